import type { CompetencyCoverage, DeliveryMode, OfferChannel, OfferFacetField, OfferFormat, PracticeTier } from '../../gql/enums';
import type { CatalogueQueryVariables, OfferFilter, OfferOrder } from '../../gql/graphql';
import { addDays } from '../../parts/days';
import { channelNames, coverages, deliveryModes, formats, tierNames } from '../../parts/labels';

/** What somebody looks for in the catalogue. All of it is in the address, so that a search can be sent or kept. */
export interface Search {
  text: string;
  areas: string[];
  tiers: PracticeTier[];
  formats: OfferFormat[];
  modes: DeliveryMode[];
  channels: OfferChannel[];
  specialisms: string[];
  /** Id of one competency that it is for. */
  competency: string | null;
  coverage: CompetencyCoverage | null;
  free: boolean;
  accredited: boolean;
  /** Only what takes bookings and starts within so many days. Null: whatever its dates. */
  within: number | null;
  /** Id of a funding stream that usually pays. */
  paidBy: string | null;
  /** Code of a requirement before taking referrals that it meets. */
  satisfies: string | null;
  order: Order;
  /** Cursor of the page: rows after it, or before it. */
  after: string | null;
  before: string | null;
}

export const orders = { best: 'Best match', soonest: 'Soonest date', title: 'Title', shortest: 'Shortest', cheapest: 'Lowest price' } as const;
export type Order = keyof typeof orders;

export const withins = [30, 60, 90, 180] as const;
export const pageSize = 20;

/** The lists of a search that are chosen from a facet, by the facet's field. */
export const listOf = {
  COMPETENCY_AREA: 'areas',
  TIER: 'tiers',
  FORMAT: 'formats',
  DELIVERY_MODE: 'modes',
  CHANNEL: 'channels',
  SPECIALISM: 'specialisms',
} as const satisfies Partial<Record<OfferFacetField, keyof Search>>;
export type ListField = keyof typeof listOf;

/** Names in the address. */
const inAddress = { areas: 'area', tiers: 'tier', formats: 'format', modes: 'mode', channels: 'channel', specialisms: 'specialism' } as const;
type ListName = keyof typeof inAddress;

/** Reads the address; what is not understood there is no condition, so that an old link still opens. */
export function searchOf(query: URLSearchParams): Search {
  const known = <Value extends string>(name: string, values: Record<Value, unknown>) => query.getAll(name).filter((value): value is Value => Object.hasOwn(values, value));
  const ids = (name: string) => query.getAll(name).filter((value) => idShape.test(value)).slice(0, 100);
  const within = Number(query.get('within'));
  const order = query.get('order');
  const coverage = known('coverage', coverages)[0] ?? null;
  return {
    text: (query.get('q') ?? '').slice(0, 200),
    areas: ids('area'),
    tiers: known('tier', tierNames),
    formats: known('format', formats),
    modes: known('mode', deliveryModes),
    channels: known('channel', channelNames),
    specialisms: ids('specialism'),
    competency: ids('competency')[0] ?? null,
    coverage,
    free: query.get('free') === 'yes',
    accredited: query.get('accredited') === 'yes',
    within: (withins as readonly number[]).includes(within) ? within : null,
    paidBy: ids('paidBy')[0] ?? null,
    satisfies: /^[A-Z0-9_]{1,60}$/.test(query.get('satisfies') ?? '') ? query.get('satisfies') : null,
    order: order !== null && Object.hasOwn(orders, order) ? (order as Order) : 'best',
    after: query.get('after'),
    before: query.get('before'),
  };
}

/** Ids of this service are of these letters only; anything else would have the whole request refused. */
const idShape = /^[A-Za-z0-9_-]{10,60}$/;

/** The address of a search, shortest form: what is as usual is left out. */
export function addressOf(search: Search): string {
  const query = new URLSearchParams();
  if (search.text.trim() !== '') {
    query.set('q', search.text.trim());
  }

  for (const list of Object.keys(inAddress) as ListName[]) {
    for (const value of search[list]) {
      query.append(inAddress[list], value);
    }
  }

  const single: [string, string | null][] = [
    ['competency', search.competency],
    ['coverage', search.coverage],
    ['free', search.free ? 'yes' : null],
    ['accredited', search.accredited ? 'yes' : null],
    ['within', search.within === null ? null : String(search.within)],
    ['paidBy', search.paidBy],
    ['satisfies', search.satisfies],
    ['order', search.order === 'best' ? null : search.order],
    ['after', search.after],
    ['before', search.before],
  ];
  for (const [name, value] of single) {
    if (value !== null) {
      query.set(name, value);
    }
  }

  return query.size === 0 ? '/app/catalogue' : `/app/catalogue?${query}`;
}

