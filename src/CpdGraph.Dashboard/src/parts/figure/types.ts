import type { Column, Row } from '../csv';

/** Looks of marks. "before" is the period before: an outline, so that it never competes with the present. */
export type Look = 'one' | 'two' | 'three' | 'four' | 'before';

export interface FigureColumn extends Column {
  /** Left out: by place. */
  readonly look?: Look;
}

export type FigureKind = 'bar' | 'column' | 'line' | 'stacked' | 'heat';

/** What a chart is made from; the table, the file and the drawing all read this and nothing else. */
export interface FigureData {
  readonly kind: FigureKind;
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly Row[];
  /** Noun in the plural, such as "coaches". Left out where the format says the unit, as with money. */
  readonly unit?: string | undefined;
}
