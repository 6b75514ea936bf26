import type { FigureColumn, FigureData } from '../../parts/figure';
import { formatShare, textOfValue, type SafeCountLike, type Value } from '../../parts/values';
import { tierNames } from '../../parts/labels';
import type { PracticeTier } from '../../gql/enums';

export interface CoverageCell {
  readonly area: { readonly id: string; readonly name: string; readonly position: number };
  readonly tier: PracticeTier;
  readonly coaches: SafeCountLike;
  readonly achievedShare?: number | null;
}

const tiers = Object.keys(tierNames) as PracticeTier[];

/** Cells of the heat map as rows of areas and columns of tiers. A place where nobody is, or of whom nothing is expected, stays blank. */
export function heatOf(cells: readonly CoverageCell[]): FigureData {
  const present = tiers.filter((tier) => cells.some((cell) => cell.tier === tier));
  const areas = [...new Map(cells.map(({ area }) => [area.id, area])).values()].toSorted(
    (a, b) => a.position - b.position || a.name.localeCompare(b.name, 'en-GB'),
  );
  const columns: FigureColumn[] = [
    { key: 'area', label: 'Competency area', is: 'category' },
    ...present.map((tier) => ({ key: tier, label: tierNames[tier], format: 'share' as const })),
    ...present.map((tier) => ({
      key: `coaches ${tier}`,
      label: `Coaches of ${tierNames[tier].toLowerCase()}`,
      format: 'count' as const,
      is: 'table' as const,
    })),
  ];

  const rows = areas.map((area) => {
    const row: Record<string, Value> = { area: area.name };

    for (const tier of present) {
      const cell = cells.find((one) => one.area.id === area.id && one.tier === tier);
      const nobody = cell === undefined || (!cell.coaches.suppressed && cell.coaches.value === 0);
      row[tier] = nobody ? '' : (cell.achievedShare ?? null);
      row[`coaches ${tier}`] = cell?.coaches ?? '';
    }

    return row;
  });

  return { kind: 'heat', columns, rows };
}

/** Where least is confirmed: what to look at first. */
export function coverageMessage(cells: readonly CoverageCell[]): { title: string; summary: string } {
  const known = cells.filter((cell) => cell.achievedShare != null).toSorted((a, b) => a.achievedShare! - b.achievedShare!);
  const [least] = known;
  const most = known.at(-1);
  const hidden = cells.filter((cell) => cell.achievedShare == null && cell.coaches.suppressed).length;

  if (least === undefined || most === undefined) {
    return { title: 'Confirmed competencies: too few coaches to show', summary: 'Shares are shown where there are 8 coaches or more.' };
  }

  const place = (cell: CoverageCell) =>
    `${cell.area.name}, ${tierNames[cell.tier].toLowerCase()} (${formatShare(cell.achievedShare)} of what is expected of ${textOfValue(cell.coaches)} coaches)`;

  return {
    title: `Least is confirmed in ${least.area.name} at ${tierNames[least.tier].toLowerCase()}: ${formatShare(least.achievedShare)}`,
    summary: [
      `Share of expected competencies that are confirmed, from ${place(least)} to ${place(most)}.`,
      hidden > 0
        ? `${hidden} of ${cells.length} cells ${hidden === 1 ? 'is' : 'are'} hidden, because few coaches are behind ${hidden === 1 ? 'it' : 'them'}.`
        : '',
    ]
      .filter(Boolean)
      .join(' '),
  };
}

export interface Need {
  readonly competency: { readonly code: string };
  readonly coachesInNeed: SafeCountLike;
}

/** What is needed most. Several that are needed by as many are not told apart by chance. */
export function gapsTitle(gaps: readonly Need[]): string {
  const [first] = gaps;

  if (first === undefined) {
    return 'No competency is missing for the next tier';
  }

  const { suppressed, value, label } = first.coachesInNeed;
  const as = gaps.filter((gap) => !gap.coachesInNeed.suppressed && gap.coachesInNeed.value === value).length;

  return suppressed
    ? 'Competencies still needed: too few coaches to show'
    : as > 1
      ? `${as} competencies are each needed by ${label} coaches, no other by more`
      : `Competency ${first.competency.code} is needed by the most coaches: ${label}`;
}
