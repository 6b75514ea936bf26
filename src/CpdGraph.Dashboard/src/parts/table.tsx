import { useMemo, useState, type ReactNode } from 'react';
import type { Column, Row } from './csv';
import { isCount, textOfValue } from './values';

const isNumber = (column: Column) => ['count', 'minutes', 'hours', 'money', 'share'].includes(column.format ?? 'text');

/** A table of rows. With `sortable` its heads are buttons; the order is told to screen readers. */
export function DataTable({ caption, columns, rows, sortable = false, stacks = false, cell }: {
  caption: string;
  columns: readonly Column[];
  rows: readonly Row[];
  sortable?: boolean;
  /** On a phone each row becomes a block of its own, with the heads before its values. For wide rows of words. */
  stacks?: boolean;
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
      <table className={stacks ? 'nhsuk-table table-stacks' : 'nhsuk-table'}>
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
                  (isCount(value) && value.suppressed) || (value === null && isNumber(column))
                    ? <span className="count-hidden">{textOfValue(value, column.format)}</span>
                    : textOfValue(value, column.format)
                );
                return index === 0
                  ? <th key={column.key} scope="row" className="nhsuk-table__header">{content}</th>
                  : <td key={column.key} data-label={column.label} className={isNumber(column) ? 'nhsuk-table__cell nhsuk-table__cell--numeric' : 'nhsuk-table__cell'}>{content}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
