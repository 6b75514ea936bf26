import { lazy, Suspense, useEffect, useId, useMemo, useRef, useState, type ReactNode, type SyntheticEvent } from 'react';
import { csvOf, fileNameOf, saveFile, type Column, type Row } from './csv';
import { isCount, textOfValue } from './values';
import { useAbout } from './view';

export type { Column, Row } from './csv';

/** bar: lying; column: standing, for months; line; stacked: lying, one part for each series; heat: category by series, darker is more. */
export type ChartKind = 'bar' | 'column' | 'line' | 'stacked' | 'heat';

export interface FigureProps {
  /** The message, for example: 27 of 41 coaches are ready to take referrals. */
  title: string;
  /** One sentence made from the data, for those who do not see the chart. */
  summary: string;
  columns: readonly Column[];
  rows: readonly Row[];
  kind: ChartKind;
  /** What the values are, for example coaches. */
  unit?: string;
  id?: string;
  /** Shown instead when there are no rows. */
  empty?: ReactNode;
  children?: ReactNode;
}

const Chart = lazy(() => import('./Chart'));
const KEY = 'cpdgraph.tables';

function remembered(): boolean {
  try {
    return localStorage.getItem(KEY) === 'open';
  } catch {
    return false;
  }
}

function remember(open: boolean): void {
  try {
    localStorage.setItem(KEY, open ? 'open' : 'closed');
  } catch {
    // Nothing is kept where the browser keeps nothing: the choice holds for this page.
  }
}

/** A chart with its table, its file and its print, all made from the same rows. */
export function Figure({ title, summary, columns, rows, kind, unit, id, empty, children }: FigureProps) {
  const own = useId();
  const anchor = id ?? own;
  const about = useAbout();
  const [tableOpen, setTableOpen] = useState(remembered);
  const details = useRef<HTMLDetailsElement>(null);

  // On paper nobody can open anything: tables are open while printing.
  useEffect(() => {
    let before = false;
    const open = () => {
      if (details.current !== null) {
        before = details.current.open;
        details.current.open = true;
      }
    };
    const restore = () => {
      if (details.current !== null) {
        details.current.open = before;
      }
    };
    window.addEventListener('beforeprint', open);
    window.addEventListener('afterprint', restore);
    return () => {
      window.removeEventListener('beforeprint', open);
      window.removeEventListener('afterprint', restore);
    };
  }, []);

  const save = () => {
    const lines = [about.title, title, ...about.filters, about.asOf].filter((text) => text !== '');
    saveFile(fileNameOf(about.title, id ?? title), csvOf(lines.join('; '), columns, rows));
  };

  return (
    <figure className="nhsuk-card page-card figure" aria-labelledby={`${anchor}-title`} id={anchor}>
      <div className="nhsuk-card__content">
        <h2 className="nhsuk-card__heading nhsuk-heading-m" id={`${anchor}-title`}>{title}</h2>
        {rows.length === 0 && empty !== undefined ? empty : (
          <>
            <p id={`${anchor}-summary`} className="figure__summary">{summary}</p>
            <div className="figure__chart">
              <Suspense fallback={<div className={`figure__waiting figure__waiting--${kind}`} aria-hidden="true" />}>
                <Chart kind={kind} columns={columns} rows={rows} unit={unit ?? ''} labelledBy={`${anchor}-title ${anchor}-summary`} />
              </Suspense>
            </div>
            <div className="figure__more">
              <details
                className="nhsuk-details figure__table"
                ref={details}
                open={tableOpen}
                onToggle={(event: SyntheticEvent<HTMLDetailsElement>) => {
                  const open = event.currentTarget.open;
                  if (open !== tableOpen && !window.matchMedia?.('print').matches) {
                    setTableOpen(open);
                    remember(open);
                  }
                }}
              >
                <summary className="nhsuk-details__summary"><span className="nhsuk-details__summary-text">Show as table<span className="nhsuk-u-visually-hidden">: {title}</span></span></summary>
                <div className="nhsuk-details__text"><DataTable caption={title} columns={columns} rows={rows} /></div>
              </details>
              <button type="button" className="nhsuk-button nhsuk-button--secondary nhsuk-button--small no-print" onClick={save}>
                Download CSV<span className="nhsuk-u-visually-hidden">: {title}</span>
              </button>
            </div>
          </>
        )}
        {children}
      </div>
    </figure>
  );
}

const isNumber = (column: Column) => ['count', 'minutes', 'hours', 'money', 'share'].includes(column.format ?? 'text');

/** A table of rows. With `sortable` its heads are buttons; the order is told to screen readers. */
export function DataTable({ caption, columns, rows, sortable = false, cell }: {
  caption: string;
  columns: readonly Column[];
  rows: readonly Row[];
  sortable?: boolean;
  /** Something other than the text of a value, for example a link. Undefined: the text. */
  cell?: (column: Column, row: Row) => ReactNode;
}) {
  const [by, setBy] = useState<{ key: string; down: boolean } | null>(null);
  const shown = useMemo(() => {
    if (by === null) {
      return rows;
    }

    const weight = (row: Row): number | string => {
      const value = row[by.key];
      if (isCount(value)) {
        // A hidden count is of 1 to 7: above 0, below all that is shown.
        return value.suppressed ? 0.5 : value.value ?? 0;
      }

      return typeof value === 'number' ? value : value == null ? '' : String(value);
    };
    const compare = (a: Row, b: Row) => {
      const [x, y] = [weight(a), weight(b)];
      return typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y), 'en-GB', { numeric: true });
    };
    return rows.toSorted((a, b) => (by.down ? compare(b, a) : compare(a, b)));
  }, [rows, by]);

  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={caption}>
      <table className="nhsuk-table">
        <caption className="nhsuk-table__caption nhsuk-u-visually-hidden">{caption}</caption>
        <thead className="nhsuk-table__head">
          <tr>
            {columns.map((column) => {
              const sorted = by?.key === column.key ? (by.down ? 'descending' : 'ascending') : 'none';
              return (
                <th
                  key={column.key}
                  scope="col"
                  className={isNumber(column) ? 'nhsuk-table__header nhsuk-table__header--numeric' : 'nhsuk-table__header'}
                  {...(sortable ? { 'aria-sort': sorted as 'none' } : {})}
                >
                  {sortable ? (
                    <button type="button" className="sort-button" onClick={() => setBy({ key: column.key, down: sorted === 'ascending' })}>
                      {column.label}
                      <span aria-hidden="true">{sorted === 'ascending' ? ' ▲' : sorted === 'descending' ? ' ▼' : ' ↕'}</span>
                    </button>
                  ) : column.label}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody className="nhsuk-table__body">
          {shown.map((row, at) => (
            <tr key={at} className="nhsuk-table__row">
              {columns.map((column, index) => {
                const value = row[column.key];
                const content = cell?.(column, row) ?? (
                  isCount(value) && value.suppressed
                    ? <span className="count-hidden">{value.label}</span>
                    : textOfValue(value, column.format)
                );
                return index === 0
                  ? <th key={column.key} scope="row" className="nhsuk-table__header">{content}</th>
                  : <td key={column.key} className={isNumber(column) ? 'nhsuk-table__cell nhsuk-table__cell--numeric' : 'nhsuk-table__cell'}>{content}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
