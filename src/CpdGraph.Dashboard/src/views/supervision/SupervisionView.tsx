import { graphql } from '../../app/graphql';
import { useSession } from '../../app/session';
import {
  Card, DataTable, Empty, Figure, organisationChoices, supervisionStatusNames, useFilters, useView, View, type ViewState,
} from '../../parts';
import { NoNumbers } from '../frame';
import { listed } from '../overview/overview';
import { kinds, kindTitle, lateColumns, lateOf, stateColumns, stateRows, type Coach } from './supervision';

export const Supervision = graphql(/* GraphQL */ `
  query Supervision($filter: DashboardFilter!, $coaches: CoachFilter!, $team: Boolean!) {
    ...FilterChoices
    workforceDashboard(filter: $filter) {
      ...DashboardFrame
      supervision {
        kind
        status
        count {
          ...Counted
        }
      }
      previous {
        supervision {
          kind
          status
          count {
            ...Counted
          }
        }
      }
    }
    viewer {
      supervisedCoaches(first: 100, filter: $coaches) @include(if: $team) {
        totalCount
        nodes {
          id
          displayName
          supervision {
            arrangements {
              kind
              status
              reason
              nextDueOn
              lastHeldOn
              supervisor {
                displayName
              }
            }
          }
        }
      }
    }
  }
`);

const tags: Record<string, string> = {
  [supervisionStatusNames.OVERDUE]: 'red',
  [supervisionStatusNames.NOT_ARRANGED]: 'orange',
  [supervisionStatusNames.DUE]: 'yellow',
  [supervisionStatusNames.DUE_SOON]: 'blue',
};

export default function SupervisionView() {
  const filters = useFilters(['organisation', 'period', 'tier']);
  const { has } = useSession();
  const team = has('SUPERVISOR');
  const state = useView(Supervision, {
    filter: filters.variables,
    coaches: {
      ...(filters.tier === null ? {} : { tiers: [filters.tier] }),
      supervision: { statuses: ['OVERDUE', 'NOT_ARRANGED', 'DUE', 'DUE_SOON'], kinds: ['LINE_MANAGEMENT', 'CLINICAL', 'HEALTH_COACHING'] },
    },
    team,
  });
  const dashboard = state.data?.workforceDashboard;
  const organisations = organisationChoices(state.data, dashboard?.organisation, has('STEWARD'));

  return (
    <View
      title="Supervision"
      state={state}
      filters={filters}
      organisations={organisations}
      made={dashboard}
      disclosure={dashboard?.disclosure}
      roles={['ANALYST', 'SUPERVISOR', 'STEWARD']}
    >
      {(data) => (
        <>
          {dashboard == null ? <NoNumbers filters={filters} state={state} /> : (
            <div className="page-columns page-columns--three">
              {kinds.map((kind) => {
                const rows = stateRows(dashboard.supervision, dashboard.previous?.supervision, kind);
                return (
                  <Figure
                    key={kind}
                    id={kind.toLowerCase().replace('_', '-')}
                    title={kindTitle(kind, rows)}
                    summary={listed(rows, 'status', 'count')}
                    columns={stateColumns}
                    rows={rows}
                    kind="bar"
                    unit="coaches"
                    empty={<Empty why="For days more than 24 months ago, and where no rule is in force, supervision is not worked out." what="Choose a later period." />}
                  />
                );
              })}
            </div>
          )}
          {team && <LateList coaches={data.viewer?.supervisedCoaches} state={state} />}
        </>
      )}
    </View>
  );
}

function LateList({ coaches, state }: { coaches: { totalCount: number; nodes: readonly Coach[] } | null | undefined; state: ViewState<unknown> }) {
  const late = lateOf(coaches?.nodes ?? []);
  const cut = coaches != null && coaches.totalCount > coaches.nodes.length;

  return (
    <Card title="My team today: overdue, due and not arranged" problem={state.problemAt('viewer.supervisedCoaches')} onRetry={state.reload}>
      {late.length === 0 ? <Empty why="No supervision of your team is due in the next 14 days." what="What becomes due appears here." /> : (
        <>
          {cut && <p>Of {coaches.totalCount} coaches the first {coaches.nodes.length} by name are shown. Choose a tier to see fewer.</p>}
          <DataTable
            caption="Supervision of my team that is overdue, due or not arranged"
            columns={lateColumns}
            rows={late.map(({ row }) => row)}
            sortable
            stacks
            cell={(column, row) => (column.key === 'status' ? <strong className={`nhsuk-tag nhsuk-tag--${tags[String(row['status'])] ?? 'grey'}`}>{String(row['status'])}</strong> : undefined)}
          />
        </>
      )}
    </Card>
  );
}
