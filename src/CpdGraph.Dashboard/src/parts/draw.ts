import { axisX, axisY, barX, barY, cell, dot, gridX, gridY, lineY, plot, ruleX, ruleY, text } from '@observablehq/plot';
import type { Column, Row } from './csv';
import type { ChartKind } from './figure';
import { pointsOf, shortMonth, type Point, type Points } from './points';
import { formatNumber, type Format } from './values';

export interface ChartData {
  readonly kind: ChartKind;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly unit: string;
}

const BLUE = '#005eb8';
const TEXT = '#212b32';
const GRID = '#d8dde0';
// Told apart in grey too, from dark to light; at most four, and each part carries its own name.
const SERIES = ['#003087', '#0072ce', '#7fb8e6', '#aeb7bd'];
const ON_SERIES = ['#ffffff', '#ffffff', TEXT, TEXT];
const HEAT = ['#e8f1fa', '#b3d4f0', '#66a5dc', '#1f6fbf', '#003087'];
/** A hidden count is drawn as wide as it may be. */
const HIDDEN_AS = 7;

let pictures = 0;

/** Draws a chart of a given width. Colours, hatching and text are attributes: the page allows no style of its own to a picture. */
export function draw(data: ChartData, width: number): SVGSVGElement {
  const points = pointsOf(data.columns, data.rows);
  const hatch = `hatch-${++pictures}`;
  const picture = data.kind === 'heat' ? heat(points, width, hatch)
    : data.kind === 'line' ? line(points, width, hatch, data.unit)
    : data.kind === 'column' ? column(points, width, hatch, data.unit)
    : data.kind === 'stacked' ? stacked(points, width, data.unit, hatch)
    : bar(points, width, hatch, data.unit);

  return finish(picture, hatch);
}

const base = (width: number) => ({ width, style: { fontSize: '15px', fontFamily: 'Arial, sans-serif', color: TEXT } });
const axisNumber = (format: Format) => (value: number) =>
  format === 'share' ? `${Math.round(value * 100)}%` : format === 'money' ? `£${formatNumber(value)}` : format === 'minutes' ? formatNumber(value / 60) : formatNumber(value);
const axisLabel = (format: Format, unit: string) => (format === 'minutes' || format === 'hours' ? 'Hours' : unit === '' ? null : unit.charAt(0).toUpperCase() + unit.slice(1));
const top = (points: readonly Point[], least = 1) => Math.max(least, ...points.map((point) => (point.hidden ? HIDDEN_AS : point.value ?? 0)));
const drawnAs = (point: Point, format: Format, most: number) => (point.hidden ? (format === 'count' ? Math.min(HIDDEN_AS, most) : most * 0.08) : point.value ?? 0);
/** About as wide as a text of 15 pixels. */
const widthOf = (label: string) => label.length * 7.6;

function bar({ points, categories, format }: Points, width: number, hatch: string, unit: string): SVGElement {
  const longest = Math.max(0, ...categories.map(widthOf));
  const narrow = width < 560 || longest > width * 0.45;
  const most = top(points, format === 'share' ? 1 : 1);
  const room = Math.max(40, ...points.map((point) => widthOf(point.label))) + 12;
  const rowHeight = narrow ? 56 : 38;

  return plot({
    ...base(width),
    height: categories.length * rowHeight + 50,
    marginLeft: narrow ? 4 : longest + 16,
    marginRight: room,
    marginTop: 4,
    marginBottom: 44,
    x: { domain: [0, most], nice: false, label: axisLabel(format, unit), labelArrow: 'none' as never, ticks: Math.min(6, Math.max(2, Math.floor(width / 110))), tickFormat: axisNumber(format) },
    y: { domain: [...categories], label: null, padding: narrow ? 0.55 : 0.35, align: narrow ? 0.9 : 0.5 },
    marks: [
      gridX({ stroke: GRID, strokeOpacity: 1, ticks: Math.min(6, Math.max(2, Math.floor(width / 110))) }),
      barX(points.filter((point) => !point.hidden), { x: 'value', y: 'category', fill: BLUE }),
      barX(points.filter((point) => point.hidden), { x: (point: Point) => drawnAs(point, format, most), y: 'category', fill: `url(#${hatch})`, stroke: TEXT, strokeWidth: 1 }),
      ruleX([0], { stroke: TEXT }),
      text(points, { x: (point: Point) => drawnAs(point, format, most), y: 'category', text: 'label', textAnchor: 'start', dx: 8, fill: TEXT }),
      axisX({ tickSize: 0, labelAnchor: 'center', color: TEXT, ...axisText(format, unit), tickFormat: axisNumber(format), ticks: Math.min(6, Math.max(2, Math.floor(width / 110))) }),
      narrow
        ? text(categories, { x: 0, y: (name: string) => name, text: (name: string) => name, textAnchor: 'start', lineAnchor: 'bottom', dx: 2, dy: -16, fill: TEXT })
        : axisY({ tickSize: 0, label: null, color: TEXT }),
    ],
  }) as SVGElement;
}

