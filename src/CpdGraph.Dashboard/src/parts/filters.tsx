import { useEffect, useId, useMemo, useState, type FormEvent } from 'react';
import { graphql } from '../app/graphql';
import { useRouter } from '../app/router';
import { useSession } from '../app/session';
import type { OfferChannel, PracticeTier } from '../gql/enums';
import { londonDay, periodChoices, periodOf, type Period } from './periods';
import { channelNames, tierNames } from './labels';

/** Organisations to choose from at the start. Spread it in the operation of a view that has the filter for organisations. */
export const FilterChoices = graphql(/* GraphQL */ `
  fragment FilterChoices on Query {
    viewer {
      organisations {
        id
        name
        children {
          id
          name
        }
      }
    }
    regions: organisations(first: 20, filter: { kinds: [NHS_REGION] }) {
      nodes {
        id
        name
      }
    }
  }
`);

/** The chosen organisation with those one level up and down, to go on from there. Spread it on the organisation of the dashboard. */
export const FilterPlace = graphql(/* GraphQL */ `
  fragment FilterPlace on Organisation {
    id
    name
    parent {
      id
      name
    }
    children {
      id
      name
    }
  }
`);

export interface Choice {
  readonly id: string;
  readonly name: string;
}

export interface ChoicesAnswer {
  readonly viewer?: { readonly organisations: readonly (Choice & { readonly children: readonly Choice[] })[] } | null;
  readonly regions?: { readonly nodes: readonly Choice[] } | null;
}

type Place = Choice & { readonly parent?: Choice | null; readonly children: readonly Choice[] };

/** All organisations that the answer of a view offers, each once: where one is, above, below, and where one may begin. */
export function organisationChoices(answer: ChoicesAnswer | undefined, place?: Place | null, steward = false): readonly Choice[] {
  const all = [
    ...(place == null ? [] : [...(place.parent == null ? [] : [place.parent]), place, ...place.children]),
    ...(answer?.viewer?.organisations ?? []).flatMap((organisation) => [organisation, ...organisation.children]),
    ...(steward ? answer?.regions?.nodes ?? [] : []),
  ];

  return [...new Map(all.map(({ id, name }) => [id, { id, name }])).values()];
}

/** The input of the dashboard: the type DashboardFilter of the schema. */
export interface DashboardVariables {
  organisationIds?: string[];
  organisationsAs?: 'AS_NOW' | 'AS_AT_THE_DAY';
  period?: { from: string; to: string };
  tiers?: PracticeTier[];
  ownTeam?: boolean;
}

export type FilterName = 'organisation' | 'period' | 'tier' | 'channel';

export interface Chip {
  readonly parameter: string;
  readonly label: string;
}

export interface FilterState {
  readonly show: readonly FilterName[];
  readonly organisation: string | null;
  readonly asThen: boolean;
  readonly period: Period;
  readonly tier: PracticeTier | null;
  readonly channel: OfferChannel | null;
  /** Only the caller's own team, with exact and live numbers. */
  readonly ownTeam: boolean;
  /** Whether there are two to choose from: the own team, and all that one oversees. */
  readonly mayChooseTeam: boolean;
  /** Whether the own team is what is shown when nothing is chosen. */
  readonly teamFirst: boolean;
  readonly today: string;
  /** For workforceDashboard(filter:). */
  readonly variables: DashboardVariables;
  /** Changes parameters of the address; null takes one away. */
  set(changes: Readonly<Record<string, string | null>>): void;
  chips(organisations: readonly Choice[]): readonly Chip[];
  /** What the numbers are of, for a file or a print: one text for each filter. */
  describe(organisations: readonly Choice[]): readonly string[];
}

const PARAMETERS = ['organisation', 'as', 'period', 'tier', 'channel', 'team'] as const;

/** The filters of an address, to take along to another view. */
export function keptFilters(query: URLSearchParams): string {
  const kept = new URLSearchParams();
  for (const parameter of PARAMETERS) {
    const value = query.get(parameter);
    if (value !== null && value !== '') {
      kept.set(parameter, value);
    }
  }

  return kept.size === 0 ? '' : `?${kept}`;
}

function oneOf<Name extends string>(value: string | null, names: Record<Name, string>): Name | null {
  return value !== null && Object.hasOwn(names, value) ? (value as Name) : null;
}

