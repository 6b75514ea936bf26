import { byGroup, type FigureData, type Message } from '../../parts/figure';
import { formatDate, textOfValue, type SafeCountLike } from '../../parts/values';
import { tierNames } from '../../parts/labels';
import type { PracticeTier } from '../../gql/enums';

export interface TierCount {
  readonly tier?: PracticeTier | null;
  readonly count: SafeCountLike;
}

/** How many coaches hold each tier at the end of a period, beside the period before, and how many were recognised at it within the period. */
export function tiersOf(
  tiers: readonly (TierCount & { readonly movedUp: SafeCountLike })[],
  before: readonly TierCount[] | null | undefined,
  coaches: SafeCountLike,
  asAt: string,
): FigureData & Message {
  const nameOf = (tier: PracticeTier | null | undefined) => (tier == null ? 'No tier' : tierNames[tier]);
  const data: FigureData = {
    kind: 'bar',
    columns: [
      { key: 'tier', label: 'Tier of practice', is: 'category' },
      { key: 'count', label: 'Coaches', format: 'count', is: 'value' },
      ...(before == null ? [] : [{ key: 'before', label: 'Period before', format: 'count' as const, is: 'value' as const, look: 'before' as const }]),
      { key: 'moved', label: 'Recognised in the period', format: 'count', is: 'table' },
    ],
    rows: tiers.map(({ tier, count, movedUp }) => ({
      tier: nameOf(tier),
      count,
      ...(before == null ? {} : { before: before.find((one) => (one.tier ?? null) === (tier ?? null))?.count ?? '' }),
      moved: tier == null ? '' : movedUp,
    })),
    unit: 'coaches',
  };

  return {
    ...data,
    title: `${textOfValue(coaches)} coaches by tier on ${formatDate(asAt)}`,
    summary: byGroup(data, 'Coaches', 'tier').summary,
  };
}
