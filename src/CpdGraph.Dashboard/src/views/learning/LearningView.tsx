import { graphql } from '../../app/graphql';
import { useRouter } from '../../app/router';
import { Empty, Figure, NumberCard, NumberCards, useFilters, useView } from '../../parts';
import { DashboardView } from '../frame';
import { Numbers } from '../numbers';
import { Analysts } from './Analysts';
import { dimensionsOf } from './facts';
import { formalAgainstInformal, groupsOf, monthsOf } from './learned';

const Learning = graphql(/* GraphQL */ `
  query Learning($filter: DashboardFilter!, $by: [CompletionDimension!]!, $facts: CompletionFactFilter!, $own: Boolean!) {
    ...FilterChoices
    workforceDashboard(filter: $filter) {
      ...DashboardFrame
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
      byMonth: completions(by: MONTH) {
        ...LearnedGroup
      }
      byChannel: completions(by: OFFER_CHANNEL) {
        ...LearnedGroup
      }
      byFormat: completions(by: OFFER_FORMAT) {
        ...LearnedGroup
      }
      byProvider: completions(by: PROVIDER_KIND) {
        ...LearnedGroup
      }
      previous {
        period {
          from
          to
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
        byMonth: completions(by: MONTH) {
          ...LearnedGroup
        }
      }
    }
    completionFacts(groupBy: $by, filter: $facts, first: 10) @skip(if: $own) {
      rowCount
      snapshotOf
      csvUrl
      rows {
        month
        organisationName
        organisationOdsCode
        tier
        providerKind
        offerChannel
        offerFormat
        areaName
        competencyCode
        fundingStreamCode
        completionCount
        coachCount
        cpdMinutes
        fundedAmount
        suppressed
      }
    }
  }
`);

graphql(/* GraphQL */ `
  fragment LearnedGroup on CompletionTally {
    key
    label
    count {
      ...Counted
    }
    cpdMinutes
  }
`);

export default function LearningView() {
  const filters = useFilters(['organisation', 'period', 'tier']);
  // The channel narrows the rows for analysts alone: it is no filter of the dashboard, and stands beside them.
  const rows = useFilters(['organisation', 'period', 'tier', 'channel']);
  const { query } = useRouter();
  const by = dimensionsOf(query.get('by'));
  const { ownTeam, ...shared } = filters.variables;
  const state = useView(Learning, {
    filter: filters.variables,
    by,
    own: ownTeam === true,
    facts: {
      ...shared,
      // Without a period the rows would begin a year earlier than the charts above them.
      period: { from: filters.period.from, to: filters.period.to },
      ...(rows.channel === null ? {} : { offerChannels: [rows.channel] }),
    },
  });

  return (
    <DashboardView
      title="Learning"
      lead="What coaches completed, where it came from, and how much was learned besides courses."
      state={state}
      filters={filters}
      cards={4}
    >
      {(answer) => (
        <>
          <Numbers state={state} dashboard={answer.workforceDashboard} filters={filters}>
            {({ learning, previous, byMonth, byChannel, byFormat, byProvider }) => (
              <>
                <NumberCards>
                  <NumberCard heading="Completions" value={learning.completionCount} before={previous?.learning.completionCount} />
                  <NumberCard heading="Coaches who completed something" value={learning.coachCount} before={previous?.learning.coachCount} />
                  <NumberCard
                    heading="Hours of formal learning"
                    value={learning.formalMinutes}
                    format="hours"
                    {...(previous == null ? {} : { before: previous.learning.formalMinutes })}
                  />
                  <NumberCard
                    heading="Hours of informal learning"
                    value={learning.informalMinutes}
                    format="hours"
                    {...(previous == null ? {} : { before: previous.learning.informalMinutes })}
                  />
                </NumberCards>
                <Figure
                  id="months"
                  {...monthsOf(byMonth, previous?.byMonth)}
                  empty={<Empty why="No completions in this period." what="Choose a longer period, or import attendance." />}
                />
                <Figure
                  id="formality"
                  {...formalAgainstInformal(learning, previous?.learning)}
                  empty={<Empty why="No learning time in this period." what="Choose a longer period, or more organisations." />}
                />
                <div className="page-columns">
                  <Figure
                    id="channels"
                    {...groupsOf(byChannel, 'channel')}
                    empty={<Empty why="No completions in this period." what="Choose a longer period." />}
                  />
                  <Figure
                    id="formats"
                    {...groupsOf(byFormat, 'format')}
                    empty={<Empty why="No completions in this period." what="Choose a longer period." />}
                  />
                  <Figure
                    id="providers"
                    {...groupsOf(byProvider, 'kind of provider')}
                    empty={<Empty why="No completions in this period." what="Choose a longer period." />}
                  />
                </div>
              </>
            )}
          </Numbers>
          {ownTeam !== true && (
            <Analysts
              facts={answer.completionFacts}
              dimensions={by}
              filters={rows}
              problem={state.problemAt('completionFacts')}
              onRetry={state.reload}
            />
          )}
        </>
      )}
    </DashboardView>
  );
}
