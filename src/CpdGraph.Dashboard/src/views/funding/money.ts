import type { FigureData, Message } from '../../parts/figure';
import { formatDate, formatMoney } from '../../parts/values';
import type { SafeCountLike } from '../../parts/values';

interface Money {
  readonly amount: string | number;
}

export interface Stream {
  readonly stream: { readonly code: string; readonly name: string };
  readonly coachCount: SafeCountLike;
  readonly allocated: Money;
  readonly committed?: Money | null;
  readonly spent?: Money | null;
  readonly remaining?: Money | null;
}

export interface Budget {
  readonly id: string;
  readonly organisation: { readonly name: string };
  readonly stream: { readonly name: string };
  readonly amount: Money;
  readonly committed: Money;
  readonly spent: Money;
  readonly remaining: Money;
  readonly closesOn: string;
}

const pounds = (money: Money) => Number(money.amount);

/** A sum over streams, of those that are shown, and how many are not in it. */
export interface Total {
  /** Null when all are hidden. */
  readonly amount: number | null;
  readonly hidden: number;
}

/** Adds up what is shown: a sum of shown numbers tells nothing new. */
function totalOf(streams: readonly Stream[], part: (stream: Stream) => Money | null | undefined): Total {
  const shown = streams.map(part).filter((money) => money != null);
  const hidden = streams.length - shown.length;

  return { amount: shown.length === 0 && hidden > 0 ? null : shown.reduce((sum, money) => sum + pounds(money), 0), hidden };
}

export interface Totals {
  readonly allocated: number;
  readonly committed: Total;
  readonly spent: Total;
  readonly left: Total;
}

export function totalsOf(streams: readonly Stream[]): Totals {
  return {
    allocated: totalOf(streams, (stream) => stream.allocated).amount ?? 0,
    committed: totalOf(streams, (stream) => stream.committed),
    spent: totalOf(streams, (stream) => stream.spent),
    // Streams without a budget have nothing that could be left.
    left: totalOf(
      streams.filter((stream) => pounds(stream.allocated) > 0),
      (stream) => stream.remaining,
    ),
  };
}

/** What a sum leaves out, for below it. Undefined when it leaves out nothing. */
export function withoutHidden({ amount, hidden }: Total): string | undefined {
  return hidden === 0 || amount === null ? undefined : `Without ${hidden} ${hidden === 1 ? 'stream that is' : 'streams that are'} hidden`;
}

/** The sum of the period before, to compare with. Sums that leave something out are not compared: what is hidden may differ. */
export function comparable(now: Total, before: Total | undefined): number | null | undefined {
  return before === undefined ? undefined : now.hidden > 0 || before.hidden > 0 ? null : before.amount;
}

/** Where the money of each stream stands. What was spent without a budget here is spent all the same. */
export function streamsOf(streams: readonly Stream[], before: readonly Stream[] | null | undefined): FigureData & Message {
  const data: FigureData = {
    kind: 'stacked',
    columns: [
      { key: 'stream', label: 'Funding stream', is: 'category' },
      { key: 'allocated', label: 'Allocated', format: 'money', is: 'table' },
      { key: 'spent', label: 'Spent', format: 'money', is: 'value' },
      { key: 'committed', label: 'Committed', format: 'money', is: 'value' },
      { key: 'left', label: 'Left', format: 'money', is: 'value', look: 'before' },
      { key: 'coaches', label: 'Coaches who had money', format: 'count', is: 'table' },
      ...(before == null ? [] : [{ key: 'before', label: 'Spent in the period before', format: 'money' as const, is: 'table' as const }]),
    ],
    rows: streams.map((stream) => ({
      stream: stream.stream.name,
      allocated: pounds(stream.allocated),
      spent: amount(stream.spent),
      committed: amount(stream.committed),
      left: pounds(stream.allocated) === 0 ? 'No budget' : amount(stream.remaining),
      coaches: stream.coachCount,
      ...(before == null ? {} : { before: spentBefore(before, stream.stream.code) }),
    })),
  };
  const totals = totalsOf(streams);
  const hidden = streams.filter((stream) => stream.spent == null || stream.committed == null).length;

  if (streams.length === 0) {
    return { ...data, title: 'No money in this period', summary: 'No budget was open, and nothing was awarded.' };
  }

  const most = streams.filter((stream) => stream.remaining != null).toSorted((a, b) => pounds(b.remaining!) - pounds(a.remaining!))[0];

  return {
    ...data,
    title:
      totals.allocated === 0
        ? (totals.spent.amount ?? 0) > 0
          ? `${formatMoney(totals.spent.amount)} was spent, and no budget is counted here`
          : 'No budget is open in this period'
        : totals.left.amount === null
          ? `${formatMoney(totals.allocated)} is allocated; what is left is hidden`
          : `${totals.left.hidden > 0 ? 'At least ' : ''}${formatMoney(totals.left.amount)} of ${formatMoney(totals.allocated)} allocated is left`,
    summary: [
      `Money by funding stream: ${streams.length === 1 ? 'one stream' : `${streams.length} streams`}.`,
      most !== undefined && pounds(most.remaining!) > 0 ? `Most is left in ${most.stream.name}: ${formatMoney(most.remaining)}.` : '',
      hidden > 0 ? `${hidden} ${hidden === 1 ? 'is' : 'are'} hidden, because few coaches had money from ${hidden === 1 ? 'it' : 'them'}.` : '',
    ]
      .filter(Boolean)
      .join(' '),
  };
}

function amount(money: Money | null | undefined): number | null {
  return money == null ? null : pounds(money);
}

function spentBefore(before: readonly Stream[], code: string): number | null {
  const stream = before.find((one) => one.stream.code === code);

  return stream === undefined ? 0 : amount(stream.spent);
}

/** Whole days from one date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** The last day of the financial year of a day. */
export function yearEndOf(day: string): string {
  const [year, month] = day.split('-').map(Number) as [number, number];

  return `${month >= 4 ? year + 1 : year}-03-31`;
}

/** Budgets, those that close first first, then by what would be lost. */
export function byClosing<One extends Budget>(budgets: readonly One[]): One[] {
  return budgets.toSorted((a, b) => a.closesOn.localeCompare(b.closesOn) || pounds(b.remaining) - pounds(a.remaining) || a.id.localeCompare(b.id));
}

/** Budgets that close by the end of the financial year with money left. */
export function lapsing<One extends Budget>(budgets: readonly One[], today: string): One[] {
  const end = yearEndOf(today);

  return byClosing(budgets).filter((budget) => budget.closesOn >= today && budget.closesOn <= end && pounds(budget.remaining) > 0);
}

/** What lapses, as a heading. */
export function lapsingTitle(budgets: readonly Budget[], today: string): string {
  const lost = budgets.reduce((sum, budget) => sum + pounds(budget.remaining), 0);

  return budgets.length === 0
    ? `Nothing lapses by ${formatDate(yearEndOf(today))}`
    : `${formatMoney(Math.round(lost * 100) / 100)} lapses by ${formatDate(yearEndOf(today))} unless it is used`;
}