const axisText = (format: Format, unit: string) => ({ label: axisLabel(format, unit), labelArrow: 'none' as const });

function column({ points, categories, format }: Points, width: number, hatch: string, unit: string): SVGElement {
  const most = top(points);
  const step = (width - 70) / Math.max(1, categories.length);
  const labelled = points.every((point) => widthOf(point.label) < step + 4);
  const every = Math.max(1, Math.ceil(34 / step));

  return plot({
    ...base(width),
    height: 320,
    marginLeft: 60,
    marginRight: 8,
    marginTop: 34,
    marginBottom: 46,
    x: { domain: [...categories], label: null, padding: 0.25 },
    y: { domain: [0, most], label: axisLabel(format, unit) },
    marks: [
      gridY({ stroke: GRID, strokeOpacity: 1, ticks: 5 }),
      barY(points.filter((point) => !point.hidden), { x: 'category', y: 'value', fill: BLUE }),
      barY(points.filter((point) => point.hidden), { x: 'category', y: (point: Point) => drawnAs(point, format, most), fill: `url(#${hatch})`, stroke: TEXT, strokeWidth: 1 }),
      ruleY([0], { stroke: TEXT }),
      ...(labelled ? [text(points, { x: 'category', y: (point: Point) => drawnAs(point, format, most), text: 'label', lineAnchor: 'bottom' as const, dy: -5, fill: TEXT })] : []),
      axisX({ tickSize: 0, label: null, color: TEXT, tickFormat: (name: string) => tick(name, categories, every) }),
      axisY({ tickSize: 0, ticks: 5, color: TEXT, labelAnchor: 'top', ...axisText(format, unit), tickFormat: axisNumber(format) }),
    ],
  }) as SVGElement;
}

function tick(name: string, categories: readonly string[], every: number): string {
  const at = categories.indexOf(name);
  return at % every === 0 ? shortMonth(name, at === 0) : '';
}

function line({ points, categories, series, format }: Points, width: number, hatch: string, unit: string): SVGElement {
  const most = top(points);
  const named = series.length > 1;
  const right = named ? Math.min(width * 0.4, Math.max(...series.map(widthOf)) + 16) : 24;
  const every = Math.max(1, Math.ceil(34 / ((width - 60 - right) / Math.max(1, categories.length))));
  const last = (name: string) => points.findLast((point) => point.series === name && !point.hidden);
  const colour = (name: string) => SERIES[series.indexOf(name)] ?? BLUE;

  return plot({
    ...base(width),
    height: 320,
    marginLeft: 60,
    marginRight: right,
    marginTop: 34,
    marginBottom: 46,
    x: { type: 'point', domain: [...categories], label: null, padding: 0.2 },
    y: { domain: [0, most], label: axisLabel(format, unit) },
    marks: [
      gridY({ stroke: GRID, strokeOpacity: 1, ticks: 5 }),
      ruleY([0], { stroke: TEXT }),
      ...series.flatMap((name) => {
        const own = points.filter((point) => point.series === name);
        return [
          lineY(own, { x: 'category', y: (point: Point) => (point.hidden ? Number.NaN : point.value), stroke: named ? colour(name) : BLUE, strokeWidth: 3 }),
          dot(own.filter((point) => !point.hidden), { x: 'category', y: 'value', fill: named ? colour(name) : BLUE, r: 4 }),
          dot(own.filter((point) => point.hidden), { x: 'category', y: (point: Point) => drawnAs(point, format, most) / 2, fill: `url(#${hatch})`, stroke: TEXT, r: 6 }),
        ];
      }),
      ...(named ? [text(series.flatMap((name) => last(name) ?? []), { x: 'category', y: 'value', text: 'series', textAnchor: 'start' as const, dx: 10, fill: TEXT })] : []),
      axisX({ tickSize: 0, label: null, color: TEXT, tickFormat: (name: string) => tick(name, categories, every) }),
      axisY({ tickSize: 0, ticks: 5, color: TEXT, labelAnchor: 'top', ...axisText(format, unit), tickFormat: axisNumber(format) }),
    ],
  }) as SVGElement;
}

