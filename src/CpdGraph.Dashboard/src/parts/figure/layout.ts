import { hasAnything, isHidden, measuresOf, mostOf, nameOf, numberOf, saidOf, textOf } from './cells';
import type { Row } from '../csv';
import { halves, shortMonth, widthOf, wrap } from './lettering';
import { axis, highestOf, lengthOf, round, scale, stepOf, ticksFor, type Heat } from './scale';
import type { FigureColumn, FigureData, Look } from './types';

/** Where everything of a chart goes, in pixels. Worked out without a browser, so that it can be tested; Drawing.tsx draws it. */
export interface Layout {
  width: number;
  height: number;
  grid: readonly Segment[];
  marks: readonly Mark[];
  paths: readonly Path[];
  texts: readonly Text[];
  /** Stops of the arrow keys, in order. */
  points: readonly Point[];
  /** How many points make a row; 1 where there are no rows. */
  across: number;
}

export interface Segment {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  strong?: boolean;
}
export interface Mark {
  x: number;
  y: number;
  width: number;
  height: number;
  look: Look | 'hidden' | Heat;
  round?: boolean;
}
export interface Path {
  d: string;
  look: Look;
}
export interface Text {
  x: number;
  y: number;
  text: string;
  anchor: 'start' | 'middle' | 'end';
  tone: 'axis' | 'label' | 'value' | 'halo' | 'light' | 'row';
}
/** @property said what a screen reader hears there. */
export interface Point {
  x: number;
  y: number;
  width: number;
  height: number;
  said: string;
}
/** Steps of the one scale of colour of a heat map, weakest first. */
/** Bars past this are in the table only: nobody reads a chart of a hundred. */
export const mostBars = 25;

const looks: readonly Look[] = ['one', 'two', 'three', 'four', 'before'];
const textSize = 16;
const axisSize = 14;

/** The look of a column that is drawn. */
export function lookOf(column: FigureColumn, place: number): Look {
  return column.look ?? looks[place % looks.length] ?? 'one';
}

export function layoutOf(data: FigureData, width: number): Layout {
  const size = Math.max(240, Math.round(width));

  switch (data.kind) {
    case 'bar':
      return bars(data, size);
    case 'column':
      return columns(data, size);
    case 'line':
      return lines(data, size);
    case 'stacked':
      return stacked(data, size);
    case 'heat':
      return heat(data, size);
  }
}

function bars(data: FigureData, width: number): Layout {
  const measures = measuresOf(data.columns);
  const rows = data.rows.slice(0, mostBars);
  const names = rows.map((row) => nameOf(row, data.columns));
  const longest = Math.max(0, ...names.map((name) => widthOf(name, textSize)));
  const above = width < 560 || longest > width * 0.36;
  const left = above ? 2 : Math.ceil(longest) + 12;
  const right = Math.ceil(Math.max(24, ...rows.flatMap((row) => measures.map((column) => widthOf(textOf(row[column.key], column), textSize))))) + 12;
  const thick = measures.length > 1 ? 18 : 24;
  const span = Math.max(40, width - left - right);
  const ticks = ticksFor(highestOf(rows, measures), Math.max(2, Math.min(6, Math.floor(span / 90))), measures);
  const to = scale(ticks, 0, span);

  const marks: Mark[] = [];
  const texts: Text[] = [];
  const points: Point[] = [];
  let y = 4;

  rows.forEach((row, place) => {
    const top = y;
    const nameLines = above ? wrap(names[place] ?? '', width - 4, textSize, 3) : [names[place] ?? ''];

    if (above) {
      nameLines.forEach((line) => {
        texts.push({ x: left, y: y + 15, text: line, anchor: 'start', tone: 'row' });
        y += 20;
      });
      y += 2;
    } else {
      texts.push({ x: left - 10, y: y + (measures.length * (thick + 2)) / 2 + 5, text: names[place] ?? '', anchor: 'end', tone: 'row' });
    }

    measures.forEach((column, series) => {
      const cell = row[column.key];
      const length = lengthOf(cell, column, to, 36, 12);

      if (length > 0) {
        marks.push({ x: left, y, width: length, height: thick, look: isHidden(cell, column) ? 'hidden' : lookOf(column, series) });
      }

      texts.push({ x: left + length + 6, y: y + thick / 2 + 5, text: textOf(cell, column), anchor: 'start', tone: 'value' });
      y += thick + 2;
    });

    points.push({ x: 0, y: top - 2, width, height: y - top + 2, said: said(row, data, measures) });
    y += 12;
  });

  const bottom = y - 6;
  const grid: Segment[] = ticks.map((tick) => ({ x1: left + to(tick), x2: left + to(tick), y1: 0, y2: bottom, strong: tick === 0 }));
  texts.push(
    ...ticks.map<Text>((tick) => ({
      x: left + to(tick),
      y: bottom + 18,
      text: axis(tick, measures),
      anchor: tick === 0 && above ? 'start' : 'middle',
      tone: 'axis',
    })),
  );

  return { width, height: bottom + 26, grid, marks, paths: [], texts, points, across: 1 };
}

