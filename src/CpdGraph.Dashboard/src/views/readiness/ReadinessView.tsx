import { graphql } from '../../app/graphql';
import { Link } from '../../app/router';
import { useSession } from '../../app/session';
import {
  Card, Empty, Figure, formatDate, readinessStates, Tag, textOfValue, useFilters, useView, type ViewState,
} from '../../parts';
import { DashboardView, NoNumbers } from '../frame';
import { listed, readinessColumns, readinessRows, readinessTitle } from '../overview/overview';
import { inPostSince, missingOf, nextDate, notReady, requirementColumns, requirementRows, requirementTitle, type Coach } from './readiness';

export const Readiness = graphql(/* GraphQL */ `
  query Readiness($filter: DashboardFilter!, $coaches: CoachFilter!, $team: Boolean!) {
    ...FilterChoices
    workforceDashboard(filter: $filter) {
      ...DashboardFrame
      coachCount {
        ...Counted
      }
      readiness {
        status
        count {
          ...Counted
        }
        topMissing {
          title
        }
      }
      previous {
        readiness {
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
          employments {
            startedOn
            endedOn
            organisation {
              name
            }
          }
          referralReadiness {
            status
            requirements {
              met
              reason
              requirement {
                code
                title
                strength
                confirmable
              }
              runs(first: 1) {
                startsAt
                placesLeft
                offer {
                  slug
                  title
                }
              }
            }
          }
        }
      }
    }
  }
`);

export default function ReadinessView() {
  const filters = useFilters(['organisation', 'period', 'tier']);
  const { has } = useSession();
  const team = has('SUPERVISOR');
  const state = useView(Readiness, { filter: filters.variables, coaches: filters.tier === null ? {} : { tiers: [filters.tier] }, team });
  const dashboard = state.data?.workforceDashboard;

  return (
    <DashboardView
      title="Readiness to take referrals"
      state={state}
      filters={filters}
    >
      {(data) => {
        const coaches = data.viewer?.supervisedCoaches;
        const rows = dashboard == null ? [] : readinessRows(dashboard.readiness, dashboard.previous?.readiness);
        const known = rows.filter((row) => row['missing'] !== '');

        return (
          <>
            {dashboard == null ? <NoNumbers filters={filters} state={state} /> : (
              <Figure
                id="readiness"
                title={readinessTitle(dashboard.coachCount, dashboard.readiness)}
                summary={`${listed(rows, 'status', 'count')}${known.length === 0 ? '' : ` What most lack: ${known.map((row) => `${String(row['missing'])} (${String(row['status']).toLowerCase()})`).join(', ')}.`}`}
                columns={readinessColumns}
                rows={rows}
                kind="bar"
                unit="coaches"
                empty={<Empty why="For days more than 24 months ago readiness is not worked out." what="Choose a later period." />}
              />
            )}
            {team && (
              <Team coaches={coaches} today={filters.today} state={state} />
            )}
          </>
        );
      }}
    </DashboardView>
  );
}

function Team({ coaches, today, state }: { coaches: { totalCount: number; nodes: readonly Coach[] } | null | undefined; today: string; state: ViewState<unknown> }) {
  const problem = state.problemAt('viewer.supervisedCoaches');
  if (coaches == null) {
    return <Card title="My team today" problem={problem} onRetry={state.reload}><Empty why="You supervise no coaches yet." what="A steward, or another supervisor of a coach, arranges it." /></Card>;
  }

  const rows = requirementRows(coaches.nodes);
  const waiting = notReady(coaches.nodes);
  const all = coaches.totalCount > coaches.nodes.length ? `Of ${coaches.totalCount} coaches the first ${coaches.nodes.length} by name are looked at. ` : '';

  return (
    <>
      <Figure
        id="requirements"
        title={requirementTitle(rows)}
        summary={`${all}${rows.map((row) => `${String(row['title'])}: ${textOfValue(row['met'])} met, ${textOfValue(row['missing'])} missing`).join('. ')}${rows.length === 0 ? '' : '.'}`}
        columns={requirementColumns}
        rows={rows}
        kind="stacked"
        unit="coaches"
        empty={<Empty why="No coach of yours is looked at with these filters." what="Take the filter for tiers away." />}
      />
      <Card title={waiting.length === 0 ? 'Everybody in your team is ready' : 'Who is not ready, and what would close each gap'}>
        {waiting.length === 0 ? <Empty why="Nobody in your team waits for anything that is required." what="What expires soon is on the overview." /> : (
          <ul className="people">
            {waiting.map((coach) => {
              const since = inPostSince(coach, today);
              const status = coach.referralReadiness!.status;
              return (
                <li key={coach.id}>
                  <h3 className="people__name">
                    {coach.displayName} <Tag state={readinessStates[status]} />
                  </h3>
                  <p className="people__note">{since === null ? 'Between posts' : `In post since ${formatDate(since)}${coach.employments[0] === undefined ? '' : `, ${coach.employments[0].organisation.name}`}`}</p>
                  <table className="nhsuk-table people__gaps">
                    <caption className="nhsuk-u-visually-hidden">What {coach.displayName} still needs</caption>
                    <thead className="nhsuk-table__head"><tr><th scope="col">Missing</th><th scope="col">Next date that closes it</th></tr></thead>
                    <tbody className="nhsuk-table__body">
                      {missingOf(coach).map((check) => (
                        <tr key={check.requirement.code} className="nhsuk-table__row">
                          <td className="nhsuk-table__cell"><strong>{check.requirement.title}</strong><br />{check.reason}</td>
                          <td className="nhsuk-table__cell">
                            {nextDate(check)}
                            {check.runs[0] !== undefined && (
                              <><br /><Link to={`/app/catalogue/${encodeURIComponent(check.runs[0].offer.slug)}`}>{check.runs[0].offer.title}</Link></>
                            )}
                          </td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </li>
              );
            })}
          </ul>
        )}
      </Card>
    </>
  );
}
