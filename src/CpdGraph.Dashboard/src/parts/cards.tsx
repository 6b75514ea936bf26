import type { ReactNode } from 'react';
import { Link } from '../app/router';
import { Failed } from './states';
import type { Problem } from './useView';
import { isCount, isUnknown, numberOf, textOfValue, type Format, type SafeCountLike, type Value } from './values';

/** A count of people. A hidden one is told apart by more than its words. */
export function Count({ value }: { value: SafeCountLike | number | null | undefined }) {
  return isCount(value) && value.suppressed ? <span className="count-hidden">{value.label}</span> : <>{textOfValue(value, 'count')}</>;
}

/** What became of a number: up 5 from 20. Nothing can be said where one of the two is hidden. */
export function changeOf(now: Value, before: Value, format: Format = 'count'): string {
  const [a, b] = [numberOf(now), numberOf(before)];
  if (before === undefined) {
    return '';
  }

  if (b === null || a === null) {
    return before === null ? '' : isUnknown(before) ? 'The period before is hidden' : `${textOfValue(before, format)} in the period before`;
  }

  if (a === b) {
    return 'As in the period before';
  }

  return `${a > b ? 'Up' : 'Down'} ${textOfValue(Math.abs(a - b), format)} from ${textOfValue(before, format)}`;
}

export interface NumberCardProps {
  heading: string;
  value: Value;
  format?: Format;
  /** The same in the period before. */
  before?: Value;
  /** Where the rows behind it are. */
  href?: string;
  note?: ReactNode;
}

export function NumberCard({ heading, value, format = 'count', before, href, note }: NumberCardProps) {
  const change = changeOf(value, before, format);

  return (
    <li className={href === undefined ? 'nhsuk-card number-card' : 'nhsuk-card nhsuk-card--clickable number-card'}>
      <div className="nhsuk-card__content">
        <h2 className="number-card__heading">{href === undefined ? heading : <Link className="nhsuk-card__link" to={href}>{heading}</Link>}</h2>
        <p className="number-card__value">{isCount(value) ? <Count value={value} /> : textOfValue(value, format)}</p>
        {note !== undefined && <p className="number-card__note">{note}</p>}
        {change !== '' && <p className="number-card__note">{change}</p>}
      </div>
    </li>
  );
}

/** The numbers of a view in a row. */
export function NumberCards({ children }: { children: ReactNode }) {
  return <ul className="number-cards">{children}</ul>;
}

/** A part of a view that fails alone: the others stay. */
export function Card({ title, id, problem, onRetry, children }: { title: string; id?: string; problem?: Problem | undefined; onRetry?: () => void; children?: ReactNode }) {
  const anchor = id ?? title.toLowerCase().replace(/[^a-z0-9]+/g, '-');

  return (
    <section className="nhsuk-card page-card" aria-labelledby={`${anchor}-heading`} id={anchor}>
      <div className="nhsuk-card__content">
        <h2 className="nhsuk-card__heading nhsuk-heading-m" id={`${anchor}-heading`}>{title}</h2>
        {problem === undefined ? children : <Failed problem={problem} {...(onRetry === undefined ? {} : { onRetry })} />}
      </div>
    </section>
  );
}