function columns(data: FigureData, width: number): Layout {
  const measures = measuresOf(data.columns);
  const frame = upright(data, width, measures, 12);
  const { left, plot, band, base, to } = frame;
  const inside = Math.min(64 * measures.length, band * (data.rows.length > 12 ? 0.8 : 0.7));
  const each = inside / Math.max(1, measures.length);
  const marks: Mark[] = [];
  const texts = [...frame.texts];
  const points: Point[] = [];
  const labelled = data.rows.every((row) =>
    measures.every((column) => widthOf(textOf(row[column.key], column), axisSize) <= (measures.length > 1 ? each : band) - 2),
  );

  data.rows.forEach((row, place) => {
    const start = left + band * place + (band - inside) / 2;

    measures.forEach((column, series) => {
      const cell = row[column.key];
      const height = lengthOf(cell, column, to, 28, 10);

      if (height > 0) {
        marks.push({
          x: start + each * series,
          y: base - height,
          width: Math.max(2, each - (measures.length > 1 ? 1 : 0)),
          height,
          look: isHidden(cell, column) ? 'hidden' : lookOf(column, series),
        });
      }

      if (labelled && cell !== null && cell !== undefined) {
        texts.push({ x: start + each * (series + 0.5), y: base - height - 5, text: textOf(cell, column), anchor: 'middle', tone: 'value' });
      }
    });

    points.push({ x: left + band * place, y: base - plot, width: band, height: plot, said: said(row, data, measures) });
  });

  return { width, height: frame.height, grid: frame.grid, marks, paths: [], texts, points, across: 1 };
}

function lines(data: FigureData, width: number): Layout {
  const measures = measuresOf(data.columns);
  const names = measures.map((column) => column.label);
  const right = width >= 560 && measures.length > 1 ? Math.ceil(Math.max(...names.map((name) => widthOf(name, axisSize)))) + 14 : 16;
  const frame = upright(data, width, measures, right);
  const { left, plot, band, base, to } = frame;
  const marks: Mark[] = [];
  const paths: Path[] = [];
  const texts = [...frame.texts];
  const ends: { y: number; text: string }[] = [];

  measures.forEach((column, series) => {
    const look = lookOf(column, series);
    let d = '';
    let drawing = false;
    let last: number | null = null;

    data.rows.forEach((row, place) => {
      const cell = row[column.key];
      const value = numberOf(cell);
      const x = round(left + band * (place + 0.5));

      if (value === null) {
        if (isHidden(cell, column)) {
          const height = lengthOf(cell, column, to, 28, 10);
          marks.push({ x: x - 5, y: base - height, width: 10, height, look: 'hidden' });
        }

        // A gap, not a slope towards nothing: what is hidden is not known to lie between its neighbours.
        drawing = false;
        return;
      }

      const y = round(base - to(value));
      d += `${drawing ? 'L' : 'M'}${x} ${y}`;
      drawing = true;
      last = y;
      marks.push({ x: x - 4, y: y - 4, width: 8, height: 8, look, round: true });
    });

    if (d) {
      paths.push({ d, look });
    }

    if (last !== null) {
      ends.push({ y: last, text: column.label });
    }
  });

  if (right > 16) {
    ends
      .sort((a, b) => a.y - b.y)
      .forEach((end, place) => {
        const before = ends[place - 1];
        end.y = before ? Math.max(end.y, before.y + 18) : end.y;
        texts.push({ x: width - right + 6, y: end.y + 5, text: end.text, anchor: 'start', tone: 'label' });
      });
  }

  const points = data.rows.map((row, place) => ({
    x: left + band * place,
    y: base - plot,
    width: band,
    height: plot,
    said: said(row, data, measures),
  }));

  return { width, height: frame.height, grid: frame.grid, marks, paths, texts, points, across: 1 };
}

