import { isHidden, mostOf, numberOf, textOf } from './cells';
import type { Row } from '../csv';
import { formatNumber, type Value } from '../values';
import type { FigureColumn } from './types';

export type Heat = 'heat0' | 'heat1' | 'heat2' | 'heat3' | 'heat4';

/** Round values from 0 to at least the highest, at most `count` of them; whole ones where all numbers are whole. */
export function ticksOf(highest: number, count: number, whole: boolean): number[] {
  const top = highest > 0 ? highest : 1;
  const rough = top / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const nice = [1, 2, 5, 10].map((step) => step * power).find((step) => step >= rough * 0.999) ?? rough;
  const step = whole ? Math.max(1, Math.ceil(nice)) : nice;
  const steps = Math.max(1, Math.ceil(top / step - 1e-9));

  return Array.from({ length: steps + 1 }, (_, place) => Number((place * step).toPrecision(12)));
}

/** Minutes are drawn on a scale of hours; of counts there are no halves. */
export function ticksFor(highest: number, count: number, measures: readonly FigureColumn[]): number[] {
  const format = measures[0]?.format;
  const unit = timed(format) ? 60 : 1;

  return ticksOf(highest / unit, count, format === 'count' || highest / unit >= count).map((tick) => tick * unit);
}

export function highestOf(rows: readonly Row[], measures: readonly FigureColumn[]): number {
  const cells = rows.flatMap((row) => measures.map((column) => row[column.key]));
  const hiddenCounts = cells.some((cell) => mostOf(cell) !== null);

  // Where there is little but what is hidden, the scale goes on to 20: a chart filled by "1 to 7" would look like a lot.
  return Math.max(hiddenCounts ? 20 : 0, ...cells.map((cell) => numberOf(cell) ?? 0));
}

/** How long a mark is; hidden counts go to the most they can be, hidden sums, of which nothing is known, have a fixed length. */
export function lengthOf(cell: Value, column: FigureColumn, to: (value: number) => number, unknown: number, least: number): number {
  if (isHidden(cell, column)) {
    const most = mostOf(cell);

    return most === null ? unknown : Math.max(least, to(most));
  }

  const value = numberOf(cell) ?? 0;

  return value > 0 ? Math.max(1, to(value)) : 0;
}

export function axis(tick: number, measures: readonly FigureColumn[]): string {
  return timed(measures[0]?.format) ? formatNumber(tick / 60) : textOf(tick, measures[0]);
}

export function scale(ticks: readonly number[], from: number, to: number): (value: number) => number {
  const top = ticks.at(-1) ?? 1;

  return (value) => round(from + ((to - from) * value) / top);
}

export function timed(format: FigureColumn['format']): boolean {
  return format === 'minutes' || format === 'hours';
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The step of the scale of a share between 0 and 1. */
export function stepOf(share: number): Heat {
  return (['heat0', 'heat1', 'heat2', 'heat3', 'heat4'] as const)[Math.max(0, Math.min(4, Math.floor(share * 5)))] ?? 'heat0';
}
