import { describe, expect, it } from 'vitest';
import { counted } from '../../test/numbers';
import { formalAgainstInformal, groupsOf, monthsOf } from './learned';

const keys: Record<string, string> = { 'April 2025': '2025-04', 'May 2025': '2025-05', 'April 2026': '2026-04', 'May 2026': '2026-05' };
const tally = (label: string, count: number, cpdMinutes: number | null = count * 60) => ({
  key: keys[label] ?? label,
  label,
  count: counted(count),
  cpdMinutes,
});

describe('completions by month', () => {
  it('stand beside those of the period before, month by month', () => {
    const { columns, rows, title } = monthsOf([tally('April 2026', 40), tally('May 2026', 85)], [tally('April 2025', 20), tally('May 2025', 3)]);

    expect(columns.filter((column) => column.is === 'value').map((column) => column.label)).toEqual(['Completions', 'Period before']);
    expect(rows.map((row) => [row['month'], row['month before'], row['before']])).toEqual([
      ['2026-04', '2025-04', counted(20)],
      ['2026-05', '2025-05', counted(3)],
    ]);
    expect(title).toBe('Completions were highest in May 2026');
  });

  it('are columns for a year, and a line for longer', () => {
    const many = (length: number) => Array.from({ length }, (_, place) => tally(`Month ${place}`, 40));

    expect([monthsOf(many(12), undefined).kind, monthsOf(many(24), undefined).kind]).toEqual(['column', 'line']);
  });

  it('stand alone where there is no period before, and have nothing beside a month that it lacks', () => {
    expect(monthsOf([tally('April 2026', 40)], undefined).columns.map((column) => column.key)).toEqual(['month', 'count', 'hours']);
    expect(monthsOf([tally('April 2026', 40), tally('May 2026', 40)], [tally('April 2025', 10)]).rows[1]).toMatchObject({
      before: '',
      'month before': '',
    });
  });
});

describe('completions in groups', () => {
  it('keep hidden counts and hours hidden', () => {
    expect(groupsOf([tally('Training hub', 45), tally('Employer', 2, null)], 'channel').rows[1]).toEqual({
      group: 'Employer',
      count: counted(2),
      hours: null,
    });
  });

  it('name what has no value', () => {
    expect(groupsOf([tally('', 45)], 'format').rows[0]?.['group']).toBe('Not known');
  });
});

describe('formal against informal learning', () => {
  it('is a share of the time', () => {
    const { title, summary, rows } = formalAgainstInformal(
      { formalMinutes: 42_000, informalMinutes: 18_000 },
      { formalMinutes: 600, informalMinutes: null },
    );

    expect(title).toBe('30% of learning time was informal');
    expect(summary).toBe('700 hours of formal learning and 300 hours of informal learning in this period.');
    expect(rows).toEqual([
      { period: 'This period', formal: 42_000, informal: 18_000 },
      { period: 'Period before', formal: 600, informal: null },
    ]);
  });

  it('has no share where one of them is hidden, and none of nothing', () => {
    expect(formalAgainstInformal({ formalMinutes: null, informalMinutes: 600 }, null).title).toBe('Formal and informal learning');
    expect(formalAgainstInformal({ formalMinutes: 0, informalMinutes: 0 }, null).title).toBe('No learning time in this period');
  });
});
