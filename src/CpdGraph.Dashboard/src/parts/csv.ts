import { cellOfValue, type Format, type Value } from './values';

export interface Column {
  /** Its key in each row. */
  readonly key: string;
  readonly label: string;
  /** How its values are written. Left out: as text. */
  readonly format?: Format;
  /**
   * What it is in the chart: the category along the axis, the series within it, or the value. Left out: the first column is the category, columns with a
   * format that is a number are values, and others stand in the table alone.
   */
  readonly is?: 'category' | 'series' | 'value' | 'table';
}

export type Row = Readonly<Record<string, Value>>;

/** Quoted where needed. A text that a spreadsheet could take for a formula is told apart by an apostrophe. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Exactly what the table shows, for a spreadsheet: what it is and when it was made, then the heads, then the rows. */
export function csvOf(about: string, columns: readonly Column[], rows: readonly Row[]): string {
  const lines = [
    [about],
    columns.map((column) => column.label),
    ...rows.map((row) => columns.map((column) => cellOfValue(row[column.key], column.format))),
  ];

  // The mark at the start makes Excel read it as UTF-8.
  return `\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

export function fileNameOf(...parts: readonly string[]): string {
  return `${parts.map((part) => part.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')).filter((part) => part !== '').join('_').slice(0, 100)}.csv`;
}

export function saveFile(name: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
