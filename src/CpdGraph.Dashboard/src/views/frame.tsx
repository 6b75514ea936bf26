import type { ReactNode } from 'react';
import { graphql, type Answer } from '../app/graphql';
import { useSession } from '../app/session';
import { Empty, Failed, organisationChoices, View, type ChoicesAnswer, type FilterState, type ViewState } from '../parts';

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

/** The frame of a view of numbers: whose they are, of when, by which rule, and who may see them. */
export function DashboardView<Data extends ChoicesAnswer & { workforceDashboard?: Frame | null }>({ title, lead, state, filters, cards = 3, children }: {
  title: string;
  lead?: ReactNode;
  state: ViewState<Data>;
  filters: FilterState;
  /** How many boxes to show while it loads. */
  cards?: number;
  children: (data: Data) => ReactNode;
}) {
  const { has } = useSession();
  const dashboard = state.data?.workforceDashboard;

  return (
    <View
      title={title}
      lead={lead}
      state={state}
      filters={filters}
      organisations={organisationChoices(state.data, dashboard?.organisation, has('STEWARD'))}
      made={dashboard}
      disclosure={dashboard?.disclosure}
      roles={['ANALYST', 'SUPERVISOR', 'STEWARD']}
      cards={cards}
    >
      {children}
    </View>
  );
}

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
