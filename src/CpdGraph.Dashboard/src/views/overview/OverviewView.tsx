import { Link, useRouter } from '../../app/router';
import { graphql, type Answer } from '../../app/graphql';
import {
  Card, Empty, Figure, formatDate, formatMinutes, keptFilters, NumberCard, NumberCards, textOfValue, useFilters, useView,
  type ViewState,
} from '../../parts';
import { DashboardView, NoNumbers } from '../frame';
import {
  completionsSummary, completionsTitle, listed, metOf, readinessColumns, readinessRows, readinessTitle, readyOf, spentBefore, spentOf, type Dashboard,
} from './overview';

export const Overview = graphql(/* GraphQL */ `
  query Overview($filter: DashboardFilter!) {
    ...FilterChoices
    viewer {
      attention(first: 6) {
        totalCount
        nodes {
          key
          text
          action
          dueOn
          overdue
        }
      }
    }
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
      supervision {
        kind
        status
        count {
          ...Counted
        }
      }
      learning {
        completionCount {
          ...Counted
        }
        coachCount {
          ...Counted
        }
        formalMinutes
        informalMinutes
      }
      funding {
        spent {
          amount
        }
      }
      completions(by: MONTH) {
        key
        label
        count {
          ...Counted
        }
        cpdMinutes
      }
      gaps(first: 5) {
        competency {
          code
          statement
        }
        coachesInNeed {
          ...Counted
        }
        offerCount
        upcomingRunCount
      }
      previous {
        period {
          from
          to
        }
        coachCount {
          ...Counted
        }
        readiness {
          status
          count {
            ...Counted
          }
        }
        supervision {
          kind
          status
          count {
            ...Counted
          }
        }
        learning {
          formalMinutes
        }
        funding {
          spent {
            amount
          }
        }
      }
    }
  }
`);

export default function OverviewView() {
  const filters = useFilters(['organisation', 'period', 'tier']);
  const state = useView(Overview, { filter: filters.variables });
  const dashboard = state.data?.workforceDashboard;

  return (
    <DashboardView
      title="Overview"
      state={state}
      filters={filters}
      cards={5}
    >
      {(data) => (
        <>
          {dashboard == null ? <NoNumbers filters={filters} state={state} /> : <Numbers dashboard={dashboard} state={state} />}
          <Attention viewer={data.viewer} state={state} />
        </>
      )}
    </DashboardView>
  );
}