/** A part of a lying bar, from one number to another. */
interface Part extends Point {
  readonly from: number;
  readonly to: number;
}

function stacked({ points, categories, series, format }: Points, width: number, unit: string, hatch: string): SVGElement {
  const parts: Part[] = categories.flatMap((category) => {
    let from = 0;
    return points.filter((point) => point.category === category).map((point) => {
      const part = { ...point, from, to: from + drawnAs(point, format, Math.max(HIDDEN_AS, top(points))) };
      from = part.to;
      return part;
    });
  });
  const most = Math.max(1, ...parts.map((part) => part.to));
  const longest = Math.max(0, ...categories.map(widthOf));
  const narrow = width < 560 || longest > width * 0.4;
  const left = narrow ? 4 : longest + 16;
  const pixels = (width - left - 16) / most;
  const colour = (part: Part) => SERIES[series.indexOf(part.series)] ?? BLUE;
  const onColour = (part: Part) => (part.hidden ? TEXT : ON_SERIES[series.indexOf(part.series)] ?? '#ffffff');
  // The name of a part stands in it where there is room, and otherwise at least its number.
  const written = (part: Part) => {
    const room = (part.to - part.from) * pixels - 8;
    const full = `${part.series}: ${part.label}`;
    return part.to === part.from ? '' : widthOf(full) < room ? full : widthOf(part.label) < room ? part.label : '';
  };

  return plot({
    ...base(width),
    height: categories.length * (narrow ? 66 : 48) + 84,
    marginLeft: left,
    marginRight: 16,
    marginTop: 40,
    marginBottom: 44,
    x: { domain: [0, most], label: axisLabel(format, unit) },
    y: { domain: [...categories], label: null, padding: narrow ? 0.5 : 0.25, align: narrow ? 0.9 : 0.5 },
    marks: [
      gridX({ stroke: GRID, strokeOpacity: 1, ticks: Math.min(6, Math.max(2, Math.floor(width / 110))) }),
      barX(parts.filter((part) => !part.hidden), { x1: 'from', x2: 'to', y: 'category', fill: colour, stroke: '#ffffff', strokeWidth: 2 }),
      barX(parts.filter((part) => part.hidden), { x1: 'from', x2: 'to', y: 'category', fill: `url(#${hatch})`, stroke: TEXT, strokeWidth: 1 }),
      ruleX([0], { stroke: TEXT }),
      text(parts, { x: (part: Part) => (part.from + part.to) / 2, y: 'category', text: written, fill: onColour, stroke: (part: Part) => (part.hidden ? '#ffffff' : 'none'), strokeWidth: 4 }),
      ...legend(series, left),
      axisX({ tickSize: 0, labelAnchor: 'center', color: TEXT, ...axisText(format, unit), tickFormat: axisNumber(format), ticks: Math.min(6, Math.max(2, Math.floor(width / 110))) }),
      narrow
        ? text(categories, { x: 0, y: (name: string) => name, text: (name: string) => name, textAnchor: 'start', lineAnchor: 'bottom', dx: 2, dy: -20, fill: TEXT })
        : axisY({ tickSize: 0, label: null, color: TEXT }),
    ],
  }) as SVGElement;
}

