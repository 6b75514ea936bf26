import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import { Link, useRouter } from '../../app/router';
import { useView, type Problem } from '../../parts/useView';
import { View } from '../../parts/view';
import { Empty, Failed } from '../../parts/states';
import { dayAndTime } from '../../parts/days';
import { channelNames, count, coverages, deliveryModes, formats, tierNames } from '../../parts/labels';
import { londonDay } from '../../parts/periods';
import { formatMinutes, formatMoney } from '../../parts/values';
import type { CatalogueQuery, OfferFacetField } from '../../gql/graphql';
import { Catalogue } from './catalogue.graphql';
import { addressOf, changed, chipsOf, listOf, orders, searchOf, variablesOf, withins, type Chip, type ListField, type Search } from './search';
import '../../parts/coach.css';
import './catalogue.css';

/** Looks for training in the catalogue, signed in or not. */
export default function CatalogueView() {
  const { query, go } = useRouter();
  const search = searchOf(query);
  const variables = variablesOf(search, londonDay());
  const view = useView(Catalogue, variables);
  const facets = view.data?.offers?.facets ?? [];
  const streams = view.data?.fundingStreams?.nodes ?? [];
  const requirements = view.data?.competencyFramework?.readinessRequirements ?? [];
  const competencies = view.data?.competencies?.nodes ?? [];
  const chips = chipsOf(
    search,
    (field, value) => facetLabel(facets, field, value),
    {
      stream: streams.find((stream) => stream.id === search.paidBy)?.name ?? null,
      requirement: requirements.find((requirement) => requirement.code === search.satisfies)?.title ?? null,
      competency: competencies.find((competency) => competency.id === search.competency)?.code ?? null,
    },
  );

  // Who has searched, or taken a filter away, hears how much was found, and goes on from there. The first results are read from the top of the page.
  const address = addressOf(search);
  const shown = useRef(address);
  useEffect(() => {
    if (view.state === 'ready' && shown.current !== address) {
      shown.current = address;
      document.getElementById('results')?.focus();
    }
  }, [view.state, address]);

  return (
    <div className="app-catalogue">
      <View
        title="Training catalogue"
        state={view}
        controls={<SearchForm key={addressOf(changed(search, {}))} search={search} facets={facets} streams={streams} requirements={requirements} competencies={competencies} active={chips.length} onSearch={(wanted) => go(addressOf(wanted))} />}
      >
        {(data) => (
          <div className="app-results">
            <Chips chips={chips} />
            {data.offers ? <Results offers={data.offers} search={search} /> : <Failed problem={view.problemAt('offers') ?? view.problems[0] ?? noAnswer} onRetry={view.reload} />}
          </div>
        )}
      </View>
    </div>
  );
}

const noAnswer: Problem = { message: 'The service gave no answer.', code: 'INTERNAL', traceId: null, path: 'offers' };

function Chips({ chips }: { chips: Chip[] }) {
  if (chips.length === 0) {
    return null;
  }

  return (
    <ul className="app-chips" aria-label="Filters in use">
      {chips.map((chip) => (
        <li key={chip.label}>
          <Link className="app-chip" to={addressOf(chip.without)}>
            <span className="nhsuk-u-visually-hidden">Remove </span>
            {chip.label} <span aria-hidden="true">×</span>
          </Link>
        </li>
      ))}
      <li><Link className="app-chips__clear" to="/app/catalogue">Clear all</Link></li>
    </ul>
  );
}

/** The words for a value that is filtered by: those of the answer, or our own while there is none. */
function facetLabel(facets: Facet[], field: ListField, value: string): string {
  const known = facets.find((facet) => facet.field === field)?.values.find((one) => one.value === value)?.label;
  if (known !== undefined) {
    return known;
  }

  const words: Partial<Record<ListField, Record<string, string>>> = { TIER: tierNames, FORMAT: formats, DELIVERY_MODE: deliveryModes, CHANNEL: channelNames };
  return words[field]?.[value] ?? (field === 'COMPETENCY_AREA' ? 'One competency area' : 'One specialism');
}

