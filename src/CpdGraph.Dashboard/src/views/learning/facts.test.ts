import { describe, expect, it } from 'vitest';
import { dimensionsOf, localAddress, mayJoin, tableOf } from './facts';

describe('dimensions of the address', () => {
  it.each([
    [null, ['MONTH', 'OFFER_CHANNEL']],
    ['', ['MONTH', 'OFFER_CHANNEL']],
    ['TIER', ['TIER']],
    ['TIER,TIER,ORGANISATION', ['TIER', 'ORGANISATION']],
    ['MONTH,QUARTER,TIER', ['MONTH', 'TIER']],
    ['TIER,ORGANISATION,COMPETENCY,MONTH', ['TIER', 'ORGANISATION', 'COMPETENCY']],
    ['toString,DROP TABLE', ['MONTH', 'OFFER_CHANNEL']],
  ])('%s are %j', (text, expected) => {
    expect(dimensionsOf(text)).toEqual(expected);
  });

  it('hold months, quarters or years, not two of them', () => {
    expect(mayJoin('QUARTER', ['MONTH'])).toBe(false);
    expect(mayJoin('QUARTER', ['TIER'])).toBe(true);
    expect(mayJoin('TIER', ['TIER'])).toBe(false);
  });
});

describe('rows for analysts', () => {
  it('have a column a dimension, and hidden numbers as such', () => {
    const { columns, rows } = tableOf(
      ['MONTH', 'ORGANISATION', 'TIER'],
      [
        {
          month: '2026-04-01',
          organisationName: 'Basildon East PCN',
          organisationOdsCode: 'U12345',
          tier: 'TIER_2',
          completionCount: 35,
          coachCount: 30,
          cpdMinutes: 3600,
          fundedAmount: '1250.00',
          suppressed: false,
        },
        {
          month: '2026-05-01',
          organisationName: null,
          organisationOdsCode: null,
          tier: null,
          completionCount: null,
          coachCount: null,
          cpdMinutes: null,
          fundedAmount: null,
          suppressed: true,
        },
      ],
    );

    expect(columns.map((column) => column.label)).toEqual(['Month', 'Organisation', 'Tier', 'Completions', 'Coaches', 'CPD hours', 'Funded']);
    expect(rows).toEqual([
      { MONTH: '2026-04', ORGANISATION: 'Basildon East PCN U12345', TIER: 'Tier 2', completions: 35, coaches: 30, hours: 3600, funded: '1250.00' },
      { MONTH: '2026-05', ORGANISATION: 'None', TIER: 'None', completions: null, coaches: null, hours: null, funded: null },
    ]);
  });

  it('are fetched from where the page came from, whatever name the server calls itself by', () => {
    expect(localAddress('https://cpd.example/export/completion-facts.csv?groupBy=MONTH')).toBe('/export/completion-facts.csv?groupBy=MONTH');
  });
});
