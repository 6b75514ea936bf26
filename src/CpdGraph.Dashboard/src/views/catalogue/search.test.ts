import { describe, expect, it } from 'vitest';
import { addressOf, changed, chipsOf, searchOf, variablesOf } from './search';

const of = (text: string) => searchOf(new URLSearchParams(text));
const area = 'AuAOCHgCAoqPrBMlB__YCLtMpPcp';

describe('a search of the catalogue', () => {
  it('comes back from its own address as it was', () => {
    const address = `q=group+work&area=${area}&tier=TIER_1&tier=TIER_2&mode=LIVE_ONLINE&coverage=ASSESSES&free=yes&within=60&satisfies=SHADOWING&order=soonest`;

    expect(addressOf(of(address)).split('?')[1]).toBe(address);
  });

  it('without conditions has the shortest address', () => {
    expect(addressOf(of(''))).toBe('/app/catalogue');
  });

  it('takes what it does not know in an address for no condition', () => {
    const search = of('tier=TIER_9&tier=TIER_2&format=toString&area=not%20an%20id&within=61&order=upside-down&satisfies=<b>&coverage=__proto__&paidBy=x');

    expect(search).toEqual({ ...of(''), tiers: ['TIER_2'] });
  });

  it('asks for what a coach may book online within 60 days that counts for an area', () => {
    expect(variablesOf(of(`area=${area}&mode=LIVE_ONLINE&within=60`), '2026-11-29')).toEqual({
      filter: { areaIds: [area], deliveryModes: ['LIVE_ONLINE'], bookable: true, startsBetween: { from: '2026-11-29', to: '2027-01-28' } },
      orderBy: [{ field: 'NEXT_RUN' }],
      first: 20,
      after: null,
    });
  });

  it('puts the best match first when it looks for words, and what is soonest otherwise', () => {
    expect(variablesOf(of('q=sleep'), '2026-11-29').orderBy).toEqual([{ field: 'RELEVANCE' }]);
    expect(variablesOf(of('q=++'), '2026-11-29').orderBy).toEqual([{ field: 'NEXT_RUN' }]);
  });

  it('goes to pages before and after by cursor, and begins anew when a condition changes', () => {
    expect(variablesOf(of('before=abc'), '2026-11-29')).toMatchObject({ last: 20, before: 'abc' });
    expect(variablesOf(of('after=abc'), '2026-11-29')).toMatchObject({ first: 20, after: 'abc' });
    expect(addressOf(changed(of('tier=TIER_1&after=abc'), { free: true }))).toBe('/app/catalogue?tier=TIER_1&free=yes');
  });

  it('has a chip for each condition, which takes that one alone away', () => {
    const chips = chipsOf(of('q=sleep&tier=TIER_1&tier=TIER_2&within=30'), (_field, value) => value, { stream: null, requirement: null, competency: null });

    expect(chips.map((chip) => chip.label)).toEqual(['“sleep”', 'TIER_1', 'TIER_2', 'To book within 30 days']);
    expect(addressOf(chips[1]!.without)).toBe('/app/catalogue?q=sleep&tier=TIER_2&within=30');
  });
});
