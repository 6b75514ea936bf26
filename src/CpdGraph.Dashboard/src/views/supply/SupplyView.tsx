import { useState } from 'react';
import { Link, useRouter } from '../../app/router';
import { useSession } from '../../app/session';
import { Card } from '../../parts/cards';
import { Download } from '../../parts/download';
import { Figure } from '../../parts/figure';
import { Empty } from '../../parts/states';
import { Tag } from '../../parts/Tag';
import { addDays, dayAndTime } from '../../parts/days';
import { channelNames, count, deliveryModes, runStates, tierNames } from '../../parts/labels';
import { londonDay } from '../../parts/periods';
import { useView, type Problem } from '../../parts/useView';
import { countOf, formatDate } from '../../parts/values';
import { View } from '../../parts/view';
import type { SupplyQuery, SupplyQueryVariables } from '../../gql/graphql';
import { Supply } from './supply.graphql';
import { byMonth, endings, placeTotals, runsAfter, supplyCells, supplySummary, tierKeys, type Area, type ByTier, type ComingRun, type OwnRun, type Provider } from './supplyRules';
import '../../parts/coach.css';
import './supply.css';

/** What is on offer: by area and tier, the dates to come, places of one's own dates, and accreditations that end. For hubs their own beside all. */
export default function SupplyView() {
  const { query } = useRouter();
  const session = useSession();
  const numbers = session.has('ANALYST', 'SUPERVISOR', 'STEWARD');
  const [variables] = useState<SupplyQueryVariables>(() => {
    const today = londonDay();
    return { today, until: addDays(today, 183), back: addDays(today, -183), numbers };
  });
  const view = useView(Supply, variables);
  return (
    <View title="Supply of training" state={view} roles={['PUBLISHER', 'ANALYST', 'SUPERVISOR', 'STEWARD']} cards={4} disclosure={view.data?.workforceDashboard?.disclosure}>
      {(data) => <SupplyPage data={data} today={String(variables.today)} chosen={query.get('of')} problemAt={view.problemAt} reload={view.reload} />}
    </View>
  );
}

interface SupplyPageProps {
  data: SupplyQuery;
  today: string;
  /** "all", or the id of a provider; null: as the caller needs it most. */
  chosen: string | null;
  problemAt: (path: string) => Problem | undefined;
  reload: () => void;
}

export function SupplyPage({ data, today, chosen, problemAt, reload }: SupplyPageProps) {
  const providers = data.viewer?.providers ?? [];
  const provider = chosen === 'all' ? null : (providers.find((one) => one.id === chosen) ?? providers[0] ?? null);
  const areas = data.competencyFramework?.areas ?? [];
  return (
    <>
      {providers.length > 0 && (
        <nav aria-label="Whose offers" className="app-whose">
          <ul className="nhsuk-list">
            {providers.map((one) => (
              <li key={one.id}><Link to={`/app/supply?of=${encodeURIComponent(one.id)}`} {...(one === provider ? { 'aria-current': 'true' as const } : {})}>{one.name}</Link></li>
            ))}
            <li><Link to="/app/supply?of=all" {...(provider === null ? { 'aria-current': 'true' as const } : {})}>Whole catalogue</Link></li>
          </ul>
        </nav>
      )}
      <Matrix areas={areas} counts={provider ?? countsOf(data)} whose={provider?.name ?? null} problem={problemAt('competencyFramework')} reload={reload} />
      {provider ? <OwnCards provider={provider} today={today} /> : <AllCards data={data} today={today} problemAt={problemAt} reload={reload} />}
    </>
  );
}

function countsOf(data: SupplyQuery): ByTier {
  return { tier1: data.tier1 ?? null, tier2: data.tier2 ?? null, tier3: data.tier3 ?? null, tier4: data.tier4 ?? null };
}

