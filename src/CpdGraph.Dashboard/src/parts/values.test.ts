import { describe, expect, it } from 'vitest';
import { cellOfValue, countOf, formatDate, formatMinutes, formatMoney, formatTime, numberOf, textOfValue, wordsOf } from './values';

const hidden = { value: null, suppressed: true, label: '1 to 7' };

describe('values', () => {
  it('writes dates as the NHS does, by the day of England', () => {
    expect(formatDate('2027-03-03')).toBe('3 March 2027');
    expect(formatDate('2026-06-30T23:30:00Z')).toBe('1 July 2026');
    expect(formatDate(null)).toBe('');
  });

  it('writes times in England, with words for midday and midnight', () => {
    expect(formatTime('2026-11-29T14:05:00Z')).toBe('2:05pm');
    expect(formatTime('2026-07-01T08:00:00Z')).toBe('9am');
    expect(formatTime('2026-11-29T12:00:00Z')).toBe('midday');
    expect(formatTime('2026-11-29T00:00:00Z')).toBe('midnight');
    expect(formatTime('2026-11-29T00:10:00Z')).toBe('12:10am');
  });

  it('writes minutes as hours and minutes, and many hours whole', () => {
    expect(formatMinutes(0)).toBe('0 minutes');
    expect(formatMinutes(61)).toBe('1 hour 1 minute');
    expect(formatMinutes(120)).toBe('2 hours');
    expect(formatMinutes(75_000)).toBe('1,250 hours');
  });

  it('says that a number is hidden, and never writes zero for it', () => {
    expect(formatMinutes(null)).toBe('Hidden');
    expect(formatMoney(null)).toBe('Hidden');
    expect(textOfValue(hidden, 'count')).toBe('1 to 7');
    expect(cellOfValue(hidden, 'count')).toBe('1 to 7');
    expect(numberOf(hidden)).toBeNull();
    expect(textOfValue({ value: 0, suppressed: false, label: '0' })).toBe('0');
  });

  it('writes money of the API, with pence only where there are some', () => {
    expect(formatMoney({ amount: '1250.00' })).toBe('£1,250');
    expect(formatMoney('35.50')).toBe('£35.50');
    expect(formatMoney(-20)).toBe('-£20');
  });

  it('counts one and many', () => {
    expect(countOf({ value: 1, suppressed: false, label: '1' }, 'coach', 'coaches')).toBe('1 coach');
    expect(countOf({ value: 1250, suppressed: false, label: '1,250' }, 'coach', 'coaches')).toBe('1,250 coaches');
    expect(countOf(hidden, 'coach', 'coaches')).toBe('1 to 7 coaches');
  });

  it('keeps numbers as numbers for a spreadsheet', () => {
    expect(cellOfValue({ value: 1250, suppressed: false, label: '1,250' }, 'count')).toBe('1250');
    expect(cellOfValue(90, 'hours')).toBe('1.5');
    expect(cellOfValue('2026-04', 'month')).toBe('2026-04');
  });

  it('leaves a word in the place of a number alone', () => {
    expect(textOfValue('Not worked out', 'count')).toBe('Not worked out');
    expect(textOfValue('12.50', 'money')).toBe('£12.50');
  });

  it('turns names of the schema into words', () => {
    expect(wordsOf('NOT_STARTED')).toBe('Not started');
  });
});