type Offers = NonNullable<CatalogueQuery['offers']>;
type Facet = Offers['facets'][number];

function Results({ offers, search }: { offers: Offers; search: Search }) {
  const { totalCount, nodes, pageInfo } = offers;
  return (
    <>
      <h2 className="app-results__count" id="results" tabIndex={-1}>{totalCount === 0 ? 'Nothing found' : `${count(totalCount, 'offer')} found`}</h2>
      {totalCount === 0 ? (
        <Empty why="No training fits all of these filters." what={<>Take one away above, or <Link to="/app/catalogue">see the whole catalogue</Link>.</>} />
      ) : nodes.length === 0 ? (
        <Empty why="This page of results is empty." what={<Link to={addressOf(changed(search, {}))}>Go to the first page</Link>} />
      ) : (
        <ul className="app-cards">
          {nodes.map((offer) => (
            <OfferCard key={offer.id} offer={offer} />
          ))}
        </ul>
      )}
      {(pageInfo.hasNextPage || pageInfo.hasPreviousPage) && (
        <nav className="nhsuk-pagination app-no-print" aria-label="Pages of results">
          <ul className="nhsuk-list app-pages">
            {pageInfo.hasPreviousPage && pageInfo.startCursor && (
              <li><Link to={addressOf(changed(search, { before: pageInfo.startCursor }))} rel="prev">Previous page</Link></li>
            )}
            {pageInfo.hasNextPage && pageInfo.endCursor && (
              <li><Link to={addressOf(changed(search, { after: pageInfo.endCursor }))} rel="next">Next page</Link></li>
            )}
          </ul>
        </nav>
      )}
    </>
  );
}

/** "3 days" or "6 hours", and how; what the provider does not publish is left out. */
export function deliveryText(delivery: { mode?: keyof typeof deliveryModes | null; days?: string | null; learningMinutes?: number | null }): string {
  const days = delivery.days == null ? null : Number(delivery.days);
  return [
    delivery.mode ? deliveryModes[delivery.mode] : null,
    days !== null && days >= 1 ? count(days, 'day') : delivery.learningMinutes != null ? formatMinutes(delivery.learningMinutes) : days !== null ? 'Half a day or less' : null,
  ]
    .filter((part) => part !== null)
    .join(', ');
}

/** "Free", "£170" or that the price is not published. */
export function priceText(price: { free?: boolean | null; amount?: { amount: string; currency: string } | null }): string {
  return price.free ? 'Free' : price.amount ? formatMoney(price.amount) : 'Price not published';
}

/** "Full" or "3 places left"; nothing where the provider sets no limit. */
export function placesText(run: { status: string; placesLeft?: number | null }): string | null {
  return run.status === 'FULL' || run.placesLeft === 0 ? 'full' : run.placesLeft == null ? null : `${count(run.placesLeft, 'place')} left`;
}

function OfferCard({ offer }: { offer: Offers['nodes'][number] }) {
  const delivery = deliveryText(offer.delivery);
  const places = offer.nextRun ? placesText(offer.nextRun) : null;
  return (
    <li className="app-card">
      <h3 className="app-card__title"><Link to={`/app/catalogue/${offer.slug}`}>{offer.title}</Link></h3>
      <p className="app-quiet">{offer.provider.name}</p>
      <p>{offer.summary}</p>
      <p className="app-facts">
        <span>{formats[offer.format]}{delivery && `, ${delivery.charAt(0).toLowerCase()}${delivery.slice(1)}`}</span>
        <span>{priceText(offer.price)}</span>
        {offer.accredited && <span>Accredited</span>}
        {offer.tiers.length > 0 && <span>{offer.tiers.map((tier) => tierNames[tier]).join(', ')}</span>}
      </p>
      <p>{offer.nextRun ? <>Next date: <strong>{dayAndTime(offer.nextRun.startsAt)}</strong>{places && `, ${places}`}</> : 'No date to book now'}</p>
    </li>
  );
}

