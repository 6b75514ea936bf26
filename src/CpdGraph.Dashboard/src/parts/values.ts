/** A count of people as the API gives it: hidden when it is of 1 to 7, otherwise rounded unless exact. */
export interface SafeCountLike {
  readonly value?: number | null;
  readonly suppressed: boolean;
  readonly label: string;
}

export type Value = string | number | boolean | null | undefined | SafeCountLike;

export function isCount(value: unknown): value is SafeCountLike {
  return typeof value === 'object' && value !== null && 'suppressed' in value;
}

/** Whether a count is hidden altogether, with its zeros, so that even whether anybody is there is not told. */
export function isUnknown(value: unknown): boolean {
  return isCount(value) && value.suppressed && !/^\d/.test(value.label);
}

/** What is shown for a number that may not be: never zero, never a dash that could be read as none. */
export const HIDDEN = 'Hidden';

/** How a value is written. Months come as YYYY-MM, dates as YYYY-MM-DD, money in pounds, shares from 0 to 1. */
export type Format = 'text' | 'count' | 'minutes' | 'hours' | 'money' | 'share' | 'month' | 'date';

const LONDON = 'Europe/London';
const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });
const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP', maximumFractionDigits: 0 });
const pence = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** 3 March 2027, for a date or a moment; the day is that of England. */
export function formatDate(day: string | Date | null | undefined): string {
  if (day == null || day === '') {
    return '';
  }

  if (typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day)) {
    const [year, month, date] = day.split('-').map(Number) as [number, number, number];
    return `${date} ${months[month - 1]} ${year}`;
  }

  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: LONDON }).format(new Date(day));
}

/** 2:05pm, as the NHS writes times. */
export function formatTime(moment: string | Date): string {
  const [hour = 0, minute = 0] = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: LONDON })
    .format(new Date(moment)).split(':').map(Number);
  if (minute === 0 && (hour === 0 || hour === 12)) {
    return hour === 0 ? 'midnight' : 'midday';
  }

  return `${hour % 12 === 0 ? 12 : hour % 12}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`}${hour < 12 ? 'am' : 'pm'}`;
}

/** April 2026 for 2026-04. */
export function formatMonth(month: string): string {
  const [year, at] = month.split('-');
  const name = months[Number(at) - 1];
  return name === undefined ? month : `${name} ${year}`;
}

/** 1 hour 30 minutes. From 100 hours on whole hours are enough. */
export function formatMinutes(minutes: number | null | undefined): string {
  if (minutes == null) {
    return HIDDEN;
  }

  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours >= 100) {
    return `${number.format(Math.round(minutes / 60))} hours`;
  }

  const parts = [
    ...(hours > 0 ? [`${hours} ${hours === 1 ? 'hour' : 'hours'}`] : []),
    ...(rest > 0 || hours === 0 ? [`${rest} ${rest === 1 ? 'minute' : 'minutes'}`] : []),
  ];
  return parts.join(' ');
}

/** £1,250, or £35.50 where there are pence. Takes an amount, or Money of the API. */
export function formatMoney(money: string | number | { readonly amount: string | number } | null | undefined): string {
  if (money == null) {
    return HIDDEN;
  }

  const amount = Number(typeof money === 'object' ? money.amount : money);
  return (Number.isInteger(amount) ? pounds : pence).format(amount);
}

export function formatShare(share: number | null | undefined): string {
  return share == null ? HIDDEN : `${Math.round(share * 100)}%`;
}

export function formatNumber(value: number): string {
  return number.format(value);
}

/** The number to draw; null when it is hidden or not known. */
export function numberOf(value: Value): number | null {
  if (isCount(value)) {
    return value.suppressed ? null : value.value ?? null;
  }

  if (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))) {
    return Number(value);
  }

  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** A value as people read it in a table, a label or a sentence. */
export function textOfValue(value: Value, format: Format = 'text'): string {
  if (isCount(value)) {
    return value.suppressed || value.value == null ? value.label : number.format(value.value);
  }

  if (value == null) {
    return format === 'text' || format === 'date' || format === 'month' ? '' : HIDDEN;
  }

  if (typeof value === 'boolean') {
    return value ? 'Yes' : 'No';
  }

  // A word in the place of a number stays a word: "Not worked out".
  if (typeof value === 'string' && ['count', 'minutes', 'hours', 'money', 'share'].includes(format) && numberOf(value) === null) {
    return value;
  }

  switch (format) {
    case 'minutes': return formatMinutes(Number(value));
    case 'hours': return number.format(Math.round(Number(value) / 6) / 10);
    case 'money': return formatMoney(value);
    case 'share': return formatShare(Number(value));
    case 'month': return formatMonth(String(value));
    case 'date': return formatDate(String(value));
    case 'count': return number.format(Number(value));
    case 'text': return typeof value === 'number' ? number.format(value) : value;
  }
}

/** A value for a spreadsheet: numbers stay numbers, what is hidden says so. */
export function cellOfValue(value: Value, format: Format = 'text'): string {
  if (isCount(value)) {
    return value.suppressed || value.value == null ? value.label : String(value.value);
  }

  if (value == null) {
    return textOfValue(value, format);
  }

  if (typeof value === 'boolean') {
    return value ? 'Yes' : 'No';
  }

  return format === 'hours' ? String(Math.round(Number(value) / 6) / 10) : String(value);
}

/** Upper-case names of the schema as words: NOT_STARTED is Not started. */
export function wordsOf(name: string): string {
  const words = name.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** One coach, 2 coaches, 1 to 7 coaches. */
export function countOf(value: SafeCountLike | number, one: string, many = `${one}s`): string {
  const count = typeof value === 'number' ? value : numberOf(value);
  return `${textOfValue(value, 'count')} ${count === 1 ? one : many}`;
}