/** The filters that a view has, read from the address. What the address names wrongly is as if it were not there. */
export function useFilters(show: readonly FilterName[] = ['organisation', 'period', 'tier']): FilterState {
  const { path, query, go } = useRouter();
  const { has } = useSession();
  const today = londonDay();
  const text = query.toString();
  const shown = show.join();
  const supervises = has('SUPERVISOR');
  const oversees = has('ANALYST', 'STEWARD');

  return useMemo<FilterState>(() => {
    const parameters = new URLSearchParams(text);
    const names = shown.split(',') as FilterName[];
    // Who supervises begins with their team, unless overseeing is what they are here for; the other of the two is in the address.
    const ownTeam = supervises && (oversees ? parameters.get('team') === 'mine' : parameters.get('team') !== 'all');
    const organisation = !ownTeam && names.includes('organisation') ? parameters.get('organisation') || null : null;
    const asThen = !ownTeam && names.includes('organisation') && parameters.get('as') === 'then';
    const period = names.includes('period') ? periodOf(parameters.get('period'), today) : periodOf(null, today);
    const tier = names.includes('tier') ? oneOf(parameters.get('tier'), tierNames) : null;
    const channel = names.includes('channel') ? oneOf(parameters.get('channel'), channelNames) : null;

    const variables: DashboardVariables = {
      ...(organisation === null ? {} : { organisationIds: [organisation] }),
      ...(asThen ? { organisationsAs: 'AS_AT_THE_DAY' as const } : {}),
      ...(period.key === '' ? {} : { period: { from: period.from, to: period.to } }),
      ...(tier === null ? {} : { tiers: [tier] }),
      ...(ownTeam ? { ownTeam: true } : {}),
    };

    const nameOf = (organisations: readonly Choice[]) => organisations.find(({ id }) => id === organisation)?.name ?? 'The chosen organisation';
    const chips = (organisations: readonly Choice[]): Chip[] => [
      ...(ownTeam && oversees ? [{ parameter: 'team', label: 'My team only' }] : []),
      ...(supervises && !oversees && !ownTeam ? [{ parameter: 'team', label: 'All that I oversee' }] : []),
      ...(organisation === null ? [] : [{ parameter: 'organisation', label: nameOf(organisations) }]),
      ...(asThen ? [{ parameter: 'as', label: 'Organisations as they were' }] : []),
      ...(period.key === '' ? [] : [{ parameter: 'period', label: period.label }]),
      ...(tier === null ? [] : [{ parameter: 'tier', label: tierNames[tier] }]),
      ...(channel === null ? [] : [{ parameter: 'channel', label: channelNames[channel] }]),
    ];

    return {
      show: names,
      organisation,
      asThen,
      period,
      tier,
      channel,
      ownTeam,
      mayChooseTeam: supervises,
      teamFirst: supervises && !oversees,
      today,
      variables,
      set(changes) {
        const next = new URLSearchParams(text);
        for (const [parameter, value] of Object.entries(changes)) {
          if (value === null || value === '') {
            next.delete(parameter);
          } else {
            next.set(parameter, value);
          }
        }

        go(path + (next.size === 0 ? '' : `?${next}`));
      },
      chips,
      describe: (organisations) => [
        ownTeam ? 'My team' : organisation === null ? 'All that I oversee' : nameOf(organisations),
        ...(asThen ? ['Organisations as they were'] : []),
        ...(names.includes('period') ? [period.label] : []),
        ...(tier === null ? [] : [tierNames[tier]]),
        ...(channel === null ? [] : [channelNames[channel]]),
      ],
    };
  }, [text, shown, today, supervises, oversees, path, go]);
}

const WIDE = '(min-width: 48.0625em)';

function useWide(): boolean {
  const [wide, setWide] = useState(() => window.matchMedia?.(WIDE).matches ?? true);

  useEffect(() => {
    const media = window.matchMedia?.(WIDE);
    const follow = () => setWide(media.matches);
    media?.addEventListener('change', follow);
    return () => media?.removeEventListener('change', follow);
  }, []);

  return wide;
}

type Draft = Readonly<Record<(typeof PARAMETERS)[number], string>>;

