import { useEffect, useRef } from 'react';
import { graphql, type Answer } from '../../app/graphql';
import { Link, useRouter } from '../../app/router';
import {
  byGroup,
  Card,
  DataTable,
  Empty,
  Figure,
  formatDate,
  formatTime,
  
  useFilters,
  useView,
  type FigureColumn,
  type FigureData,
} from '../../parts';
import { DashboardView } from '../frame';
import { Numbers } from '../numbers';
import { coverageMessage, gapsTitle, heatOf } from './coverage';
import { tiersOf } from './tiers';
import './competencies.css';

const Competencies = graphql(/* GraphQL */ `
  query Competencies($filter: DashboardFilter!, $competency: ID!, $drilled: Boolean!) {
    ...FilterChoices
    workforceDashboard(filter: $filter) {
      ...DashboardFrame
      coachCount {
        ...Counted
      }
      tiers {
        tier
        count {
          ...Counted
        }
        movedUp {
          ...Counted
        }
      }
      previous {
        tiers {
          tier
          count {
            ...Counted
          }
        }
      }
      competencyCoverage {
        area {
          id
          name
          position
        }
        tier
        coaches {
          ...Counted
        }
        achievedShare
      }
      gaps(first: 50) {
        competency {
          id
          code
          statement
          area {
            id
            name
          }
        }
        coachesInNeed {
          ...Counted
        }
        offerCount
        upcomingRunCount
      }
    }
    competency: node(id: $competency) @include(if: $drilled) {
      ... on Competency {
        id
        code
        statement
      }
    }
    supply: offers(first: 10, filter: { competencyIds: [$competency], coverage: [DEVELOPS, ASSESSES] }) @include(if: $drilled) {
      totalCount
      nodes {
        id
        slug
        title
        provider {
          name
        }
        competencyMappings {
          coverage
          competency {
            id
          }
        }
        runs(first: 3, filter: { statuses: [BOOKING_OPEN] }) {
          totalCount
          nodes {
            id
            startsAt
            placesLeft
            venue {
              name
            }
          }
        }
      }
    }
  }
`);

type Data = Answer<typeof Competencies>;
type Gap = NonNullable<Data['workforceDashboard']>['gaps'][number];

const gapColumns: FigureColumn[] = [
  { key: 'competency', label: 'Competency', is: 'category' },
  { key: 'coaches', label: 'Coaches who need it', format: 'count', is: 'value' },
  { key: 'offers', label: 'Offers', format: 'count', is: 'table' },
  { key: 'runs', label: 'Upcoming runs', format: 'count', is: 'table' },
  { key: 'area', label: 'Area', is: 'table' },
];

function rowOf({ competency, coachesInNeed, offerCount, upcomingRunCount }: Gap) {
  return {
    id: competency.id,
    competency: `${competency.code} ${competency.statement}`,
    area: competency.area.name,
    coaches: coachesInNeed,
    offers: offerCount,
    runs: upcomingRunCount,
  };
}

export default function CompetenciesView() {
  const filters = useFilters(['organisation', 'period', 'tier']);
  const { query } = useRouter();
  const competency = query.get('competency') ?? '';
  const state = useView(Competencies, { filter: filters.variables, competency, drilled: competency !== '' });
  const table = query.get('show') === 'table';

  return (
    <DashboardView
      title="Competencies"
      lead="Where coaches’ competencies are confirmed, which ones they still need, what is on offer to gain them, and how many coaches hold each tier. Shares and needs are those of today, whatever the period."
      state={state}
      filters={filters}
    >
      {(answer) => (
        <>
          <Numbers state={state} dashboard={answer.workforceDashboard} filters={filters}>
            {({ competencyCoverage, gaps, tiers, previous, coachCount, asAt }) => (
              <>
                <Figure
                  id="coverage"
                  {...heatOf(competencyCoverage)}
                  {...coverageMessage(competencyCoverage)}
                  as={table ? 'table' : 'chart'}
                  tools={<Switch table={table} onChange={(now) => filters.set({ show: now ? 'table' : null })} />}
                  empty={<Empty why="No competency is expected of the coaches chosen." what="Choose another tier, or more organisations." />}
                />
                <Figure
                  id="tiers"
                  {...tiersOf(tiers, previous?.tiers, coachCount, asAt)}
                  empty={<Empty why="No coach was in post on this day." what="Choose another period, or more organisations." />}
                />
                <Gaps
                  all={query.get('gaps') === 'all'}
                  onAll={() => filters.set({ gaps: 'all' })}
                  gaps={gaps}
                  path={(id) =>
                    `/app/competencies?${new URLSearchParams([...[...query].filter(([name]) => name !== 'competency'), ['competency', id]])}`
                  }
                />
              </>
            )}
          </Numbers>
          {competency !== '' && (
            <Supply
              key={competency}
              answer={answer}
              id={competency}
              onClose={() => filters.set({ competency: null })}
              problem={state.problemAt('supply')}
              onRetry={state.reload}
            />
          )}
        </>
      )}
    </DashboardView>
  );
}

