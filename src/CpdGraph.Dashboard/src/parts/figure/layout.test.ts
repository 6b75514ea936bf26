import { describe, expect, it } from 'vitest';
import { drawable, layoutOf, mostBars } from './layout';
import { widthOf, wrap } from './lettering';
import { stepOf, ticksOf } from './scale';
import type { FigureData, FigureKind } from './types';

const count = (value: number) => ({ value, suppressed: false, label: String(value) });
const few = { value: null, suppressed: true, label: '1 to 7' };

function months(kind: FigureKind, length: number): FigureData {
  return {
    kind,
    unit: 'completions',
    columns: [
      { key: 'month', label: 'Month' },
      { key: 'now', label: 'Completions', format: 'count' },
      { key: 'before', label: 'Year before', format: 'count', look: 'before' },
    ],
    rows: Array.from({ length }, (_, place) => ({
      month: `${['January', 'February', 'March'][place % 3]} ${2025 + Math.floor(place / 12)}`,
      now: place % 5 === 1 ? few : count(((place * 35) % 120) + 10),
      before: place % 7 === 2 ? few : count((place * 20) % 90),
    })),
  };
}

describe('the layout of a chart', () => {
  const kinds: FigureKind[] = ['bar', 'column', 'line', 'stacked', 'heat'];

  it.each(kinds.flatMap((kind) => [240, 296, 640, 912].flatMap((width) => [1, 12, 24].map((rows) => [kind, width, rows] as const))))(
    'keeps everything of a %s of %i pixels and %i rows within its frame',
    (kind, width, rows) => {
      const layout = layoutOf(months(kind, rows), width);

      expect(layout.marks.length).toBeGreaterThan(0);

      for (const mark of [...layout.marks, ...layout.points]) {
        expect(mark.width).toBeGreaterThan(0);
        expect(mark.height).toBeGreaterThan(0);
        expect(mark.x).toBeGreaterThanOrEqual(-4);
        expect(mark.y).toBeGreaterThanOrEqual(-4);
        expect(mark.x + mark.width).toBeLessThanOrEqual(layout.width + 1);
        expect(mark.y + mark.height).toBeLessThanOrEqual(layout.height + 1);
      }
    },
  );

  it('starts bars at zero and makes them as long as their numbers', () => {
    const data: FigureData = {
      kind: 'bar',
      columns: [
        { key: 'name', label: 'Channel' },
        { key: 'n', label: 'Completions', format: 'count' },
      ],
      rows: [
        { name: 'A', n: 50 },
        { name: 'B', n: 100 },
        { name: 'C', n: 0 },
      ],
    };

    const [a, b, ...others] = layoutOf(data, 640).marks;

    expect(a?.x).toBe(b?.x);
    expect((b?.width ?? 0) / (a?.width ?? 1)).toBeCloseTo(2, 1);
    expect(others).toHaveLength(0);
  });

  it('draws a hidden count as hatched up to the most that it can be, and never as nothing', () => {
    const data: FigureData = {
      kind: 'column',
      columns: [
        { key: 'name', label: 'Month' },
        { key: 'n', label: 'Completions', format: 'count' },
      ],
      rows: [
        { name: 'May', n: few },
        { name: 'June', n: count(70) },
      ],
    };

    const [hidden, shown] = layoutOf(data, 640).marks;

    expect(hidden?.look).toBe('hidden');
    expect(shown?.look).toBe('one');
    expect((shown?.height ?? 0) / (hidden?.height ?? 1)).toBeCloseTo(10, 0);
  });

  it('does not fill a chart with a count of 1 to 7 that stands alone', () => {
    const data: FigureData = {
      kind: 'bar',
      columns: [
        { key: 'name', label: 'A' },
        { key: 'n', label: 'N', format: 'count' },
      ],
      rows: [{ name: 'One', n: few }],
    };

    expect(layoutOf(data, 640).marks[0]?.width).toBeLessThan(640 / 2);
  });

  it('breaks a line where a number is hidden', () => {
    const data: FigureData = {
      kind: 'line',
      columns: [
        { key: 'name', label: 'Month' },
        { key: 'n', label: 'N', format: 'count' },
      ],
      rows: [10, 20, null, 30, 40].map((n, place) => ({ name: String(place), n })),
    };

    const layout = layoutOf(data, 640);

    expect(layout.paths[0]?.d.match(/M/g)).toHaveLength(2);
    expect(layout.marks.filter((mark) => mark.look === 'hidden')).toHaveLength(1);
  });

  it('says at each stop of the arrow keys what stands there, with its unit', () => {
    expect(layoutOf(months('column', 2), 640).points.map((point) => point.said)).toEqual([
      'January 2025: Completions 10 completions, Year before 0 completions',
      'February 2025: Completions 1 to 7 completions, Year before 20 completions',
    ]);
  });

  it('draws a heat map of shares with one stop a cell, and leaves cells of nothing blank', () => {
    const data: FigureData = {
      kind: 'heat',
      columns: [
        { key: 'area', label: 'Area' },
        { key: 'one', label: 'Tier 1', format: 'share' },
        { key: 'two', label: 'Tier 2', format: 'share' },
      ],
      rows: [
        { area: 'Coaching', one: 0.93, two: null },
        { area: 'Ethics', one: '', two: 0 },
      ],
    };

    const layout = layoutOf(data, 640);

    expect(layout.across).toBe(2);
    expect(layout.points.map((point) => point.said)).toEqual([
      'Coaching, Tier 1: 93%',
      'Coaching, Tier 2: Hidden',
      'Ethics, Tier 1: none',
      'Ethics, Tier 2: 0%',
    ]);
    expect(layout.marks.map((mark) => mark.look)).toEqual(['heat4', 'hidden', 'heat0']);
  });

  it('writes each number of a stack: in its part, beside the bar or below it', () => {
    const data: FigureData = {
      kind: 'stacked',
      columns: [
        { key: 'name', label: 'Stream' },
        { key: 'spent', label: 'Spent', format: 'money' },
        { key: 'left', label: 'Left', format: 'money' },
      ],
      rows: [
        { name: 'Hub', spent: 900, left: 9000 },
        { name: 'CPD', spent: 120, left: 10_000 },
        { name: 'None', spent: 0, left: 0 },
      ],
    };

    for (const width of [260, 320, 640, 1000]) {
      const said = layoutOf(data, width)
        .texts.map((text) => text.text)
        .join(' ');

      expect(said).toContain('£900');
      expect(said).toContain('£120');
      expect(said).toContain('£9,000');
      expect(said).toContain('£0');
    }
  });

  it('shortens months where they do not fit, and leaves some out rather than turn or cut them', () => {
    const texts = (width: number) =>
      layoutOf(months('column', 24), width)
        .texts.filter((text) => text.tone === 'axis' && text.anchor === 'middle')
        .map((text) => text.text);

    expect(texts(912).slice(0, 4)).toEqual(['Jan', '2025', 'Mar', '2025']);
    expect(texts(320).slice(0, 4)).toEqual(['Jan', '2025', 'Feb', '2025']);
    expect(layoutOf(months('column', 3), 912).texts.map((text) => text.text)).toContain('February 2025');
  });

  it('draws at most 25 bars', () => {
    expect(layoutOf(months('bar', 100), 640).points).toHaveLength(mostBars);
  });
});

