import { graphql } from '../../app/graphql';
import { useSession } from '../../app/session';
import {
  Card, DataTable, Empty, Figure, Tag, useFilters, useView, type ViewState,
} from '../../parts';
import { DashboardView, NoNumbers } from '../frame';
import { listed } from '../overview/overview';
import { kinds, kindTitle, lateColumns, lateOf, stateCalled, stateColumns, stateRows, type Coach } from './supervision';

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

  return (
    <DashboardView
      title="Supervision"
      state={state}
      filters={filters}
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
    </DashboardView>
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
            cell={(column, row) => (column.key === 'status' ? <Tag state={stateCalled(String(row['status']))} /> : undefined)}
          />
        </>
      )}
    </Card>
  );
}
