import { graphql, type Answer } from '../../app/graphql';
import {
  Card,
  DataTable,
  Empty,
  Figure,
  formatDate,
  NumberCard,
  NumberCards,
  
  useFilters,
  useView,
  type Column,
  type Problem,
} from '../../parts';
import { DashboardView } from '../frame';
import { Numbers } from '../numbers';
import { byClosing, comparable, daysBetween, lapsing, lapsingTitle, streamsOf, totalsOf, withoutHidden, yearEndOf } from './money';

const Funding = graphql(/* GraphQL */ `
  query Funding($filter: DashboardFilter!, $today: Date!) {
    ...FilterChoices
    workforceDashboard(filter: $filter) {
      ...DashboardFrame
      disclosure {
        poundsRoundedTo
      }
      funding {
        ...MoneyOfStream
      }
      previous {
        funding {
          ...MoneyOfStream
        }
      }
    }
    fundingAllocations(first: 100, filter: { openOn: $today, hasRemaining: true }) {
      totalCount
      nodes {
        id
        organisation {
          name
        }
        stream {
          name
        }
        amount {
          amount
        }
        committed {
          amount
        }
        spent {
          amount
        }
        remaining {
          amount
        }
        closesOn
      }
    }
  }
`);

graphql(/* GraphQL */ `
  fragment MoneyOfStream on FundingTally {
    stream {
      code
      name
    }
    coachCount {
      ...Counted
    }
    allocated {
      amount
    }
    committed {
      amount
    }
    spent {
      amount
    }
    remaining {
      amount
    }
  }
`);

type Allocations = Answer<typeof Funding>['fundingAllocations'];

export default function FundingView() {
  const filters = useFilters(['organisation', 'period']);
  const state = useView(Funding, { filter: filters.variables, today: filters.today });

  return (
    <DashboardView
      title="Funding"
      lead="What is allocated, promised, spent and left in each funding stream, and what lapses if nobody uses it."
      state={state}
      filters={filters}
    >
      {(answer) => (
        <>
          <Numbers state={state} dashboard={answer.workforceDashboard} filters={filters}>
            {({ funding, previous, disclosure }) => {
              const totals = totalsOf(funding);
              const before = previous == null ? undefined : totalsOf(previous.funding);

              return (
                <>
                  <NumberCards>
                    <NumberCard
                      heading="Allocated"
                      value={totals.allocated}
                      format="money"
                      {...(before === undefined ? {} : { before: before.allocated })}
                    />
                    <NumberCard
                      heading="Committed"
                      value={totals.committed.amount}
                      format="money"
                      note={withoutHidden(totals.committed) ?? 'Promised and not yet spent'}
                    />
                    <NumberCard
                      heading="Spent"
                      value={totals.spent.amount}
                      format="money"
                      before={comparable(totals.spent, before?.spent)}
                      note={withoutHidden(totals.spent)}
                    />
                    {totals.allocated > 0 && (
                      <NumberCard heading="Left" value={totals.left.amount} format="money" note={withoutHidden(totals.left)} />
                    )}
                  </NumberCards>
                  <Figure
                    id="streams"
                    {...streamsOf(funding, previous?.funding)}
                    empty={
                      <Empty
                        why="No budget was open, and nothing was awarded, in this period."
                        what="Choose a longer period, or more organisations."
                      />
                    }
                  >
                    {!disclosure.exact && <p className="figure__foot">Committed, spent and left are rounded to £{disclosure.poundsRoundedTo}.</p>}
                  </Figure>
                </>
              );
            }}
          </Numbers>
          <Lapsing
            allocations={answer.fundingAllocations}
            today={filters.today}
            problem={state.problemAt('fundingAllocations')}
            onRetry={state.reload}
          />
        </>
      )}
    </DashboardView>
  );
}

const columns: Column[] = [
  { key: 'closes', label: 'Closes', format: 'date' },
  { key: 'days', label: 'Days to go', format: 'count' },
  { key: 'remaining', label: 'Left', format: 'money' },
  { key: 'organisation', label: 'Organisation' },
  { key: 'stream', label: 'Funding stream' },
  { key: 'amount', label: 'Budget', format: 'money' },
  { key: 'committed', label: 'Committed', format: 'money' },
  { key: 'spent', label: 'Spent', format: 'money' },
];

/** What lapses on 31 March, and what closes after: for those who fund. */
function Lapsing({
  allocations,
  today,
  problem,
  onRetry,
}: {
  allocations: Allocations;
  today: string;
  problem: Problem | undefined;
  onRetry: () => void;
}) {
  if (problem !== undefined) {
    return <Card title="What lapses at the end of the financial year" id="lapsing" problem={problem} onRetry={onRetry} />;
  }

  if (allocations == null || allocations.totalCount === 0) {
    return (
      <Card title="What lapses at the end of the financial year" id="lapsing">
        <Empty
          why="You fund no organisation that has an open budget with money left."
          what="Whoever funds one sees here which budgets close, and when."
        />
      </Card>
    );
  }

  const lost = lapsing(allocations.nodes, today);

  return (
    <Card title={lapsingTitle(lost, today)} id="lapsing">
      <p>Open budgets of the organisations that you fund, with money that is neither promised nor spent. They are exact, and of this moment.</p>
      <DataTable
        caption="Open budgets with money left"
        columns={columns}
        rows={byClosing(allocations.nodes).map((budget) => ({
          closes: budget.closesOn,
          days: daysBetween(today, budget.closesOn),
          remaining: Number(budget.remaining.amount),
          organisation: budget.organisation.name,
          stream: budget.stream.name,
          amount: Number(budget.amount.amount),
          committed: Number(budget.committed.amount),
          spent: Number(budget.spent.amount),
        }))}
        sortable
        cell={(column, row) =>
          column.key === 'closes' && String(row['closes']) <= yearEndOf(today) ? (
            <>
              {formatDate(String(row['closes']))} <strong className="nhsuk-tag nhsuk-tag--orange">Lapses</strong>
            </>
          ) : undefined
        }
      />
      {allocations.totalCount > allocations.nodes.length && (
        <p>
          These are the {allocations.nodes.length} that close first, of {allocations.totalCount}.
        </p>
      )}
    </Card>
  );
}