/** Names of the parts above the bars, in their order: they are needed where a part is too small for its own name. */
function legend(series: readonly string[], left: number) {
  let at = 4;
  return series.flatMap((name, index) => {
    const x = at;
    at += widthOf(name) + 36;
    return [
      dot([name], { frameAnchor: 'top-left', dx: x + 6 - (left > 4 ? left : 0) + (left > 4 ? left : 0), dy: -24, symbol: 'square', r: 8, fill: SERIES[index] ?? BLUE }),
      text([name], { frameAnchor: 'top-left', dx: x + 20, dy: -24, text: (label: string) => label, textAnchor: 'start', lineAnchor: 'middle', fill: TEXT }),
    ];
  });
}

function heat({ points, categories, series, format }: Points, width: number, hatch: string): SVGElement {
  const longest = Math.max(0, ...categories.map(widthOf));
  const narrow = width < 560;
  const most = format === 'share' ? 1 : top(points);
  const shade = (point: Point) => Math.min(HEAT.length - 1, Math.floor(((point.value ?? 0) / most) * HEAT.length));

  return plot({
    ...base(width),
    height: categories.length * (narrow ? 84 : 56) + 40,
    marginLeft: narrow ? 4 : Math.min(width * 0.42, longest + 16),
    marginRight: 4,
    marginTop: 34,
    marginBottom: 4,
    x: { domain: [...series], label: null, padding: 0.03 },
    y: { domain: [...categories], label: null, padding: narrow ? 0.4 : 0.06, align: narrow ? 1 : 0.5 },
    marks: [
      cell(points.filter((point) => !point.hidden), { x: 'series', y: 'category', fill: (point: Point) => HEAT[shade(point)]!, stroke: GRID }),
      cell(points.filter((point) => point.hidden), { x: 'series', y: 'category', fill: `url(#${hatch})`, stroke: GRID }),
      text(points, {
        x: 'series', y: 'category', text: 'label', fontWeight: 'bold',
        fill: (point: Point) => (!point.hidden && shade(point) >= 3 ? '#ffffff' : TEXT),
        stroke: (point: Point) => (point.hidden ? '#ffffff' : 'none'),
        strokeWidth: 4,
      }),
      axisX({ tickSize: 0, label: null, anchor: 'top', color: TEXT }),
      narrow
        ? text(categories, { x: () => series[0] ?? '', y: (name: string) => name, text: (name: string) => name, textAnchor: 'start', lineAnchor: 'bottom', frameAnchor: 'left', dy: -28, fill: TEXT })
        : axisY({ tickSize: 0, label: null, color: TEXT, lineWidth: 16, textOverflow: 'ellipsis' }),
    ],
  }) as SVGElement;
}

const SVG = 'http://www.w3.org/2000/svg';

/** Takes out the style element, which the page's security policy would refuse, and puts in the hatching. */
function finish(picture: SVGElement, hatch: string): SVGSVGElement {
  const svg = (picture.localName === 'svg' ? picture : picture.querySelector('svg')) as SVGSVGElement;
  for (const style of svg.querySelectorAll('style')) {
    style.remove();
  }

  svg.setAttribute('class', 'chart__picture');
  const defs = svg.ownerDocument.createElementNS(SVG, 'defs');
  const pattern = defs.appendChild(svg.ownerDocument.createElementNS(SVG, 'pattern'));
  for (const [name, value] of Object.entries({ id: hatch, width: '8', height: '8', patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' })) {
    pattern.setAttribute(name, value);
  }

  const ground = pattern.appendChild(svg.ownerDocument.createElementNS(SVG, 'rect'));
  for (const [name, value] of Object.entries({ width: '8', height: '8', fill: '#ffffff' })) {
    ground.setAttribute(name, value);
  }

  const stripe = pattern.appendChild(svg.ownerDocument.createElementNS(SVG, 'rect'));
  for (const [name, value] of Object.entries({ width: '3', height: '8', fill: '#4c6272' })) {
    stripe.setAttribute(name, value);
  }

  svg.prepend(defs);
  return svg;
}
