import { describe, expect, it } from 'vitest';
import { counted } from '../../test/numbers';
import { comparable, daysBetween, lapsing, lapsingTitle, streamsOf, totalsOf, withoutHidden, yearEndOf, type Budget, type Stream } from './money';

const money = (amount: number) => ({ amount: amount.toFixed(2) });

function stream(name: string, allocated: number, committed: number | null, spent: number | null): Stream {
  const known = committed !== null && spent !== null;

  return {
    stream: { code: name, name },
    coachCount: counted(known ? 20 : 4),
    allocated: money(allocated),
    committed: committed === null ? null : money(committed),
    spent: spent === null ? null : money(spent),
    remaining: known && allocated > 0 ? money(allocated - committed - spent) : null,
  };
}

function budget(id: string, closesOn: string, remaining: number): Budget {
  return {
    id,
    organisation: { name: 'PCN' },
    stream: { name: 'Hub' },
    amount: money(5000),
    committed: money(0),
    spent: money(0),
    remaining: money(remaining),
    closesOn,
  };
}

describe('money by stream', () => {
  it('says what is left of what is allocated', () => {
    const { title, summary, rows } = streamsOf(
      [stream('Hub', 20_000, 1500, 9500), stream('CPD', 45_000, 6500, 21_000), stream('Employer', 0, 0, 2350)],
      undefined,
    );

    expect(title).toBe('£26,500 of £65,000 allocated is left');
    expect(summary).toBe('Money by funding stream: 3 streams. Most is left in CPD: £17,500.');
    expect(rows.map((row) => row['left'])).toEqual([9000, 17_500, 'No budget']);
  });

  it('adds up what is shown, and says what is left out', () => {
    const streams = [stream('Hub', 20_000, 1500, 9500), stream('ARRS', 8000, null, null)];
    const totals = totalsOf(streams);

    expect(totals).toEqual({
      allocated: 28_000,
      committed: { amount: 1500, hidden: 1 },
      spent: { amount: 9500, hidden: 1 },
      left: { amount: 9000, hidden: 1 },
    });
    expect(withoutHidden(totals.spent)).toBe('Without 1 stream that is hidden');
    expect(streamsOf(streams, undefined).title).toBe('At least £9,000 of £28,000 allocated is left');
    expect(streamsOf(streams, undefined).rows[1]).toMatchObject({ spent: null, committed: null, left: null });
  });

  it('compares no sums that leave something out, and hides a sum of nothing but hidden ones', () => {
    const hidden = totalsOf([stream('ARRS', 8000, null, null)]);
    const shown = totalsOf([stream('Hub', 20_000, 1500, 9500)]);

    expect(hidden.spent).toEqual({ amount: null, hidden: 1 });
    expect(withoutHidden(hidden.spent)).toBeUndefined();
    expect(comparable(shown.spent, hidden.spent)).toBeNull();
    expect(comparable(shown.spent, shown.spent)).toBe(9500);
    expect(comparable(shown.spent, undefined)).toBeUndefined();
    expect(streamsOf([stream('ARRS', 8000, null, null)], undefined).title).toBe('£8,000 is allocated; what is left is hidden');
  });

  it('speaks of what was spent where no budget is counted, as for one’s own team', () => {
    expect(streamsOf([stream('Employer', 0, 0, 2350)], undefined).title).toBe('£2,350 was spent, and no budget is counted here');
    expect(streamsOf([stream('Employer', 0, 0, 0)], undefined).title).toBe('No budget is open in this period');
  });

  it('has what was spent before beside it, 0 for streams that were not there', () => {
    const { rows } = streamsOf([stream('Hub', 20_000, 0, 9500), stream('New', 1000, 0, 0)], [stream('Hub', 20_000, 0, 15_000)]);

    expect(rows.map((row) => row['before'])).toEqual([15_000, 0]);
  });

  it('says so where there is none', () => {
    expect(streamsOf([], undefined)).toMatchObject({ title: 'No money in this period', rows: [] });
  });
});

describe('what lapses', () => {
  it('are budgets that close by 31 March with money left, soonest first', () => {
    const budgets = [
      budget('a', '2027-03-31', 500),
      budget('b', '2027-04-01', 500),
      budget('c', '2026-12-31', 3499.5),
      budget('d', '2027-01-31', 0),
      budget('e', '2026-11-28', 10),
      budget('f', '2027-03-31', 900),
    ];

    expect(lapsing(budgets, '2026-11-29').map(({ id }) => id)).toEqual(['c', 'f', 'a']);
    expect(lapsingTitle(lapsing(budgets, '2026-11-29'), '2026-11-29')).toBe('£4,899.50 lapses by 31 March 2027 unless it is used');
  });

  it('is said where nothing does', () => {
    expect(lapsingTitle([], '2027-03-31')).toBe('Nothing lapses by 31 March 2027');
  });

  it.each([
    ['2026-11-29', '2027-03-31'],
    ['2027-03-31', '2027-03-31'],
    ['2027-04-01', '2028-03-31'],
  ])('ends the financial year of %s on %s', (day, end) => {
    expect(yearEndOf(day)).toBe(end);
  });

  it('counts days over the change of the clocks and a leap day', () => {
    expect(daysBetween('2027-03-27', '2027-03-29')).toBe(2);
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
    expect(daysBetween('2027-03-31', '2027-03-31')).toBe(0);
  });
});
