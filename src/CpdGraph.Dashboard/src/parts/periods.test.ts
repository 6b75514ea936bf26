import { describe, expect, it } from 'vitest';
import { londonDay, periodChoices, periodOf } from './periods';

describe('periods', () => {
  it('begins the financial year on 1 April', () => {
    expect(periodOf(null, '2026-11-29')).toMatchObject({ from: '2026-04-01', to: '2026-11-29' });
    expect(periodOf(null, '2027-03-31')).toMatchObject({ from: '2026-04-01' });
    expect(periodOf(null, '2027-04-01')).toMatchObject({ from: '2027-04-01', to: '2027-04-01' });
  });

  it('offers whole quarters of the financial year and whole months only', () => {
    const [, quarters, months] = periodChoices('2027-02-15');
    expect(quarters?.periods[0]).toEqual({ key: '2027-01-q', label: 'Quarter 4, January to March 2027', from: '2027-01-01', to: '2027-03-31' });
    expect(quarters?.periods[1]).toMatchObject({ label: 'Quarter 3, October to December 2026', to: '2026-12-31' });
    expect(months?.periods[0]).toMatchObject({ key: '2027-02', to: '2027-02-28' });
    expect(months?.periods[2]).toMatchObject({ key: '2026-12', from: '2026-12-01' });
    expect(periodOf('2024-02', '2025-12-15')).toMatchObject({ to: '2024-02-29' });
  });

  it('finds a period by its name in the address, and takes the year so far for what may not be asked', () => {
    expect(periodOf('2025-26-year', '2026-11-29')).toMatchObject({ from: '2025-04-01', to: '2026-03-31' });
    expect(periodOf('2026-07-q', '2026-11-29')).toMatchObject({ from: '2026-07-01', to: '2026-09-30' });
    expect(periodOf('1999-01', '2026-11-29').key).toBe('');
    expect(periodOf('<script>', '2026-11-29').key).toBe('');
  });

  it('takes the day of England', () => {
    expect(londonDay(new Date('2026-06-30T23:30:00Z'))).toBe('2026-07-01');
    expect(londonDay(new Date('2026-12-31T23:30:00Z'))).toBe('2026-12-31');
  });
});
