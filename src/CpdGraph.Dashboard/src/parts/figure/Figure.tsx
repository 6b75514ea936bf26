import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { Row } from '../csv';
import { Download } from '../download';
import { Empty } from '../states';
import { DataTable } from '../table';
import { isHidden, measuresOf, mostOf, textOf, wide } from './cells';
import { Drawing, Swatch } from './Drawing';
import { drawable, layoutOf, lookOf, mostBars } from './layout';
import type { FigureColumn, FigureData } from './types';
import './figure.css';

export interface FigureProps extends FigureData {
  /** The heading: what the chart shows, as a sentence without its full stop. */
  title: string;
  /** One sentence made from the data, for whoever does not see the drawing; read with the title. */
  summary: string;
  /** Stable within the view. */
  id?: string;
  /** Said in the place of a chart of nothing: why it is empty and what to do. */
  empty?: ReactNode;
  /** Stands above the drawing: a choice of what is shown. */
  tools?: ReactNode;
  /** Stands below: links, or what the numbers leave out. */
  children?: ReactNode;
  /** Shows the table in the place of the drawing. */
  as?: 'chart' | 'table';
}

/** A chart with its heading, its table and its file, all made from the same rows. */
export function Figure({ title, summary, id, empty, tools, children, as = 'chart', kind, columns, rows, unit }: FigureProps) {
  const made = useId().replace(/[^a-zA-Z0-9]/g, '');
  const base = id ?? `figure-${made}`;
  const data = useMemo<FigureData>(() => wide({ kind, columns, rows, unit }), [kind, columns, rows, unit]);
  const shows = drawable(data);
  const hidden = hiddenNote(data);

  return (
    <figure className="nhsuk-card page-card figure" aria-labelledby={`${base}-title`} id={base}>
      <div className="nhsuk-card__content">
        <h2 className="nhsuk-card__heading nhsuk-heading-m figure__title" id={`${base}-title`}>
          {title}
        </h2>
        {rows.length === 0 ? (
          (empty ?? <Empty why="There is nothing to show for this choice." what="Choose a longer period, or more organisations." />)
        ) : (
          <>
            <p className="figure__summary" id={`${base}-summary`}>
              {summary}
            </p>
            {tools}
            {as === 'table' ? (
              <FigureTable data={data} title={title} />
            ) : shows ? (
              <Chart data={data} base={base} />
            ) : (
              (empty ?? <Empty why="All numbers are 0 for this choice." what="Choose a longer period, or more organisations." />)
            )}
            {hidden !== '' && (
              <p className="figure__note">
                <Swatch look="hidden" id={`${base}-key`} /> {hidden}
              </p>
            )}
            <div className="figure__more">
              {as === 'chart' && <TableBelow data={data} title={title} />}
              <Download columns={data.columns} rows={data.rows} title={title} name={id ?? title} />
            </div>
          </>
        )}
        {children}
      </div>
    </figure>
  );
}

/** What the hatching in a figure stands for. Empty when nothing is hidden. */
function hiddenNote({ columns, rows }: FigureData): string {
  const hidden = rows
    .flatMap((row) => measuresOf(columns).map((column) => [row[column.key], column] as const))
    .filter(([value, column]) => isHidden(value, column));
  const counts = [...new Set(hidden.filter(([value]) => mostOf(value) !== null).map(([value, column]) => textOf(value, column)))];

  return hidden.length === 0
    ? ''
    : counts.length > 0 && hidden.every(([value]) => mostOf(value) !== null)
      ? `Hatched: ${counts.join(' or ')}. The number itself is hidden, because too few people are behind it.`
      : 'Hatched: hidden, because too few people are behind it, or behind the ones beside it.';
}