/** Axes of charts whose rows go from left to right. */
function upright(data: FigureData, width: number, measures: readonly FigureColumn[], right: number) {
  const plot = width < 480 ? 200 : 260;
  const top = 24;
  const ticks = ticksFor(highestOf(data.rows, measures), 5, measures);
  const left = Math.ceil(Math.max(...ticks.map((tick) => widthOf(axis(tick, measures), axisSize)))) + 10;
  const span = width - left - right;
  const band = span / Math.max(1, data.rows.length);
  const base = top + plot;
  const to = scale(ticks, 0, plot);
  const names = data.rows.map((row) => nameOf(row, data.columns));

  // Names stay level: they go on two lines where that helps, and where it does not only every second, third … is written.
  const whole = Math.max(0, ...names.map((name) => widthOf(name, axisSize)));
  const inTwo = names.map((name) => halves(shortMonth(name)));
  const half = Math.max(0, ...inTwo.flat().map((part) => widthOf(part, axisSize)));
  const oneLine = whole <= band - 6;
  const every = oneLine ? 1 : Math.max(1, Math.ceil((half + 6) / band));

  const texts: Text[] = ticks.map<Text>((tick) => ({ x: left - 8, y: base - to(tick) + 5, text: axis(tick, measures), anchor: 'end', tone: 'axis' }));
  let deepest = 1;

  names.forEach((name, place) => {
    if (place % every !== 0) {
      return;
    }

    // The first and last names may be wider than their bands: they must not be cut by the edge.
    const parts = oneLine ? [name] : (inTwo[place] ?? [name]);
    const wide = Math.max(...parts.map((part) => widthOf(part, axisSize)));
    const x = Math.min(Math.max(left + band * (place + 0.5), wide / 2), width - wide / 2);
    deepest = Math.max(deepest, parts.length);
    parts.forEach((part, line) => texts.push({ x, y: base + 20 + line * 17, text: part, anchor: 'middle', tone: 'axis' }));
  });

  const grid: Segment[] = ticks.map((tick) => ({ x1: left, x2: width - right, y1: base - to(tick), y2: base - to(tick), strong: tick === 0 }));

  return { left, plot, band, base, to, grid, texts, height: base + 12 + deepest * 17 };
}

