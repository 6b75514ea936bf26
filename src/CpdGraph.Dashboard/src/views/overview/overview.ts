import type { Answer } from '../../app/graphql';
import { isCount, isUnknown, numberOf, readinessStates, textOfValue, type FigureColumn, type Row, type SafeCountLike } from '../../parts';
import type { ReadinessStatus, SupervisionKind, SupervisionStatus } from '../../gql/enums';
import type { Overview } from './OverviewView';

export type Dashboard = NonNullable<Answer<typeof Overview>['workforceDashboard']>;

type StatusCounts = readonly { readonly status: ReadinessStatus; readonly count: SafeCountLike }[];
type SupervisionCounts = readonly { readonly kind: SupervisionKind; readonly status: SupervisionStatus; readonly count: SafeCountLike }[];
type Streams = readonly { readonly spent?: { readonly amount: string } | null }[];

export function readyOf(readiness: StatusCounts): SafeCountLike | null {
  return readiness.find(({ status }) => status === 'READY')?.count ?? null;
}

export function metOf(supervision: SupervisionCounts, kind: SupervisionKind): SafeCountLike | null {
  return supervision.find((tally) => tally.kind === kind && tally.status === 'MET')?.count ?? null;
}

/**
 * Money spent over all streams: a sum of what is shown, so that it tells nothing new.
 * @returns Null when every stream is hidden, and how many are not in it.
 */
export function spentOf(streams: Streams): { readonly amount: number | null; readonly hidden: number } {
  const shown = streams.flatMap(({ spent }) => (spent == null ? [] : [Number(spent.amount)]));
  const hidden = streams.length - shown.length;
  return { amount: shown.length === 0 && hidden > 0 ? null : shown.reduce((sum, amount) => sum + amount, 0), hidden };
}

/** A sum with a hidden part is compared with nothing. */
export function spentBefore(streams: Streams, before: Streams | undefined): number | null | undefined {
  if (before === undefined) {
    return undefined;
  }

  const then = spentOf(before);
  return spentOf(streams).hidden > 0 || then.hidden > 0 ? null : then.amount;
}

export function readinessTitle(coaches: SafeCountLike, readiness: StatusCounts): string {
  const ready = readyOf(readiness);
  return ready === null
    ? 'Readiness to take referrals is not worked out for this day'
    : isUnknown(ready)
      ? 'How many coaches are ready to take referrals is hidden'
      : `${textOfValue(ready)} of ${textOfValue(coaches)} coaches are ready to take referrals`;
}

export const readinessColumns: readonly FigureColumn[] = [
  { key: 'status', label: 'Readiness' },
  { key: 'count', label: 'Coaches', format: 'count' },
  { key: 'before', label: 'Period before', format: 'count', look: 'before' },
  { key: 'missing', label: 'What most of them lack' },
];

export function readinessRows(
  readiness: readonly { status: ReadinessStatus; count: SafeCountLike; topMissing?: { title: string } | null }[],
  before: StatusCounts | undefined,
): readonly Row[] {
  return readiness.map(({ status, count, topMissing }) => ({
    status: readinessStates[status].text,
    count,
    before: before?.find((tally) => tally.status === status)?.count ?? '',
    missing: topMissing?.title ?? '',
  }));
}

/** One sentence that says the same as the bars. */
export function listed(rows: readonly Row[], name: string, count: string): string {
  const parts = rows.map((row) => `${String(row[name])} ${textOfValue(row[count], 'count')}`);
  return parts.length === 0 ? '' : `${parts.join(', ')}.`;
}

export function completionsTitle(completions: SafeCountLike, coaches: SafeCountLike): string {
  return numberOf(completions) === 0 ? 'No completions in this period'
    : isUnknown(completions) ? 'The number of completions is hidden'
      : isUnknown(coaches) ? `${textOfValue(completions)} completions`
        : `${textOfValue(completions)} completions by ${textOfValue(coaches)} coaches`;
}

export function completionsSummary(months: readonly { label: string; count: SafeCountLike }[]): string {
  const shown = months.filter(({ count }) => numberOf(count) !== null);
  if (shown.length === 0) {
    return months.length === 0 ? 'There were none.' : 'The counts of all months are hidden.';
  }

  const most = shown.reduce((best, month) => (numberOf(month.count)! > numberOf(best.count)! ? month : best));
  if (numberOf(most.count) === 0 && shown.length === months.length) {
    return 'There were none.';
  }

  const hidden = months.filter(({ count }) => isCount(count) && count.suppressed).length;
  return `Most were in ${most.label}: ${textOfValue(most.count)}.${hidden === 0 ? '' : ` ${hidden} ${hidden === 1 ? 'month is' : 'months are'} hidden.`}`;
}