describe('ticks', () => {
  it.each([
    [0, 5, [0, 1]],
    [3, 5, [0, 1, 2, 3]],
    [7, 5, [0, 2, 4, 6, 8]],
    [95, 5, [0, 20, 40, 60, 80, 100]],
    [100, 5, [0, 20, 40, 60, 80, 100]],
    [12_345, 4, [0, 5000, 10_000, 15_000]],
  ])('for numbers up to %i are round and begin at zero', (highest, most, expected) => {
    expect(ticksOf(highest, most, true)).toEqual(expected);
  });

  it('are never more than ten', () => {
    for (const highest of [1, 9, 11, 99, 101, 999, 1_000_001]) {
      expect(ticksOf(highest, 6, true).length).toBeLessThanOrEqual(10);
    }
  });
});

it('has five steps of colour for shares', () => {
  expect([0, 0.19, 0.2, 0.55, 0.79, 0.8, 1].map(stepOf)).toEqual(['heat0', 'heat0', 'heat1', 'heat2', 'heat3', 'heat4', 'heat4']);
});

it('wraps long names and ends what does not fit with three dots', () => {
  const lines = wrap('Uses listening, summarising and open questions throughout a conversation with a person', 160, 16, 2);

  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/…$/);
  expect(lines.every((line) => widthOf(line, 16) <= 160)).toBe(true);
});

it('has nothing to draw where all is 0, and something where a number is hidden', () => {
  const data = (n: number | null): FigureData => ({
    kind: 'bar',
    columns: [
      { key: 'name', label: 'A' },
      { key: 'n', label: 'N', format: 'money' },
    ],
    rows: [{ name: 'x', n }],
  });

  expect(drawable(data(0))).toBe(false);
  expect(drawable(data(null))).toBe(true);
  expect(drawable({ ...data(0), rows: [] })).toBe(false);
});