function stacked(data: FigureData, width: number): Layout {
  const measures = measuresOf(data.columns);
  const rows = data.rows.slice(0, mostBars);
  const names = rows.map((row) => nameOf(row, data.columns));
  const longest = Math.max(0, ...names.map((name) => widthOf(name, textSize)));
  const above = width < 560 || longest > width * 0.36;
  const left = above ? 2 : Math.ceil(longest) + 12;
  const span = Math.max(40, width - left - 30);
  const thick = 32;
  const least = above ? 24 : 58;
  const sums = rows.map((row) => measures.reduce((sum, column) => sum + (numberOf(row[column.key]) ?? mostOf(row[column.key]) ?? 0), 0));
  const hiddenOnes = Math.max(0, ...rows.map((row) => measures.filter((column) => isHidden(row[column.key])).length));
  const ticks = ticksFor(Math.max(0, ...sums), Math.max(2, Math.min(6, Math.floor(span / 90))), measures);
  // Hidden parts are at least wide enough to see; their room is taken off the scale, so that no bar leaves the chart.
  const to = scale(ticks, 0, Math.max(40, span - hiddenOnes * least));
  const marks: Mark[] = [];
  const texts: Text[] = [];
  const points: Point[] = [];
  let y = 4;

  rows.forEach((row, place) => {
    if (above) {
      wrap(names[place] ?? '', width - 4, textSize, 3).forEach((line) => {
        texts.push({ x: left, y: y + 15, text: line, anchor: 'start', tone: 'row' });
        y += 20;
      });
      y += 2;
    } else {
      texts.push({ x: left - 10, y: y + thick / 2 + 5, text: names[place] ?? '', anchor: 'end', tone: 'row' });
    }

    let x = left;
    const beside: string[] = [];

    measures.forEach((column, series) => {
      const cell = row[column.key];
      const length = lengthOf(cell, column, to, least, least);
      const text = textOf(cell, column);

      if (length > 0) {
        const look = isHidden(cell, column) ? 'hidden' : lookOf(column, series);
        marks.push({ x, y, width: Math.max(1, length - 2), height: thick, look });

        if (widthOf(text, axisSize) + 6 <= length) {
          texts.push({ x: x + length / 2 - 1, y: y + thick / 2 + 5, text, anchor: 'middle', tone: toneOn(look) });
        } else {
          beside.push(`${column.label} ${text}`);
        }
      }

      points.push({
        x: length > 0 ? x - 1 : x - 3,
        y: y - 2,
        width: Math.max(6, length),
        height: thick + 4,
        said: `${names[place]}, ${column.label}: ${saidOf(cell, column, data.unit)}`,
      });
      x += length;
    });

    // What is too narrow for its number has it beside the bar, or below where there is no room.
    const allHidden = beside.length > 1 && measures.every((column) => isHidden(row[column.key], column) && mostOf(row[column.key]) === null);
    const rest = x === left ? textOf(0, measures[0]) : allHidden ? 'All hidden' : beside.join(', ');

    if (rest !== '' && x + 6 + widthOf(rest, axisSize) <= width) {
      texts.push({ x: x + 6, y: y + thick / 2 + 5, text: rest, anchor: 'start', tone: 'value' });
    } else if (rest !== '') {
      // It is bold, and so a little wider than its letters are taken for.
      const lines = wrap(rest, (width - left - 4) * 0.9, axisSize, 3);
      lines.forEach((line, place) => texts.push({ x: left, y: y + thick + 18 + place * 17, text: line, anchor: 'start', tone: 'value' }));
      y += lines.length * 17 + 4;
    }

    y += thick + 14;
  });

  const bottom = y - 8;
  const grid: Segment[] = ticks
    .filter((tick) => left + to(tick) <= width)
    .map((tick) => ({ x1: left + to(tick), x2: left + to(tick), y1: 0, y2: bottom, strong: tick === 0 }));
  // With hidden parts the scale no longer holds to the pixel: the numbers in the bars stand for it.
  const scaled = hiddenOnes === 0;

  if (scaled) {
    texts.push(
      ...ticks.map<Text>((tick) => ({
        x: left + to(tick),
        y: bottom + 18,
        text: axis(tick, measures),
        anchor: tick === 0 && above ? 'start' : 'middle',
        tone: 'axis',
      })),
    );
  }

  return {
    width,
    height: bottom + (scaled ? 26 : 6),
    grid: scaled ? grid : [],
    marks,
    paths: [],
    texts,
    points,
    across: Math.max(1, measures.length),
  };
}

const dark: ReadonlySet<string> = new Set<Mark['look']>(['one', 'three', 'heat3', 'heat4']);
const patterned: ReadonlySet<string> = new Set<Mark['look']>(['hidden', 'two', 'four']);