function Switch({ table, onChange }: { table: boolean; onChange: (table: boolean) => void }) {
  return (
    <fieldset className="nhsuk-fieldset show-as no-print">
      <legend className="nhsuk-u-visually-hidden">Show as</legend>
      <div className="nhsuk-radios nhsuk-radios--inline nhsuk-radios--small">
        {[['Heat map', false] as const, ['Table', true] as const].map(([label, value]) => (
          <div className="nhsuk-radios__item" key={label}>
            <input
              className="nhsuk-radios__input"
              type="radio"
              name="show"
              id={`show-${value ? 'table' : 'map'}`}
              checked={table === value}
              onChange={() => onChange(value)}
            />
            <label className="nhsuk-label nhsuk-radios__label" htmlFor={`show-${value ? 'table' : 'map'}`}>
              {label}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}

const shownAtFirst = 12;

function Gaps({ gaps, all, onAll, path }: { gaps: readonly Gap[]; all: boolean; onAll: () => void; path: (competency: string) => string }) {
  const rows = gaps.map(rowOf);
  const data: FigureData = { kind: 'bar', columns: gapColumns, rows: rows.slice(0, 10), unit: 'coaches' };
  const without = gaps.filter((gap) => gap.offerCount === 0).length;

  return (
    <>
      <Figure
        id="gaps"
        {...data}
        title={gapsTitle(gaps)}
        summary={byGroup(data, 'Coaches in need', 'competency').summary}
        empty={<Empty why="The coaches chosen have what the tier after theirs asks for." what="Choose another tier, or more organisations." />}
      />
      {rows.length > 0 && (
        <Card
          title={
            without === 0
              ? 'Each of these competencies has an offer'
              : `${without} of these ${gaps.length} competencies ${without === 1 ? 'has' : 'have'} no offer`
          }
          id="supply-of-gaps"
        >
          <p>Choose a competency to see the offers that develop or assess it, and their next dates.</p>
          <DataTable
            caption="Competencies that coaches need, with what is on offer"
            columns={gapColumns}
            rows={all ? rows : rows.slice(0, shownAtFirst)}
            sortable
            cell={(column, row) =>
              column.key === 'competency' ? (
                <Link to={path(String(row['id']))}>{String(row['competency'])}</Link>
              ) : column.key === 'offers' && row['offers'] === 0 ? (
                <strong className="nhsuk-tag nhsuk-tag--orange">None</strong>
              ) : undefined
            }
          />
          {!all && rows.length > shownAtFirst && (
            <p className="no-print">
              <button type="button" className="link-button" onClick={onAll}>
                Show all {rows.length} competencies
              </button>
            </p>
          )}
        </Card>
      )}
    </>
  );
}

/** What there is to gain one competency. */
function Supply({
  answer,
  id,
  onClose,
  problem,
  onRetry,
}: {
  answer: Data;
  id: string;
  onClose: () => void;
  problem: Parameters<typeof Card>[0]['problem'];
  onRetry: () => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const { competency, supply } = answer;
  const known = competency != null && 'code' in competency && competency.id === id;

  // Whoever chose a competency in the table above is led to what it opened.
  useEffect(() => {
    if (known) {
      box.current?.focus();
    }
  }, [known]);

  if (!known && problem === undefined) {
    // Until the answer is that of this competency, what the one before had is not shown under its name.
    return competency === null && answer.supply != null ? (
      <Card title="This competency is not known" id="supply">
        <p>
          It may belong to an earlier version of the framework.{' '}
          <button type="button" className="link-button" onClick={onClose}>
            Close
          </button>
        </p>
      </Card>
    ) : null;
  }

  const title = known ? `On offer for ${competency.code} ${competency.statement}` : 'On offer';

  return (
    <div ref={box} tabIndex={-1} className="focus-target">
      <Card title={title} id="supply" problem={problem} onRetry={onRetry}>
        {supply == null || supply.nodes.length === 0 ? (
          <Empty why="No published offer develops or assesses this competency." what="A training hub can publish one, or map one that it has." />
        ) : (
          <>
            <p>
              {supply.totalCount === 1
                ? '1 offer develops or assesses it.'
                : `${supply.totalCount} offers develop or assess it${supply.totalCount > supply.nodes.length ? `. These are the first ${supply.nodes.length}` : ''}.`}
            </p>
            <ul className="supply-list">
              {supply.nodes.map((offer) => {
                const coverage = offer.competencyMappings.find((mapping) => mapping.competency.id === id)?.coverage;

                return (
                  <li key={offer.id}>
                    <h3 className="nhsuk-heading-s">
                      <Link to={`/app/catalogue/${offer.slug}`}>{offer.title}</Link>
                    </h3>
                    <p>
                      {offer.provider.name}
                      {coverage === 'ASSESSES' ? '. Assesses it.' : coverage === 'DEVELOPS' ? '. Develops it.' : ''}
                    </p>
                    {offer.runs.nodes.length === 0 ? (
                      <p>No dates that take bookings.</p>
                    ) : (
                      <ul>
                        {offer.runs.nodes.map((run) => (
                          <li key={run.id}>
                            {formatDate(run.startsAt)}, {formatTime(run.startsAt)}
                            {run.venue == null ? ', online' : `, ${run.venue.name}`}
                            {placesText(run.placesLeft)}
                          </li>
                        ))}
                        {offer.runs.totalCount > offer.runs.nodes.length && <li>and {offer.runs.totalCount - offer.runs.nodes.length} more</li>}
                      </ul>
                    )}
                  </li>
                );
              })}
            </ul>
          </>
        )}
        <p className="no-print">
          <button type="button" className="link-button" onClick={onClose}>
            Close
          </button>
        </p>
      </Card>
    </div>
  );
}

function placesText(left: number | null | undefined): string {
  return left == null ? '' : left === 0 ? ', full' : left === 1 ? ', 1 place left' : `, ${left} places left`;
}
