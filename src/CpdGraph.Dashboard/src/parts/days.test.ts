import { describe, expect, it } from 'vitest';
import { addDays, byWhen, dayAndTime, timeSpan } from './days';

describe('days', () => {
  it('are counted over the ends of months and years', () => {
    expect(addDays('2026-12-30', 3)).toBe('2027-01-02');
    expect(addDays('2027-03-01', -1)).toBe('2027-02-28');
  });

  it('are those of England, in summer time too', () => {
    expect(dayAndTime('2027-07-12T23:30:00Z')).toBe('Tuesday 13 July 2027, 12:30am');
    expect(dayAndTime('2027-01-12T10:00:00Z')).toBe('Tuesday 12 January 2027, 10am');
  });

  it('of a span are named once when it ends on the same day', () => {
    expect(timeSpan('2027-01-12T10:00:00Z', '2027-01-12T16:30:00Z')).toBe('Tuesday 12 January 2027, 10am to 4:30pm');
    expect(timeSpan('2027-01-12T10:00:00Z', '2027-01-15T12:00:00Z')).toBe('Tuesday 12 January 2027, 10am, to Friday 15 January 2027, midday');
  });

  it('that end at midnight are called by the day that ends', () => {
    expect(byWhen('2027-02-25T00:00:00Z')).toBe('the end of Wednesday 24 February 2027');
    expect(byWhen('2027-02-25T17:00:00Z')).toBe('Thursday 25 February 2027, 5pm');
  });
});