/** Light on dark marks; on patterns dark with a pale edge, so that it stays readable. */
function toneOn(look: Mark['look'] | null): Text['tone'] {
  return look === null ? 'value' : dark.has(look) ? 'light' : patterned.has(look) ? 'halo' : 'value';
}

function heat(data: FigureData, width: number): Layout {
  const measures = measuresOf(data.columns);
  const names = data.rows.map((row) => nameOf(row, data.columns));
  const above = width < 560;
  const left = above ? 0 : Math.min(Math.round(width * 0.34), Math.ceil(Math.max(0, ...names.map((name) => widthOf(name, textSize)))) + 14);
  const cellWidth = (width - left) / Math.max(1, measures.length);
  const heads = measures.map((column) => wrap(column.label, cellWidth - 4, axisSize, 2));
  const headLines = Math.max(1, ...heads.map((head) => head.length));
  const marks: Mark[] = [];
  const texts: Text[] = [];
  const points: Point[] = [];
  let y = headLines * 18 + 6;

  heads.forEach((head, place) =>
    head.forEach((line, lineNumber) =>
      texts.push({ x: left + cellWidth * (place + 0.5), y: 14 + lineNumber * 18, text: line, anchor: 'middle', tone: 'label' }),
    ),
  );

  data.rows.forEach((row, place) => {
    const name = names[place] ?? '';
    const nameLines = wrap(name, above ? width : left - 12, textSize, 3);
    const cellHeight = above ? 48 : Math.max(48, nameLines.length * 19 + 6);

    if (above) {
      nameLines.forEach((line) => {
        texts.push({ x: 0, y: y + 16, text: line, anchor: 'start', tone: 'row' });
        y += 20;
      });
      y += 4;
    } else {
      nameLines.forEach((line, lineNumber) =>
        texts.push({
          x: left - 12,
          y: y + cellHeight / 2 + 5 + (lineNumber - (nameLines.length - 1) / 2) * 19,
          text: line,
          anchor: 'end',
          tone: 'row',
        }),
      );
    }

    measures.forEach((column, series) => {
      const cell = row[column.key];
      const value = numberOf(cell);
      const look: Mark['look'] | null = isHidden(cell, column) ? 'hidden' : value === null ? null : stepOf(value);
      const x = left + cellWidth * series;
      const text = textOf(cell, column);

      if (look) {
        marks.push({ x: x + 1, y, width: cellWidth - 2, height: cellHeight - 2, look });
      }

      const lines = wrap(text, cellWidth - 6, axisSize, 2);
      lines.forEach((line, lineNumber) =>
        texts.push({
          x: x + cellWidth / 2,
          y: y + cellHeight / 2 + 4 + (lineNumber - (lines.length - 1) / 2) * 16,
          text: line,
          anchor: 'middle',
          tone: toneOn(look),
        }),
      );
      points.push({ x, y: y - 1, width: cellWidth, height: cellHeight, said: `${name}, ${column.label}: ${saidOf(cell, column, data.unit)}` });
    });

    y += cellHeight + (above ? 10 : 2);
  });

  return { width, height: y + 2, grid: [], marks, paths: [], texts, points, across: Math.max(1, measures.length) };
}

function said(row: Row, data: FigureData, measures: readonly FigureColumn[]): string {
  const name = nameOf(row, data.columns);
  const first = measures[0];

  return measures.length === 1 && first
    ? `${name}: ${saidOf(row[first.key], first, data.unit)}`
    : `${name}: ${measures.map((column) => `${column.label} ${saidOf(row[column.key], column, data.unit)}`).join(', ')}`;
}

/** Whether a figure has anything to draw; a chart of nothing but zeros says less than a sentence. */
export function drawable(data: FigureData): boolean {
  return data.rows.length > 0 && measuresOf(data.columns).length > 0 && (data.kind === 'heat' || hasAnything(data.rows, data.columns));
}
