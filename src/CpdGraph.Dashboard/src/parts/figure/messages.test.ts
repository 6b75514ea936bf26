import { describe, expect, it } from 'vitest';
import { byGroup, overTime, partOf } from './messages';
import type { FigureData } from './types';

const count = (value: number) =>
  value > 0 && value < 8 ? { value: null, suppressed: true, label: '1 to 7' } : { value, suppressed: false, label: String(value) };

function data(...numbers: [string, number][]): FigureData {
  return {
    kind: 'column',
    unit: 'completions',
    columns: [
      { key: 'name', label: 'Month' },
      { key: 'n', label: 'Completions', format: 'count' },
    ],
    rows: numbers.map(([name, n]) => ({ name, n: count(n) })),
  };
}

describe('the message of numbers over time', () => {
  it('names the highest and the lowest, and how many are hidden', () => {
    expect(overTime(data(['April 2026', 40], ['May 2026', 3], ['June 2026', 85], ['July 2026', 10]), 'Completions')).toEqual({
      title: 'Completions were highest in June 2026',
      summary:
        'Completions, April 2026 to July 2026. The most were in June 2026 (85 completions), the fewest in July 2026 (10 completions). 1 is hidden, because few people are behind it.',
    });
  });

  it('does not call a hidden number none', () => {
    expect(overTime(data(['April 2026', 2], ['May 2026', 3]), 'Completions')).toEqual({
      title: 'Completions: too few to show',
      summary: 'Completions, April 2026 to May 2026. All are hidden, because few people are behind each.',
    });
  });

  it('says that there is nothing where all are 0, and where there are no months', () => {
    expect(overTime(data(['April 2026', 0], ['May 2026', 0]), 'CPD hours').title).toBe('No CPD hours in this period');
    expect(overTime(data(), 'Completions').title).toBe('No completions in this period');
  });

  it('tells the number of one month alone', () => {
    expect(overTime(data(['April 2026', 40]), 'Completions').title).toBe('Completions in April 2026: 40 completions');
  });
});

describe('the message of groups', () => {
  it('names the group that has the most', () => {
    expect(byGroup(data(['Training hub', 45], ['Employer', 10], ['Apprenticeship', 1]), 'Completions', 'channel')).toEqual({
      title: 'Training hub has the most completions',
      summary:
        'Completions by channel, 3 groups. From 10 completions (Employer) to 45 completions (Training hub). 1 is hidden, because few people are behind it.',
    });
  });

  it('does not name a winner where several are as high', () => {
    expect(byGroup(data(['A', 45], ['B', 45], ['C', 45]), 'Completions', 'channel').title).toBe('A and 2 others have the most completions');
  });
});

describe('a part of a whole', () => {
  it('is said as a sentence, with "about" where counts are rounded', () => {
    expect(partOf(count(25), count(40), 'coaches', 'are ready to take referrals')).toBe('About 25 of 40 coaches are ready to take referrals');
    expect(partOf(count(27), count(41), 'coaches', 'are ready to take referrals', true)).toBe('27 of 41 coaches are ready to take referrals');
  });

  it('keeps hidden counts hidden', () => {
    expect(partOf(count(3), count(40), 'coaches', 'are ready')).toBe('1 to 7 of 40 coaches are ready');
    expect(partOf(count(0), count(0), 'coaches', 'are ready')).toBe('There are no coaches to count');
  });
});
