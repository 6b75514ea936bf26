import { byGroup, overTime, type FigureColumn, type FigureData, type Message } from '../../parts/figure';
import { formatNumber, type SafeCountLike } from '../../parts/values';

export interface Tally {
  readonly key: string;
  readonly label: string;
  readonly count: SafeCountLike;
  readonly cpdMinutes?: number | null;
}

const none = 'Not known';

/** Completions by month, each beside the same month of the period before where there is one: the first beside the first, and so on. */
export function monthsOf(now: readonly Tally[], before: readonly Tally[] | undefined): FigureData & Message {
  const compared = before !== undefined && before.length > 0;
  const columns: FigureColumn[] = [
    { key: 'month', label: 'Month', format: 'month', is: 'category' },
    { key: 'count', label: 'Completions', format: 'count', is: 'value' },
    ...(compared ? [{ key: 'before', label: 'Period before', format: 'count' as const, is: 'value' as const, look: 'before' as const }] : []),
    { key: 'hours', label: 'CPD hours', format: 'hours', is: 'table' },
    ...(compared ? [{ key: 'month before', label: 'Month of the period before', format: 'month' as const, is: 'table' as const }] : []),
  ];
  const rows = now.map((tally, place) => ({
    month: tally.key,
    count: tally.count,
    hours: tally.cpdMinutes ?? null,
    ...(compared ? { before: before[place]?.count ?? '', 'month before': before[place]?.key ?? '' } : {}),
  }));
  // Columns of two periods beside each other are too thin from some number of months on.
  const data: FigureData = { kind: rows.length > 13 ? 'line' : 'column', columns, rows, unit: 'completions' };

  return { ...data, ...overTime(data, 'Completions') };
}

/** Completions in groups that have no order of their own. */
export function groupsOf(tallies: readonly Tally[], by: string): FigureData & Message {
  const data: FigureData = {
    kind: 'bar',
    columns: [
      { key: 'group', label: by.charAt(0).toUpperCase() + by.slice(1), is: 'category' },
      { key: 'count', label: 'Completions', format: 'count', is: 'value' },
      { key: 'hours', label: 'CPD hours', format: 'hours', is: 'table' },
    ],
    rows: tallies.map((tally) => ({ group: tally.label === '' ? none : tally.label, count: tally.count, hours: tally.cpdMinutes ?? null })),
    unit: 'completions',
  };

  return { ...data, ...byGroup(data, 'Completions', by) };
}

export interface Learned {
  readonly formalMinutes?: number | null;
  readonly informalMinutes?: number | null;
}

/** Time spent on formal and on informal learning, now and in the period before. */
export function formalAgainstInformal(now: Learned, before: Learned | null | undefined): FigureData & Message {
  const row = (period: string, { formalMinutes, informalMinutes }: Learned) => ({
    period,
    formal: formalMinutes ?? null,
    informal: informalMinutes ?? null,
  });
  const data: FigureData = {
    kind: 'stacked',
    columns: [
      { key: 'period', label: 'Period', is: 'category' },
      { key: 'formal', label: 'Formal', format: 'hours', is: 'value' },
      { key: 'informal', label: 'Informal', format: 'hours', is: 'value' },
    ],
    rows: [row('This period', now), ...(before == null ? [] : [row('Period before', before)])],
    unit: 'hours',
  };
  const { formalMinutes, informalMinutes } = now;

  if (formalMinutes == null || informalMinutes == null) {
    return { ...data, title: 'Formal and informal learning', summary: 'Hours are hidden where fewer than 8 coaches are behind them.' };
  }

  const all = formalMinutes + informalMinutes;

  if (all === 0) {
    return { ...data, title: 'No learning time in this period', summary: 'Formal and informal learning: 0 hours.' };
  }

  return {
    ...data,
    title: `${Math.round((informalMinutes / all) * 100)}% of learning time was informal`,
    summary: `${hours(formalMinutes)} hours of formal learning and ${hours(informalMinutes)} hours of informal learning in this period.`,
  };
}

const hours = (minutes: number) => formatNumber(Math.round(minutes / 6) / 10);
