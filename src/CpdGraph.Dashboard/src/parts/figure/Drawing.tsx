import type { Layout, Mark } from './layout';

interface Props {
  layout: Layout;
  /** Names the svg for assistive technology: ids of the title and the summary. */
  labelledBy: string;
  /** Makes ids of patterns unique on the page. */
  id: string;
  point: number | null;
  onPoint: (point: number) => void;
}

/** Draws a layout as SVG. Colours and fonts are in figure.css, by class: no style of its own that a content security policy could stop. */
export function Drawing({ layout, labelledBy, id, point, onPoint }: Props) {
  const chosen = point === null ? undefined : layout.points[point];

  return (
    <svg
      className="chart"
      role="img"
      aria-labelledby={labelledBy}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      width={layout.width}
      height={layout.height}
      focusable="false"
    >
      <Patterns id={id} />
      {layout.grid.map((line, place) => (
        <line key={place} className={line.strong ? 'chart__axis' : 'chart__grid'} x1={line.x1} y1={line.y1} x2={line.x2} y2={line.y2} />
      ))}
      {layout.paths.map((path, place) => (
        <path key={place} className={`chart__line chart__line--${path.look}`} d={path.d} />
      ))}
      {layout.marks.map((mark, place) => (
        <Shape key={place} mark={mark} id={id} />
      ))}
      {layout.texts.map((text, place) => (
        <text key={place} className={`chart__text chart__text--${text.tone}`} x={text.x} y={text.y} textAnchor={text.anchor}>
          {text.text}
        </text>
      ))}
      {chosen && (
        <rect
          className="chart__chosen"
          x={chosen.x + 1}
          y={chosen.y + 1}
          width={Math.max(4, chosen.width - 2)}
          height={Math.max(4, chosen.height - 2)}
        />
      )}
      {layout.points.map((stop, place) => (
        <rect key={place} className="chart__touch" x={stop.x} y={stop.y} width={stop.width} height={stop.height} onClick={() => onPoint(place)} />
      ))}
    </svg>
  );
}

function Shape({ mark, id }: { mark: Mark; id: string }) {
  if (mark.round) {
    return (
      <circle className={`chart__mark chart__mark--${mark.look}`} cx={mark.x + mark.width / 2} cy={mark.y + mark.height / 2} r={mark.width / 2} />
    );
  }

  const pattern = patterned.has(mark.look) ? `url(#${id}-${mark.look})` : undefined;

  return (
    <rect
      className={`chart__mark chart__mark--${mark.look}`}
      x={mark.x}
      y={mark.y}
      width={mark.width}
      height={mark.height}
      {...(pattern ? { fill: pattern } : {})}
    />
  );
}

const patterned: ReadonlySet<string> = new Set<Mark['look']>(['hidden', 'two', 'four']);

/** What tells marks apart without colour: slanted lines for what is hidden, level lines and dots for the second and the fourth look. */
export function Patterns({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={`${id}-hidden`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className="chart__paper" width="6" height="6" />
        <rect className="chart__hatch" width="2" height="6" />
      </pattern>
      <pattern id={`${id}-two`} width="6" height="6" patternUnits="userSpaceOnUse">
        <rect className="chart__paper" width="6" height="6" />
        <rect className="chart__level" width="6" height="4" />
      </pattern>
      <pattern id={`${id}-four`} width="6" height="6" patternUnits="userSpaceOnUse">
        <rect className="chart__paper" width="6" height="6" />
        <circle className="chart__dot" cx="3" cy="3" r="2.2" />
      </pattern>
    </defs>
  );
}

/** A small square of a look, for the key above a chart. */
export function Swatch({ look, id }: { look: Mark['look']; id: string }) {
  return (
    <svg className="chart__swatch" width="18" height="18" aria-hidden="true" focusable="false">
      <Patterns id={id} />
      <Shape mark={{ x: 1, y: 1, width: 16, height: 16, look }} id={id} />
    </svg>
  );
}