interface SearchFormProps {
  search: Search;
  facets: Facet[];
  streams: { id: string; name: string }[];
  requirements: { code: string; title: string }[];
  competencies: { id: string; code: string; statement: string }[];
  active: number;
  onSearch: (search: Search) => void;
}

const headings: Record<ListField, string> = {
  COMPETENCY_AREA: 'Competency area',
  TIER: 'Tier',
  FORMAT: 'Kind of training',
  DELIVERY_MODE: 'How it is taught',
  CHANNEL: 'Where it comes from',
  SPECIALISM: 'Specialism',
};

function SearchForm({ search, facets, streams, requirements, competencies, active, onSearch }: SearchFormProps) {
  const [open, setOpen] = useState(false);
  const panel = useId();

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const query = new URLSearchParams();
    for (const [name, value] of fields) {
      if (typeof value === 'string' && value !== '') {
        query.append(name, value);
      }
    }

    setOpen(false);
    onSearch(searchOf(query));
  }

  return (
    <form className="app-search app-no-print" role="search" onSubmit={send}>
      <label className="nhsuk-label" htmlFor="catalogue-text">What do you want to learn?</label>
      <div className="app-search__row">
        <input className="nhsuk-input" id="catalogue-text" name="q" type="search" defaultValue={search.text} maxLength={200} autoComplete="off" />
        <button className="nhsuk-button app-search__button" type="submit">Search</button>
      </div>
      <p className="app-search__skip"><a href="#results" className="app-skip" onClick={(event) => { event.preventDefault(); document.getElementById('results')?.focus(); }}>Skip filters</a></p>
      <button type="button" className="nhsuk-button nhsuk-button--secondary nhsuk-button--small app-search__toggle" aria-expanded={open} aria-controls={panel} onClick={() => setOpen(!open)}>
        {active > 0 ? `Filters (${active})` : 'Filters'}
      </button>
      <div id={panel} className={open ? 'app-search__filters app-search__filters--open' : 'app-search__filters'}>
        <div className="nhsuk-form-group">
          <label className="nhsuk-label" htmlFor="catalogue-within">Dates to book</label>
          <select className="nhsuk-select" id="catalogue-within" name="within" defaultValue={search.within ?? ''}>
            <option value="">With or without a date</option>
            {withins.map((days) => (
              <option key={days} value={days}>Within {days} days</option>
            ))}
          </select>
        </div>
        <div className="nhsuk-form-group">
          <label className="nhsuk-label" htmlFor="catalogue-order">Order</label>
          <select className="nhsuk-select" id="catalogue-order" name="order" defaultValue={search.order}>
            {Object.entries(orders).map(([value, label]) => (
              <option key={value} value={value}>{label}</option>
            ))}
          </select>
        </div>
        {(Object.keys(listOf) as ListField[]).map((field) => (
          <FacetBoxes key={field} field={field} facet={facets.find((one) => one.field === field)} chosen={search[listOf[field]]} />
        ))}
        <div className="nhsuk-form-group">
          <fieldset className="nhsuk-fieldset">
            <legend className="nhsuk-fieldset__legend">More</legend>
            <div className="nhsuk-checkboxes nhsuk-checkboxes--small">
              <Box name="free" value="yes" label="Free" many={many(facets, 'FREE')} on={search.free} />
              <Box name="accredited" value="yes" label="Accredited" many={many(facets, 'ACCREDITED')} on={search.accredited} />
            </div>
          </fieldset>
        </div>
        <div className="nhsuk-form-group">
          <label className="nhsuk-label" htmlFor="catalogue-competency">For one competency</label>
          <select className="nhsuk-select" id="catalogue-competency" key={`competency-${competencies.length}`} name="competency" defaultValue={search.competency ?? ''}>
            <option value="">Any</option>
            {competencies.map((competency) => (
              <option key={competency.id} value={competency.id}>{competency.code} {competency.statement}</option>
            ))}
          </select>
        </div>
        <div className="nhsuk-form-group">
          <label className="nhsuk-label" htmlFor="catalogue-coverage">What it does for a competency</label>
          <select className="nhsuk-select" id="catalogue-coverage" name="coverage" defaultValue={search.coverage ?? ''}>
            <option value="">Anything</option>
            {Object.entries(coverages).map(([value, label]) => (
              <option key={value} value={value}>{label.charAt(0).toUpperCase() + label.slice(1)}</option>
            ))}
          </select>
        </div>
        <div className="nhsuk-form-group">
          <label className="nhsuk-label" htmlFor="catalogue-paid">Usually paid by</label>
          <select className="nhsuk-select" id="catalogue-paid" key={`paid-${streams.length}`} name="paidBy" defaultValue={search.paidBy ?? ''}>
            <option value="">Anybody</option>
            {streams.map((stream) => (
              <option key={stream.id} value={stream.id}>{stream.name}</option>
            ))}
          </select>
        </div>
        <div className="nhsuk-form-group">
          <label className="nhsuk-label" htmlFor="catalogue-satisfies">Counts before taking referrals</label>
          <select className="nhsuk-select" id="catalogue-satisfies" key={`satisfies-${requirements.length}`} name="satisfies" defaultValue={search.satisfies ?? ''}>
            <option value="">Whether or not</option>
            {requirements.map((requirement) => (
              <option key={requirement.code} value={requirement.code}>{requirement.title}</option>
            ))}
          </select>
        </div>
        <button className="nhsuk-button" type="submit">Show results</button>
      </div>
    </form>
  );
}

