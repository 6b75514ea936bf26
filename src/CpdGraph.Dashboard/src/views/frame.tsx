import { graphql, type Answer } from '../app/graphql';
import { Empty, Failed, type FilterState, type ViewState } from '../parts';

/** What every view of numbers says about them: of when, of whom, by which rule. */
export const DashboardFrame = graphql(/* GraphQL */ `
  fragment DashboardFrame on WorkforceDashboard {
    generatedAt
    snapshotOf
    asAt
    period {
      from
      to
    }
    organisation {
      ...FilterPlace
    }
    disclosure {
      smallestShown
      roundedTo
      exact
    }
  }
`);

export type Frame = Answer<typeof DashboardFrame>;

/** The API answers null where nothing is overseen, or not this organisation; and where the numbers could not be worked out, with the reason. */
export function NoNumbers({ filters, state }: { filters: FilterState; state: ViewState<unknown> }) {
  const problem = state.problemAt('workforceDashboard');

  if (problem !== undefined) {
    return <Failed problem={problem} onRetry={state.reload} />;
  }

  return filters.organisation === null ? (
    <Empty why="There are no numbers for you: you oversee no organisation yet." what="Ask a steward of this service to name the organisations that you oversee." />
  ) : (
    <Empty
      why="There are no numbers for this organisation. You may not oversee it, or it was closed."
      what={<button type="button" className="link-button" onClick={() => filters.set({ organisation: null })}>Show all that I oversee</button>}
    />
  );
}
