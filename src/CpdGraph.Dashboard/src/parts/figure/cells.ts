import type { Row } from '../csv';
import { isCount, numberOf as valueOf, textOfValue, type Format, type Value } from '../values';
import type { FigureColumn, FigureData } from './types';

const numeric: ReadonlySet<Format | undefined> = new Set<Format | undefined>(['count', 'minutes', 'hours', 'money', 'share']);

/** Counts under disclosure control say that they are hidden; a sum that is null is hidden too. */
export function isHidden(value: Value, column?: FigureColumn): boolean {
  return isCount(value) ? value.suppressed || value.value == null : value === null && (column === undefined || numeric.has(column.format));
}

/** The number to draw. Null for texts, for nothing and for what is hidden. */
export function numberOf(value: Value): number | null {
  return isHidden(value) ? null : valueOf(value);
}

/** The most that a hidden count can be: 7 for "1 to 7". Null for hidden sums, of which nothing is known. */
export function mostOf(value: Value): number | null {
  const ends = isCount(value) && isHidden(value) ? /^\d+ to (\d+)$/.exec(value.label) : null;

  return ends ? Number(ends[1]) : null;
}

/** How a value reads, without its unit. */
export function textOf(value: Value, column?: FigureColumn): string {
  if (value === undefined || value === '') {
    return '–';
  }

  // A word in a column of numbers stays a word: "None", where nothing is allocated.
  if (typeof value === 'string' && numeric.has(column?.format) && valueOf(value) === null) {
    return value;
  }

  return textOfValue(value, column?.format ?? (typeof value === 'number' ? 'count' : 'text'));
}

/** How a value reads with its unit: "45 completions", "1 coach", "1 to 7 coaches", "Hidden". */
export function saidOf(value: Value, column: FigureColumn, unit?: string): string {
  if (value === undefined || value === '') {
    return 'none';
  }

  const text = textOf(value, column);
  const unitless = column.format === 'money' || column.format === 'share' || column.format === 'minutes';

  if (unit === undefined || unitless || (numberOf(value) === null && mostOf(value) === null)) {
    return text;
  }

  return `${text} ${text === '1' ? singular(unit) : unit}`;
}

/** "coach" of "coaches", "completion" of "completions". */
export function singular(unit: string): string {
  return unit
    .replace(/(ch|sh|x)es$/, '$1')
    .replace(/ies$/, 'y')
    .replace(/([^s])s$/, '$1');
}

/** The column that names the rows. */
export function categoryOf(columns: readonly FigureColumn[]): FigureColumn | undefined {
  return columns.find((column) => column.is === 'category') ?? columns[0];
}

/** The name of a row. */
export function nameOf(row: Row, columns: readonly FigureColumn[]): string {
  const category = categoryOf(columns);

  return category === undefined ? '' : textOf(row[category.key], category);
}

/** The columns that are drawn. */
export function measuresOf(columns: readonly FigureColumn[]): FigureColumn[] {
  const category = categoryOf(columns);

  return columns.filter((column) => column !== category && (column.is === 'value' || (column.is === undefined && numeric.has(column.format))));
}

/** Whether rows hold anything to draw: a number above zero, or something hidden. */
export function hasAnything(rows: readonly Row[], columns: readonly FigureColumn[]): boolean {
  return rows.some((row) => measuresOf(columns).some((column) => isHidden(row[column.key], column) || (numberOf(row[column.key]) ?? 0) !== 0));
}

/**
 * Rows of category, series and value as one row a category with a column a series, in the order in which they come: the form that tables are read in.
 * Rows that name no series stay as they are.
 */
export function wide(data: FigureData): FigureData {
  const series = data.columns.find((column) => column.is === 'series');
  const category = categoryOf(data.columns);
  const value = measuresOf(data.columns)[0];

  if (series === undefined || category === undefined || value === undefined) {
    return data;
  }

  const names = [...new Set(data.rows.map((row) => textOf(row[series.key], series)))];
  const { is: _, look: __, ...plain } = value;
  const columns: FigureColumn[] = [
    { ...category, is: 'category' },
    ...names.map((name) => ({ ...plain, key: `series ${name}`, label: name, is: 'value' as const })),
  ];
  const rows = new Map<string, Record<string, Value>>();

  for (const row of data.rows) {
    const name = textOf(row[category.key], category);
    const kept = rows.get(name) ?? { [category.key]: row[category.key] };
    rows.set(name, kept);
    kept[`series ${textOf(row[series.key], series)}`] = row[value.key];
  }

  return { ...data, columns, rows: [...rows.values()].map((row) => ({ ...Object.fromEntries(columns.map((column) => [column.key, ''])), ...row })) };
}