function Numbers({ dashboard, state }: { dashboard: Dashboard; state: ViewState<unknown> }) {
  const { query } = useRouter();
  const kept = keptFilters(query);
  const { previous, learning } = dashboard;
  const ready = readyOf(dashboard.readiness);
  const met = metOf(dashboard.supervision, 'HEALTH_COACHING');
  const readiness = readinessRows(dashboard.readiness, previous?.readiness);
  const problem = (field: string) => state.problemAt(`workforceDashboard.${field}`);
  const spent = spentOf(dashboard.funding);
  const top = dashboard.gaps[0];
  const period = `${formatDate(dashboard.period.from)} to ${formatDate(dashboard.period.to)}`;

  return (
    <>
      <p>
        {period}{previous == null ? '' : `, compared with ${formatDate(previous.period.from)} to ${formatDate(previous.period.to)}`}.
        Coaches are counted at the end of {formatDate(dashboard.asAt)}.
      </p>
      <NumberCards>
        <NumberCard heading="Coaches in post" value={dashboard.coachCount} before={previous?.coachCount} href={`/app/readiness${kept}`} />
        <NumberCard heading="Ready to take referrals" value={ready ?? 'Not worked out'} before={previous == null ? undefined : readyOf(previous.readiness)} href={`/app/readiness${kept}`} />
        <NumberCard
          heading="Health coaching supervision met"
          value={met ?? 'Not worked out'}
          before={previous == null ? undefined : metOf(previous.supervision, 'HEALTH_COACHING')}
          href={`/app/supervision${kept}`}
        />
        <NumberCard
          heading="CPD hours"
          value={learning.formalMinutes ?? null}
          format="hours"
          before={previous == null ? undefined : previous.learning.formalMinutes ?? null}
          href={`/app/learning${kept}`}
          note={`From completions. Informal: ${formatMinutes(learning.informalMinutes)}`}
        />
        <NumberCard
          heading="Spent on training"
          value={spent.amount}
          format="money"
          before={previous == null ? undefined : spentBefore(dashboard.funding, previous.funding)}
          href={`/app/funding${kept}`}
          note={spent.hidden === 0 || spent.amount === null ? undefined : `Without ${spent.hidden} ${spent.hidden === 1 ? 'stream that is' : 'streams that are'} hidden`}
        />
      </NumberCards>
      <div className="page-columns">
        <Figure
          id="readiness"
          title={readinessTitle(dashboard.coachCount, dashboard.readiness)}
          summary={listed(readiness, 'status', 'count')}
          columns={readinessColumns}
          rows={readiness}
          kind="bar"
          unit="coaches"
          empty={<Empty why="For days more than 24 months ago readiness is not worked out." what="Choose a later period." />}
        />
        {problem('completions') === undefined ? (
          <Figure
            id="completions"
            title={completionsTitle(learning.completionCount, learning.coachCount)}
            summary={completionsSummary(dashboard.completions)}
            columns={[{ key: 'label', label: 'Month' }, { key: 'count', label: 'Completions', format: 'count' }, { key: 'cpdMinutes', label: 'CPD hours', format: 'hours', is: 'table' }]}
            rows={dashboard.completions}
            kind="column"
            unit="completions"
            empty={<Empty why="No completions in this period." what="Choose a longer period, or import attendance." />}
          />
        ) : (
          <Card title="Completions" problem={problem('completions')} onRetry={state.reload} />
        )}
      </div>
      {problem('gaps') === undefined ? (
        <Figure
          id="gaps"
          title={top === undefined ? 'No competency is missing' : `Most coaches still need ${top.competency.code}: ${top.competency.statement.replace(/\.$/, '')}`}
          summary={top === undefined ? '' : `${textOfValue(top.coachesInNeed)} coaches need it for the tier after theirs. Published offers that develop it: ${top.offerCount}.`}
          columns={[
            { key: 'competency', label: 'Competency' },
            { key: 'need', label: 'Coaches in need', format: 'count' },
            { key: 'offers', label: 'Offers', format: 'count', is: 'table' },
            { key: 'runs', label: 'Dates that take bookings', format: 'count', is: 'table' },
          ]}
          rows={dashboard.gaps.map((gap) => ({
            competency: `${gap.competency.code} ${gap.competency.statement}`, need: gap.coachesInNeed, offers: gap.offerCount, runs: gap.upcomingRunCount,
          }))}
          kind="bar"
          unit="coaches"
          empty={<Empty why="No coach lacks a competency for the tier after theirs." what="Look at the competencies to see what is confirmed." />}
        >
          <p><Link className="card-link" to={`/app/competencies${kept}`}>All competencies and gaps</Link></p>
        </Figure>
      ) : (
        <Card title="Gaps" problem={problem('gaps')} onRetry={state.reload} />
      )}
    </>
  );
}

function Attention({ viewer, state }: { viewer: Answer<typeof Overview>['viewer']; state: ViewState<unknown> }) {
  const attention = viewer?.attention;
  const problem = state.problemAt('viewer.attention');

  return (
    <Card title="What needs attention" problem={problem} onRetry={state.reload}>
      {attention == null || attention.nodes.length === 0 ? (
        <Empty why="Nothing needs you now." what="What is due appears here." />
      ) : (
        <>
          <ul className="attention">
            {attention.nodes.map((item) => (
              <li key={item.key}>
                {item.overdue && <strong className="nhsuk-tag nhsuk-tag--red">Overdue</strong>}
                <p className="attention__text">{item.text}</p>
                <p className="attention__action">{item.action}{item.dueOn == null ? '' : ` By ${formatDate(item.dueOn)}.`}</p>
              </li>
            ))}
          </ul>
          {attention.totalCount > attention.nodes.length && <p>{attention.totalCount - attention.nodes.length} more things need attention.</p>}
        </>
      )}
    </Card>
  );
}