/** The same search from its first page, with some of it changed. */
export function changed(search: Search, change: Partial<Search>): Search {
  return { ...search, after: null, before: null, ...change };
}

/** What to ask the API for a search. */
export function variablesOf(search: Search, today: string): CatalogueQueryVariables {
  const filter: OfferFilter = {};
  const text = search.text.trim();
  if (text !== '') {
    filter.text = text;
  }

  if (search.areas.length > 0) {
    filter.areaIds = search.areas;
  }

  if (search.tiers.length > 0) {
    filter.tiers = search.tiers;
  }

  if (search.formats.length > 0) {
    filter.formats = search.formats;
  }

  if (search.modes.length > 0) {
    filter.deliveryModes = search.modes;
  }

  if (search.channels.length > 0) {
    filter.channels = search.channels;
  }

  if (search.specialisms.length > 0) {
    filter.specialismIds = search.specialisms;
  }

  if (search.competency !== null) {
    filter.competencyIds = [search.competency];
  }

  if (search.coverage !== null) {
    filter.coverage = [search.coverage];
  }

  if (search.free) {
    filter.free = true;
  }

  if (search.accredited) {
    filter.accredited = true;
  }

  if (search.within !== null) {
    filter.bookable = true;
    filter.startsBetween = { from: today, to: addDays(today, search.within) };
  }

  if (search.paidBy !== null) {
    filter.fundingStreamIds = [search.paidBy];
  }

  if (search.satisfies !== null) {
    filter.satisfies = [search.satisfies];
  }

  return {
    filter,
    orderBy: orderOf(search.order, text !== ''),
    ...(search.before !== null ? { last: pageSize, before: search.before } : { first: pageSize, after: search.after }),
  };
}

function orderOf(order: Order, looksForWords: boolean): OfferOrder[] {
  switch (order) {
    case 'best':
      return [{ field: looksForWords ? 'RELEVANCE' : 'NEXT_RUN' }];
    case 'soonest':
      return [{ field: 'NEXT_RUN' }];
    case 'title':
      return [{ field: 'TITLE' }];
    case 'shortest':
      return [{ field: 'DURATION' }];
    case 'cheapest':
      return [{ field: 'PRICE' }];
  }
}

/** One condition that can be taken away by itself. */
export interface Chip {
  label: string;
  without: Search;
}

/** Names of what is chosen by an id or a code. Null while they are not known. */
export interface ChipNames {
  stream: string | null;
  requirement: string | null;
  competency: string | null;
}

/** The conditions in force, in words. @param labelOf Text of a facet's value, where the answer gives one. */
export function chipsOf(search: Search, labelOf: (field: ListField, value: string) => string, names: ChipNames): Chip[] {
  const chips: Chip[] = [];
  if (search.text.trim() !== '') {
    chips.push({ label: `“${search.text.trim()}”`, without: changed(search, { text: '' }) });
  }

  for (const field of Object.keys(listOf) as ListField[]) {
    const list = listOf[field];
    for (const value of search[list]) {
      chips.push({ label: labelOf(field, value), without: changed(search, { [list]: (search[list] as string[]).filter((other) => other !== value) }) });
    }
  }

  const single: [boolean, string, Partial<Search>][] = [
    [search.competency !== null, `For competency ${names.competency ?? 'chosen'}`, { competency: null }],
    [search.coverage !== null, search.coverage === null ? '' : `Training that ${coverages[search.coverage]}`, { coverage: null }],
    [search.free, 'Free', { free: false }],
    [search.accredited, 'Accredited', { accredited: false }],
    [search.within !== null, `To book within ${search.within} days`, { within: null }],
    [search.paidBy !== null, `Usually paid by: ${names.stream ?? 'one source'}`, { paidBy: null }],
    [search.satisfies !== null, `Counts for: ${names.requirement ?? search.satisfies}`, { satisfies: null }],
  ];
  for (const [on, label, change] of single) {
    if (on) {
      chips.push({ label, without: changed(search, change) });
    }
  }

  return chips;
}
