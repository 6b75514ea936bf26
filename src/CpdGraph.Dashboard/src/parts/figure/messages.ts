import type { Row } from '../csv';
import type { SafeCountLike } from '../values';
import { isHidden, measuresOf, nameOf, numberOf, saidOf } from './cells';
import type { FigureColumn, FigureData } from './types';

/** A heading that says what a chart shows, and one sentence more for those who do not see it. */
export interface Message {
  title: string;
  summary: string;
}

/**
 * Of months or the like in order: the highest one, the lowest one, and how many are hidden.
 * @param what the plural at the start of a sentence: "Completions".
 */
export function overTime(data: FigureData, what: string): Message {
  const [seen, hiddenOnes] = known(data);
  const first = data.rows[0];
  const last = data.rows.at(-1);
  const column = measuresOf(data.columns)[0];

  if (!first || !last || !column) {
    return { title: `No ${low(what)} in this period`, summary: `There are no ${low(what)} to show.` };
  }

  const range = first === last ? nameOf(first, data.columns) : `${nameOf(first, data.columns)} to ${nameOf(last, data.columns)}`;
  const top = highest(seen, column);

  if (!top || value(top, column) === 0) {
    return hiddenOnes.length > 0
      ? { title: `${what}: too few to show`, summary: `${what}, ${range}. ${hiddenPhrase(hiddenOnes.length, data.rows.length)}` }
      : { title: `No ${low(what)} in this period`, summary: `${what}, ${range}: all are 0.` };
  }

  if (data.rows.length === 1) {
    return {
      title: `${what} in ${nameOf(top, data.columns)}: ${figure(top, data)}`,
      summary: `${what} in ${nameOf(top, data.columns)}: ${figure(top, data)}.`,
    };
  }

  const bottom = lowest(seen, column);
  const ends =
    bottom && value(bottom, column) < value(top, column)
      ? `The most were in ${nameOf(top, data.columns)} (${figure(top, data)}), the fewest in ${nameOf(bottom, data.columns)} (${figure(bottom, data)}).`
      : hiddenOnes.length > 0
        ? `The most were in ${nameOf(top, data.columns)} (${figure(top, data)}).`
        : `Each has ${figure(top, data)}.`;

  return {
    title: `${what} were highest in ${nameOf(top, data.columns)}`,
    summary: join(`${what}, ${range}.`, ends, hiddenOnes.length > 0 ? hiddenPhrase(hiddenOnes.length, data.rows.length) : ''),
  };
}

/** Of groups without an order of their own: which has the most, which the fewest, and how many are hidden. */
export function byGroup(data: FigureData, what: string, by: string): Message {
  const [seen, hiddenOnes] = known(data);
  const column = measuresOf(data.columns)[0];
  const top = column && highest(seen, column);

  if (!column || data.rows.length === 0) {
    return { title: `No ${low(what)} by ${by} in this period`, summary: `There are no ${low(what)} to show by ${by}.` };
  }

  if (!top || value(top, column) === 0) {
    return hiddenOnes.length > 0
      ? { title: `${what} by ${by}: too few to show`, summary: hiddenPhrase(hiddenOnes.length, data.rows.length) }
      : { title: `No ${low(what)} by ${by} in this period`, summary: `${what} by ${by}: all are 0.` };
  }

  const others = seen.filter((row) => value(row, column) === value(top, column)).length - 1;
  const bottom = lowest(seen, column);
  const title =
    others > 0
      ? `${nameOf(top, data.columns)} and ${others === 1 ? 'one other' : `${others} others`} have the most ${low(what)}`
      : `${nameOf(top, data.columns)} has the most ${low(what)}`;

  return {
    title: data.rows.length === 1 ? `${nameOf(top, data.columns)}: ${figure(top, data)}` : title,
    summary: join(
      `${what} by ${by}, ${data.rows.length === 1 ? 'one group' : `${data.rows.length} groups`}.`,
      data.rows.length > 1
        ? bottom && value(bottom, column) < value(top, column)
          ? `From ${figure(bottom, data)} (${nameOf(bottom, data.columns)}) to ${figure(top, data)} (${nameOf(top, data.columns)}).`
          : `The most is ${figure(top, data)}.`
        : '',
      hiddenOnes.length > 0 ? hiddenPhrase(hiddenOnes.length, data.rows.length) : '',
    ),
  };
}

/**
 * A part of a whole: "27 of 41 coaches are ready to take referrals". Says "about" where counts are rounded, and what is hidden.
 * @param verb what the part does, after the noun: "are ready to take referrals".
 */
export function partOf(part: SafeCountLike, whole: SafeCountLike, unit: string, verb: string, exact = false): string {
  if (whole.value === 0) {
    return `There are no ${unit} to count`;
  }

  const about = !exact && part.value !== 0 && !part.suppressed ? 'About ' : '';

  return `${about}${part.suppressed ? part.label : written(part)} of ${whole.suppressed ? whole.label : written(whole)} ${unit} ${verb}`;
}

function written(count: SafeCountLike): string {
  return count.value == null ? count.label : count.value.toLocaleString('en-GB');
}

function known(data: FigureData): [Row[], Row[]] {
  const column = measuresOf(data.columns)[0];

  return column
    ? [data.rows.filter((row) => numberOf(row[column.key]) !== null), data.rows.filter((row) => isHidden(row[column.key], column))]
    : [[], []];
}

function highest(rows: readonly Row[], column: FigureColumn): Row | undefined {
  return rows.reduce<Row | undefined>((best, row) => (!best || value(row, column) > value(best, column) ? row : best), undefined);
}

function lowest(rows: readonly Row[], column: FigureColumn): Row | undefined {
  return rows.reduce<Row | undefined>((best, row) => (!best || value(row, column) < value(best, column) ? row : best), undefined);
}

function value(row: Row, column: FigureColumn): number {
  return numberOf(row[column.key]) ?? 0;
}

function figure(row: Row, data: FigureData): string {
  const column = measuresOf(data.columns)[0];

  return column ? saidOf(row[column.key], column, data.unit) : '';
}

function hiddenPhrase(hiddenOnes: number, all: number): string {
  if (hiddenOnes === all) {
    return all === 1 ? 'It is hidden, because few people are behind it.' : 'All are hidden, because few people are behind each.';
  }

  return hiddenOnes === 1 ? '1 is hidden, because few people are behind it.' : `${hiddenOnes} are hidden, because few people are behind each.`;
}

function join(...sentences: string[]): string {
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

function low(what: string): string {
  // "CPD hours" keeps its capitals.
  return /^[A-Z][a-z]/.test(what) ? what.charAt(0).toLowerCase() + what.slice(1) : what;
}
