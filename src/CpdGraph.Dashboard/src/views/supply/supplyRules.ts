import type { SupplyQuery, PracticeTier } from '../../gql/graphql';
import { addDays } from '../../parts/days';
import { groupsOf } from '../../parts/labels';
import { londonDay } from '../../parts/periods';

export type Provider = NonNullable<SupplyQuery['viewer']>['providers'][number];
export type Area = NonNullable<SupplyQuery['competencyFramework']>['areas'][number];
type TierCount = NonNullable<SupplyQuery['tier1']>;
export type ComingRun = NonNullable<SupplyQuery['runs']>['nodes'][number];
export type OwnRun = Provider['coming']['nodes'][number];
export type PastRun = Provider['past']['nodes'][number];

export const tierKeys = ['TIER_1', 'TIER_2', 'TIER_3', 'TIER_4'] as const satisfies readonly PracticeTier[];

/** Published offers of one area for one tier. An offer without a tier is for all and counts in each. */
export interface SupplyCell {
  area: Area;
  tier: PracticeTier;
  offers: number;
}

/** The four counts by tier, of the whole catalogue or of one provider. */
export interface ByTier {
  tier1: TierCount | null;
  tier2: TierCount | null;
  tier3: TierCount | null;
  tier4: TierCount | null;
}

/** Every area with every tier; what no offer touches is 0, not missing. */
export function supplyCells(areas: Area[], counts: ByTier): SupplyCell[] {
  const byTier = [counts.tier1, counts.tier2, counts.tier3, counts.tier4];
  return areas.flatMap((area) =>
    tierKeys.map((tier, place) => ({
      area,
      tier,
      offers: byTier[place]?.facets[0]?.values.find((value) => value.value === area.id)?.count ?? 0,
    })),
  );
}

/** The message of the matrix: how many cells are empty, or where there is least. */
export function supplySummary(cells: SupplyCell[]): string {
  const empty = cells.filter((cell) => cell.offers === 0);
  if (empty.length > 0) {
    return `${empty.length} of ${cells.length} combinations of area and tier have no offer: ${empty.map((cell) => `area ${cell.area.code} at tier ${cell.tier.slice(-1)}`).join(', ')}.`;
  }

  const least = cells.toSorted((a, b) => a.offers - b.offers)[0];
  return least ? `Every area has offers at every tier. There is least for area ${least.area.code} at tier ${least.tier.slice(-1)}: ${least.offers}.` : 'The framework has no areas.';
}

/** An accreditation that ends within so many days, or has ended, with what it is of. */
export interface Ending {
  slug: string;
  title: string;
  provider: string | null;
  body: string;
  validTo: string;
}

interface AccreditedOffer {
  slug: string;
  title: string;
  provider?: { name: string };
  accreditations: { status: string; validTo?: string | null; body: { name: string } }[];
}

/** Accreditations that end between today and the last day, the soonest first. */
export function endings(offers: AccreditedOffer[], today: string, days = 90): Ending[] {
  const last = addDays(today, days);
  return offers
    .flatMap((offer) =>
      offer.accreditations.flatMap((one) =>
        (one.status === 'VALID' || one.status === 'EXPIRING') && one.validTo != null && one.validTo >= today && one.validTo <= last
          ? [{ slug: offer.slug, title: offer.title, provider: offer.provider?.name ?? null, body: one.body.name, validTo: one.validTo }]
          : [],
      ),
    )
    .toSorted((a, b) => a.validTo.localeCompare(b.validTo));
}

/** Runs of an offer that begin after a day: those whose learners an accreditation will not cover. */
export function runsAfter(runs: OwnRun[], slug: string, day: string): { runs: number; booked: number } {
  const later = runs.filter((run) => run.offer.slug === slug && londonDay(new Date(run.startsAt)) > day && run.status !== 'CANCELLED');
  return { runs: later.length, booked: later.reduce((sum, run) => sum + (run.booked?.totalCount ?? 0), 0) };
}

/** Runs in groups by the month in which they begin, in England: "January 2027". */
export function byMonth<Run extends { startsAt: string }>(runs: Run[]): [string, Run[]][] {
  const month = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', month: 'long', year: 'numeric' });
  return groupsOf(runs, (run) => month.format(new Date(run.startsAt)));
}

/** Places of runs: offered where the provider sets a limit, and taken. */
export interface PlaceTotals {
  offered: number;
  booked: number;
  attended: number;
  missed: number;
  unlimited: number;
}

/** Places of the runs that are over or under way. Who was booked is whoever attended, did not, or is not recorded yet. */
export function placeTotals(runs: PastRun[]): PlaceTotals {
  return runs.reduce<PlaceTotals>(
    (sum, run) => {
      const attended = run.attended?.totalCount ?? 0;
      const missed = run.missed?.totalCount ?? 0;
      return {
        offered: sum.offered + (run.capacity ?? 0),
        booked: sum.booked + (run.booked?.totalCount ?? 0) + attended + missed,
        attended: sum.attended + attended,
        missed: sum.missed + missed,
        unlimited: sum.unlimited + (run.capacity === null ? 1 : 0),
      };
    },
    { offered: 0, booked: 0, attended: 0, missed: 0, unlimited: 0 },
  );
}
