import type { Column, Row } from './csv';
import { isCount, numberOf, textOfValue, type Format } from './values';

/** One thing to draw. */
export interface Point {
  readonly category: string;
  readonly series: string;
  /** Null when it is hidden or not known. */
  readonly value: number | null;
  /** Whether somebody is there whose number is not shown: it is drawn hatched, never as nothing. */
  readonly hidden: boolean;
  /** What is written at it. */
  readonly label: string;
}

export interface Points {
  readonly points: readonly Point[];
  /** In the order in which the rows bring them. */
  readonly categories: readonly string[];
  readonly series: readonly string[];
  readonly format: Format;
}

const numbers: readonly Format[] = ['count', 'minutes', 'hours', 'money', 'share'];

/** Rows of a table as points of a chart: several columns of values are a series each, otherwise a column names the series. */
export function pointsOf(columns: readonly Column[], rows: readonly Row[]): Points {
  const category = columns.find((column) => column.is === 'category') ?? columns[0];
  const series = columns.find((column) => column.is === 'series');
  const values = columns.filter((column) => column !== category && column !== series
    && (column.is === 'value' || (column.is === undefined && numbers.includes(column.format ?? 'text'))));
  const format = values[0]?.format ?? 'count';

  const points = category === undefined ? [] : rows.flatMap((row) => values.map((column): Point => {
    const value = row[column.key];
    const drawn = numberOf(value);
    return {
      category: textOfValue(row[category.key], category.format),
      series: series === undefined ? (values.length > 1 ? column.label : '') : textOfValue(row[series.key], series.format),
      value: drawn,
      hidden: isCount(value) ? value.suppressed : value == null,
      label: textOfValue(value, column.format),
    };
  }));

  return {
    points,
    categories: [...new Set(points.map((point) => point.category))],
    series: [...new Set(points.map((point) => point.series))],
    format,
  };
}

/** Short text of a month for an axis: Apr, with the year where it begins. Other texts stay. */
export function shortMonth(text: string, first: boolean): string {
  const [, month, year] = /^([A-Z][a-z]+) (\d{4})$/.exec(text) ?? [];
  if (month === undefined || year === undefined) {
    return text;
  }

  return first || month === 'January' ? `${month.slice(0, 3)}\n${year}` : month.slice(0, 3);
}