function many(facets: Facet[], field: OfferFacetField): number | null {
  return facets.find((facet) => facet.field === field)?.values.find((value) => value.value === 'true')?.count ?? null;
}

const addressNames: Record<ListField, string> = { COMPETENCY_AREA: 'area', TIER: 'tier', FORMAT: 'format', DELIVERY_MODE: 'mode', CHANNEL: 'channel', SPECIALISM: 'specialism' };

function FacetBoxes({ field, facet, chosen }: { field: ListField; facet: Facet | undefined; chosen: readonly string[] }) {
  const values = facet?.values ?? [];
  if (facet !== undefined && values.length === 0) {
    return null;
  }

  return (
    <details className="nhsuk-details app-facet" open={chosen.length > 0 || undefined}>
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">{headings[field]}{chosen.length > 0 && ` (${chosen.length})`}</span>
      </summary>
      <fieldset className="nhsuk-fieldset">
        <legend className="nhsuk-u-visually-hidden">{headings[field]}</legend>
        {facet === undefined && <p>The choices are being loaded.</p>}
        <div className="nhsuk-checkboxes nhsuk-checkboxes--small">
          {values.map((value) => (
            <Box key={value.value} name={addressNames[field]} value={value.value} label={value.label} many={value.count} on={chosen.includes(value.value)} />
          ))}
        </div>
      </fieldset>
    </details>
  );
}

function Box({ name, value, label, many: number, on }: { name: string; value: string; label: string; many: number | null; on: boolean }) {
  const id = `filter-${name}-${value}`;
  return (
    <div className="nhsuk-checkboxes__item">
      <input className="nhsuk-checkboxes__input" type="checkbox" id={id} name={name} value={value} defaultChecked={on} />
      <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={id}>
        {label}
        {number !== null && <span className="app-quiet"> ({number}<span className="nhsuk-u-visually-hidden"> {number === 1 ? 'offer' : 'offers'}</span>)</span>}
      </label>
    </div>
  );
}