/** The panel of filters. On a wide screen a choice counts at once; on a small one it waits for the button. */
export function Filters({ filters, organisations = [], children }: { filters: FilterState; organisations?: readonly Choice[]; children?: React.ReactNode }) {
  const id = useId();
  const wide = useWide();
  const { set, show } = filters;
  const current: Draft = useMemo(
    () => ({
      organisation: filters.organisation ?? '',
      as: filters.asThen ? 'then' : '',
      period: filters.period.key,
      tier: filters.tier ?? '',
      channel: filters.channel ?? '',
      team: filters.ownTeam === filters.teamFirst ? '' : filters.ownTeam ? 'mine' : 'all',
    }),
    [filters],
  );
  const [draft, setDraft] = useState<Draft>(current);
  const [open, setOpen] = useState(false);
  const chips = filters.chips(organisations);

  useEffect(() => setDraft(current), [current]);

  function choose(parameter: keyof Draft, value: string) {
    if (wide) {
      set({ [parameter]: value });
    } else {
      setDraft((before) => ({ ...before, [parameter]: value }));
    }
  }

  function apply(event: FormEvent) {
    event.preventDefault();
    set(Object.fromEntries(PARAMETERS.filter((parameter) => draft[parameter] !== current[parameter]).map((parameter) => [parameter, draft[parameter]])));
    setOpen(false);
  }

  const select = (parameter: keyof Draft, label: string, options: React.ReactNode) => (
    <div className="nhsuk-form-group filters__field">
      <label className="nhsuk-label" htmlFor={`${id}-${parameter}`}>{label}</label>
      <select className="nhsuk-select" id={`${id}-${parameter}`} value={draft[parameter]} onChange={(event) => choose(parameter, event.target.value)}>
        {options}
      </select>
    </div>
  );

  const unknown = filters.organisation !== null && !organisations.some(({ id: known }) => known === filters.organisation);

  return (
    <section className="filters" aria-label="Filters">
      <a
        className="filters__skip nhsuk-u-visually-hidden-focusable"
        href="#numbers"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('numbers')?.focus();
        }}
      >
        Skip the filters
      </a>
      <details className="filters__panel" open={wide || open}>
        <summary className="filters__summary" onClick={(event) => { event.preventDefault(); setOpen(!open); }}>Filters</summary>
        <form className="filters__form" onSubmit={apply}>
          {filters.mayChooseTeam && (!filters.teamFirst || organisations.length > 0 || !filters.ownTeam) && select('team', 'Coaches', (
            <>
              <option value={filters.teamFirst ? '' : 'mine'}>My team only</option>
              <option value={filters.teamFirst ? 'all' : ''}>All that I oversee</option>
            </>
          ))}
          {show.includes('organisation') && !filters.ownTeam && select('organisation', 'Organisation', (
            <>
              <option value="">All that I oversee</option>
              {unknown && <option value={filters.organisation!}>The chosen organisation</option>}
              {organisations.map((organisation) => <option key={organisation.id} value={organisation.id}>{organisation.name}</option>)}
            </>
          ))}
          {show.includes('period') && select('period', 'Period', periodChoices(filters.today).map((group) => (
            <optgroup key={group.label} label={group.label}>
              {group.periods.map((period) => <option key={period.key} value={period.key}>{period.label}</option>)}
            </optgroup>
          )))}
          {show.includes('tier') && select('tier', 'Tier of practice', (
            <>
              <option value="">All</option>
              {Object.entries(tierNames).map(([tier, name]) => <option key={tier} value={tier}>{name}</option>)}
            </>
          ))}
          {show.includes('channel') && select('channel', 'Channel', (
            <>
              <option value="">All</option>
              {Object.entries(channelNames).map(([channel, name]) => <option key={channel} value={channel}>{name}</option>)}
            </>
          ))}
          {show.includes('organisation') && !filters.ownTeam && select('as', 'Structure of organisations', (
            <>
              <option value="">As they are now</option>
              <option value="then">As they were on each day</option>
            </>
          ))}
          {children}
          {!wide && <button type="submit" className="nhsuk-button filters__apply">Apply filters</button>}
        </form>
      </details>
      {chips.length > 0 && (
        <ul className="filters__chips" aria-label="Filters that are set">
          {chips.map((chip) => (
            <li key={chip.parameter}>
              <button type="button" className="filters__chip" onClick={() => set({ [chip.parameter]: null })}>
                {chip.label} <span aria-hidden="true">×</span>
                <span className="nhsuk-u-visually-hidden">: take this filter away</span>
              </button>
            </li>
          ))}
          {chips.length > 1 && (
            <li>
              <button type="button" className="filters__clear" onClick={() => set(Object.fromEntries(chips.map((chip) => [chip.parameter, null])))}>
                Clear all
              </button>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}