function Chart({ data, base }: { data: FigureData; base: string }) {
  const [frame, width] = useWidth();
  const [point, setPoint] = useState<number | null>(null);
  const layout = useMemo(() => layoutOf(data, Math.min(width, 1060)), [data, width]);
  const measures = measuresOf(data.columns);
  const chosen = point === null ? undefined : layout.points[point];
  const keyed = measures.length > 1 && data.kind !== 'heat' && (data.kind !== 'line' || layout.width < 560);

  useEffect(() => setPoint(null), [data]);

  function move(event: KeyboardEvent<HTMLDivElement>) {
    if (event.key === 'Escape') {
      setPoint(null);
      // Out of the chart, to its table: the next thing after it.
      event.currentTarget.closest('figure')?.querySelector('summary')?.focus();
      return;
    }

    const next = nextPoint(event.key, point, layout.points.length, layout.across);

    if (next !== undefined) {
      event.preventDefault();
      setPoint(next);
    }
  }

  return (
    <>
      {keyed && (
        <ul className="figure__key">
          {measures.map((column, place) => (
            <li key={column.key}>
              <Swatch look={lookOf(column, place)} id={`${base}-key-${place}`} /> {column.label}
            </li>
          ))}
        </ul>
      )}
      <div
        ref={frame}
        className="figure__chart"
        role="group"
        aria-label="Chart. Arrow keys go from value to value, Escape leaves."
        tabIndex={0}
        onKeyDown={move}
        onBlur={() => setPoint(null)}
      >
        <Drawing layout={layout} labelledBy={`${base}-title ${base}-summary`} id={base} point={point} onPoint={setPoint} />
      </div>
      <p className="figure__point" aria-live="polite">
        {chosen?.said ?? ''}
      </p>
      {(data.kind === 'bar' || data.kind === 'stacked') && data.rows.length > mostBars && (
        <p className="figure__note">
          The chart shows the first {mostBars} of {data.rows.length}. The table has all of them.
        </p>
      )}
    </>
  );
}

/** Where a key leads from a point: left and right by one, up and down by a row where the chart has rows. Undefined for other keys. */
export function nextPoint(key: string, point: number | null, count: number, across: number): number | undefined {
  if (count === 0) {
    return undefined;
  }

  const rows = across > 1 ? across : 1;

  switch (key) {
    case 'ArrowRight':
      return point === null ? 0 : Math.min(point + 1, count - 1);
    case 'ArrowLeft':
      return point === null ? count - 1 : Math.max(point - 1, 0);
    case 'ArrowDown':
      return point === null ? 0 : point + rows < count ? point + rows : point;
    case 'ArrowUp':
      return point === null ? count - 1 : point - rows >= 0 ? point - rows : point;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

const remembered = 'cpdgraph.tables';

function TableBelow({ data, title }: { data: FigureData; title: string }) {
  const [open, setOpen] = useState(() => read() === 'open');
  const printing = usePrinting();

  return (
    <details
      className="nhsuk-details figure__table"
      open={open || printing}
      onToggle={(event) => {
        const now = event.currentTarget.open;

        if (!printing && now !== open) {
          setOpen(now);
          keep(now ? 'open' : 'closed');
        }
      }}
    >
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">
          Show as table<span className="nhsuk-u-visually-hidden">: {title}</span>
        </span>
      </summary>
      <div className="nhsuk-details__text">
        <FigureTable data={data} title={title} />
      </div>
    </details>
  );
}

/** The rows as a table: what the chart draws, and columns that only the table has. */
function FigureTable({ data, title }: { data: FigureData; title: string }) {
  return <DataTable caption={title} columns={data.columns} rows={data.rows} cell={written} />;
}

/** Words in columns of numbers, and nothing where there is nothing; the rest is written as everywhere. */
function written(column: FigureColumn, row: Row): ReactNode {
  const value = row[column.key];

  return isHidden(value, column) ? <span className="count-hidden">{textOf(value, column)}</span> : textOf(value, column);
}

function useWidth() {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(640);

  // Before the first picture is on the screen, so that nothing jumps.
  useLayoutEffect(() => {
    const element = frame.current;

    if (!element || typeof ResizeObserver === 'undefined') {
      return;
    }

    const measure = () => {
      // On paper the drawing keeps the width it had on the screen and is scaled as a whole.
      if (element.clientWidth > 0 && !matchMedia('print').matches) {
        setWidth(element.clientWidth);
      }
    };

    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);

    return () => observer.disconnect();
  }, []);

  return [frame, width] as const;
}

/** Whether the page is being printed: tables are open then. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);

  useEffect(() => {
    // At once: the browser takes its picture when the listeners return.
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);

    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
    };
  }, []);

  return printing;
}

function read(): string | null {
  try {
    return localStorage.getItem(remembered);
  } catch {
    // Storage is switched off in this browser: nothing is remembered, and nothing breaks.
    return null;
  }
}

function keep(choice: string): void {
  try {
    localStorage.setItem(remembered, choice);
  } catch {
    // As above.
  }
}