/** Offers by area and tier. An empty cell stands out by its word and its frame, not by colour alone. */
function Matrix({ areas, counts, whose, problem, reload }: { areas: Area[]; counts: ByTier; whose: string | null; problem: Problem | undefined; reload: () => void }) {
  const cells = supplyCells(areas, counts);
  if (problem !== undefined || cells.length === 0) {
    return (
      <Card title="Offers by area and tier" id="matrix" problem={problem} onRetry={reload}>
        <Empty why="No competency framework is in force." what="A steward publishes one." />
      </Card>
    );
  }

  const empty = cells.filter((cell) => cell.offers === 0).length;
  const heading = empty > 0 ? `${count(empty, 'combination')} of area and tier without an offer` : 'Offers for every area and tier';
  return (
    <Card title={heading} id="matrix">
      <p>{supplySummary(cells)} An offer without a tier is for all tiers and counts in each.</p>
      <div className="table-scroll" tabIndex={0} role="region" aria-label="Offers by area and tier">
        <table className="nhsuk-table app-matrix app-stacked">
          <caption className="nhsuk-u-visually-hidden">Published offers by competency area and tier{whose ? ` of ${whose}` : ''}</caption>
          <thead>
            <tr>
              <th scope="col">Competency area</th>
              {tierKeys.map((tier) => (
                <th scope="col" key={tier}>{tierNames[tier]}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {areas.map((area) => (
              <tr key={area.id}>
                <th scope="row">{area.code}. {area.name}</th>
                {cells.filter((cell) => cell.area === area).map((cell) => (
                  <td key={cell.tier} data-label={tierNames[cell.tier]} className={cell.offers === 0 ? 'app-matrix__empty' : undefined}>
                    {cell.offers === 0 ? (
                      <strong>None</strong>
                    ) : whose === null ? (
                      <Link to={`/app/catalogue?area=${encodeURIComponent(area.id)}&tier=${cell.tier}`}>
                        {cell.offers}<span className="nhsuk-u-visually-hidden"> offers for area {area.code} at {tierNames[cell.tier].toLowerCase()}</span>
                      </Link>
                    ) : cell.offers}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Download
        title={heading}
        name={whose === null ? 'areas-and-tiers' : `areas-and-tiers ${whose}`}
        columns={[{ key: 'area', label: 'Competency area' }, ...tierKeys.map((tier) => ({ key: tier, label: tierNames[tier], format: 'count' as const }))]}
        rows={areas.map((area) => ({ area: `${area.code}. ${area.name}`, ...Object.fromEntries(cells.filter((cell) => cell.area === area).map((cell) => [cell.tier, cell.offers])) }))}
      />
    </Card>
  );
}

function AllCards({ data, today, problemAt, reload }: { data: SupplyQuery; today: string; problemAt: (path: string) => Problem | undefined; reload: () => void }) {
  const competencies = data.competencies?.nodes ?? [];
  const without = competencies.filter((competency) => competency.offers.totalCount === 0);
  const ending = endings(data.accredited?.nodes ?? [], today);
  const dashboard = data.workforceDashboard ?? null;
  return (
    <>
      {dashboard && <Places dashboard={dashboard} />}
      {dashboard && <Channels offers={dashboard.offers} />}
      {!dashboard && problemAt('workforceDashboard') && <Card title="Places of your coaches" id="places" problem={problemAt('workforceDashboard')} onRetry={reload} />}
      <Card
        title={without.length === 0 ? 'Every competency can be learned in the next 6 months' : `${count(without.length, 'competency', 'competencies')} without a date to book in the next 6 months`}
        id="competencies"
        problem={problemAt('competencies')}
        onRetry={reload}
      >
        {without.length > 0 ? (
          <ul>
            {without.map((competency) => (
              <li key={competency.code}>{competency.code} {competency.statement}</li>
            ))}
          </ul>
        ) : (
          <p>Each of the {competencies.length} competencies has at least one offer with a date that takes bookings.</p>
        )}
      </Card>
      <Card title={`${count(data.runs?.totalCount ?? 0, 'date')} in the next 6 months`} id="runs" problem={problemAt('runs')} onRetry={reload}>
        <RunsByMonth runs={data.runs?.nodes ?? []} total={data.runs?.totalCount ?? 0} />
      </Card>
      <Card title={`${count(ending.length, 'accreditation')} ending in the next 90 days`} id="accreditations" problem={problemAt('accredited')} onRetry={reload}>
        {ending.length === 0 ? <p>No accreditation ends in the next 90 days.</p> : (
          <ul className="nhsuk-list app-rows">
            {ending.map((one) => (
              <li key={one.slug + one.body}>
                <Link to={`/app/catalogue/${one.slug}`}>{one.title}</Link>, {one.provider}
                <br />
                {one.body}, until {formatDate(one.validTo)}
              </li>
            ))}
          </ul>
        )}
      </Card>
    </>
  );
}

type Dashboard = NonNullable<SupplyQuery['workforceDashboard']>;

/** What the coaches whom the caller oversees had of the places on offer, of last night and under the rule that counts of people pass. */
function Places({ dashboard }: { dashboard: Dashboard }) {
  const { places, period } = dashboard;
  return (
    <Figure
      id="places"
      title={`${countOf(places.booked, 'place')} booked by ${dashboard.organisation ? `coaches of ${dashboard.organisation.name}` : 'the coaches you oversee'}`}
      summary={`From ${formatDate(period.from)} to ${formatDate(period.to)}, ${count(places.runs, 'date')} of the whole catalogue offered ${count(places.offered, 'place')}, besides dates without a limit. ${dashboard.snapshotOf ? 'Numbers of last night.' : `Numbers from ${formatDate(dashboard.generatedAt)}.`}`}
      kind="bar"
      unit="places"
      columns={[
        { key: 'what', label: 'Places' },
        { key: 'number', label: 'Number', format: 'count' },
      ]}
      rows={[
        { what: 'Booked', number: places.booked },
        { what: 'Attended', number: places.attended },
        { what: 'Did not attend', number: places.didNotAttend },
      ]}
    />
  );
}

/** Published offers by where they come from. */
function Channels({ offers }: { offers: Dashboard['offers'] }) {
  const most = offers.toSorted((a, b) => b.count - a.count)[0];
  return (
    <Figure
      id="channels"
      title={most ? `Most offers come from: ${channelNames[most.channel]}` : 'No offers are published'}
      summary={most ? `${count(most.count, 'offer')} of ${offers.reduce((sum, one) => sum + one.count, 0)}, with ${count(most.upcomingRunCount, 'date')} that takes bookings.`.replace('dates that takes', 'dates that take') : 'Publishers add offers.'}
      kind="bar"
      unit="offers"
      columns={[
        { key: 'channel', label: 'Where from' },
        { key: 'offers', label: 'Offers', format: 'count' },
        { key: 'accredited', label: 'Accredited', format: 'count', is: 'table' },
        { key: 'runs', label: 'Dates to book', format: 'count', is: 'table' },
      ]}
      rows={offers.map((one) => ({ channel: channelNames[one.channel], offers: one.count, accredited: one.accreditedCount, runs: one.upcomingRunCount }))}
    />
  );
}

/** Dates in a list by month: a calendar that a phone and a screen reader can follow. */
function RunsByMonth({ runs, total }: { runs: ComingRun[]; total: number }) {
  if (runs.length === 0) {
    return <Empty why="No dates are planned in the next 6 months." what="Publishers schedule dates for their offers, one by one or from a spreadsheet." />;
  }

  return (
    <>
      {byMonth(runs).map(([month, group]) => (
        <section key={month}>
          <h3>{month} <span className="app-quiet">({count(group.length, 'date')})</span></h3>
          <ul className="nhsuk-list app-rows">
            {group.map((run) => (
              <li key={run.id}>
                <Link to={`/app/catalogue/${run.offer.slug}`}>{run.offer.title}</Link> <Tag state={runStates[run.status]} />
                <br />
                {dayAndTime(run.startsAt)}, {run.venue?.name ?? (run.offer.delivery.mode ? deliveryModes[run.offer.delivery.mode].toLowerCase() : 'online')}
                {run.status !== 'CANCELLED' && run.placesLeft != null && run.capacity != null && `, ${run.placesLeft} of ${count(run.capacity, 'place')} left`}
                <span className="app-quiet">, {run.offer.provider.name}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {total > runs.length && <p>The first {runs.length} of {total} are shown. <Link to="/app/catalogue?order=soonest">Search the catalogue by date</Link></p>}
    </>
  );
}

function OwnCards({ provider, today }: { provider: Provider; today: string }) {
  const submitted = provider.offers.nodes.filter((offer) => offer.status === 'IN_REVIEW' || offer.submission?.returnedAt != null);
  const drafts = provider.offers.nodes.filter((offer) => offer.status === 'DRAFT' && offer.submission?.returnedAt == null);
  const ending = endings(provider.offers.nodes, today);
  return (
    <>
      <OwnRuns runs={provider.coming.nodes} total={provider.coming.totalCount} />
      <PastPlaces provider={provider} />
      <Card title={`${count(ending.length, 'accreditation')} ending in the next 90 days`} id="accreditations">
        {ending.length === 0 ? <p>None of your accreditations ends in the next 90 days.</p> : (
          <ul className="nhsuk-list app-rows">
            {ending.map((one) => {
              const after = runsAfter(provider.coming.nodes, one.slug, one.validTo);
              return (
                <li key={one.slug + one.body}>
                  <Link to={`/app/catalogue/${one.slug}`}>{one.title}</Link>
                  <br />
                  {one.body}, until {formatDate(one.validTo)}.{' '}
                  {after.runs === 0 ? 'No date begins after that day.' : `${count(after.runs, 'date begins', 'dates begin')} after that day, with ${after.booked} booked: renew it, or tell who is booked.`}
                </li>
              );
            })}
          </ul>
        )}
      </Card>
      <Card title={submitted.length === 0 ? 'Nothing waits for review' : `${count(submitted.length, 'offer')} handed in`} id="submissions">
        {submitted.length === 0 && <p>Offers that you hand in for review are listed here until they are published.</p>}
        <ul className="nhsuk-list app-rows">
          {submitted.map((offer) => (
            <li key={offer.slug}>
              <strong>{offer.title}</strong>{' '}
              {offer.submission?.returnedAt != null ? <Tag state={{ text: 'Sent back', colour: 'orange' }} /> : <Tag state={{ text: 'In review', colour: 'blue' }} />}
              <br />
              {offer.submission && `Handed in by ${offer.submission.submittedBy} on ${formatDate(offer.submission.submittedAt)}. `}
              {offer.submission?.returnReason && `To change: ${offer.submission.returnReason}`}
            </li>
          ))}
        </ul>
        {drafts.length > 0 && <p>{count(drafts.length, 'draft')} not handed in yet: {drafts.map((offer) => offer.title).join(', ')}.</p>}
      </Card>
    </>
  );
}

/** The dates to come of one's own offers: how full each is and who waits. */
function OwnRuns({ runs, total }: { runs: OwnRun[]; total: number }) {
  return (
    <Card title={`${count(total, 'date')} in the next 6 months`} id="runs">
      {runs.length === 0 ? <Empty why="None of your offers has a date in the next 6 months." what="Schedule dates, or load them from a spreadsheet." /> : (
        <div className="table-scroll" tabIndex={0} role="region" aria-label="Your dates to come">
          <table className="nhsuk-table app-table app-stacked">
            <caption className="nhsuk-u-visually-hidden">Your dates to come, with the places taken</caption>
            <thead>
              <tr>
                <th scope="col">Date</th>
                <th scope="col">Offer</th>
                <th scope="col">State</th>
                <th scope="col" className="nhsuk-table__header--numeric">Booked</th>
                <th scope="col" className="nhsuk-table__header--numeric">Places</th>
                <th scope="col" className="nhsuk-table__header--numeric">Waiting</th>
                <th scope="col" className="nhsuk-table__header--numeric">To approve</th>
              </tr>
            </thead>
            <tbody>
              {runs.map((run) => (
                <tr key={run.id}>
                  <th scope="row">{dayAndTime(run.startsAt)}</th>
                  <td><Link to={`/app/catalogue/${run.offer.slug}`}>{run.offer.title}</Link></td>
                  <td data-label="State"><Tag state={runStates[run.status]} /></td>
                  <td data-label="Booked" className="nhsuk-table__cell--numeric">{run.booked?.totalCount ?? 'Not known'}</td>
                  <td data-label="Places" className="nhsuk-table__cell--numeric">{run.capacity ?? 'No limit'}</td>
                  <td data-label="Waiting" className="nhsuk-table__cell--numeric">{run.waiting?.totalCount ?? 'Not known'}</td>
                  <td data-label="To approve" className="nhsuk-table__cell--numeric">{run.requested?.totalCount ?? 'Not known'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {total > runs.length && <p>The first {runs.length} of {total} are shown.</p>}
      {runs.length > 0 && (
        <Download
          title="Your dates to come, with the places taken"
          name="dates"
          columns={[
            { key: 'startsAt', label: 'Date' },
            { key: 'offer', label: 'Offer' },
            { key: 'state', label: 'State' },
            { key: 'booked', label: 'Booked' },
            { key: 'places', label: 'Places' },
            { key: 'waiting', label: 'Waiting' },
            { key: 'requested', label: 'To approve' },
          ]}
          rows={runs.map((run) => ({
            startsAt: dayAndTime(run.startsAt),
            offer: run.offer.title,
            state: runStates[run.status].text,
            booked: run.booked?.totalCount ?? 'Not known',
            places: run.capacity ?? 'No limit',
            waiting: run.waiting?.totalCount ?? 'Not known',
            requested: run.requested?.totalCount ?? 'Not known',
          }))}
        />
      )}
    </Card>
  );
}

function PastPlaces({ provider }: { provider: Provider }) {
  const runs = provider.past.nodes;
  if (runs.length === 0) {
    return (
      <Card title="No dates in the last 6 months" id="places">
        <p>Places offered, booked and attended are shown here once a date has begun.</p>
      </Card>
    );
  }

  const totals = placeTotals(runs);
  return (
    <Figure
      id="places"
      title={`${count(totals.attended, 'place')} attended of ${totals.booked} booked in the last 6 months`}
      summary={`${count(runs.length, 'date')} offered ${count(totals.offered, 'place')}${totals.unlimited > 0 ? `, besides ${count(totals.unlimited, 'date')} without a limit` : ''}. ${totals.missed} did not attend; for ${Math.max(totals.booked - totals.attended - totals.missed, 0)} nothing is recorded yet.`}
      kind="bar"
      unit="places"
      columns={[
        { key: 'what', label: 'Places' },
        { key: 'number', label: 'Number', format: 'count' },
      ]}
      rows={[
        { what: 'Offered', number: totals.offered },
        { what: 'Booked', number: totals.booked },
        { what: 'Attended', number: totals.attended },
        { what: 'Did not attend', number: totals.missed },
      ]}
    >
      {provider.past.totalCount > runs.length && <p>Of the last {runs.length} dates of {provider.past.totalCount}.</p>}
    </Figure>
  );
}
