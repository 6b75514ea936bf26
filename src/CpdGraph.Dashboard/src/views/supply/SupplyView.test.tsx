import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { SupplyQuery } from '../../gql/graphql';
import * as files from '../../parts/csv';
import { apiOf, show, signedInAs } from '../../test/render';
import { byMonth, endings, placeTotals, runsAfter, supplyCells, supplySummary, type OwnRun, type Provider } from './supplyRules';
import SupplyView, { SupplyPage } from './SupplyView';

const areas = [{ id: 'area-1', code: '1', name: 'Professional' }, { id: 'area-4', code: '4', name: 'Group work' }];
const tier = (one: number, four: number) => ({ totalCount: one, facets: [{ values: [{ value: 'area-1', count: one }, ...(four > 0 ? [{ value: 'area-4', count: four }] : [])] }] });
const full = { tier1: tier(5, 2), tier2: tier(4, 2), tier3: tier(3, 1), tier4: tier(2, 1) };

const coming: OwnRun = {
  id: 'run-1',
  status: 'FULL',
  startsAt: '2027-01-12T10:00:00Z',
  capacity: 12,
  placesLeft: 0,
  venue: null,
  offer: { slug: 'groups', title: 'Group basics', delivery: { mode: 'LIVE_ONLINE' }, provider: { name: 'Riverside Hub' } },
  booked: { totalCount: 12 },
  waiting: { totalCount: 3 },
  requested: { totalCount: 1 },
};

const own: Provider = {
  id: 'provider-1',
  name: 'Riverside Hub',
  ...full,
  tier4: tier(0, 0),
  offers: {
    totalCount: 3,
    nodes: [
      { slug: 'groups', title: 'Group basics', status: 'PUBLISHED', accreditations: [{ status: 'EXPIRING', validTo: '2027-01-05', body: { name: 'The Institute' } }], submission: null },
      { slug: 'sleep', title: 'Sleep', status: 'IN_REVIEW', accreditations: [], submission: { submittedAt: '2026-11-20T10:00:00Z', submittedBy: 'Rhona Beck', returnedAt: null, returnReason: null } },
      { slug: 'pain', title: 'Pain', status: 'DRAFT', accreditations: [], submission: { submittedAt: '2026-11-20T10:00:00Z', submittedBy: 'Rhona Beck', returnedAt: '2026-11-22T10:00:00Z', returnReason: 'Name the audience.' } },
      { slug: 'new', title: 'Something new', status: 'DRAFT', accreditations: [], submission: null },
    ],
  },
  coming: { totalCount: 1, nodes: [coming] },
  past: {
    totalCount: 1,
    nodes: [{ id: 'run-0', status: 'COMPLETED', startsAt: '2026-10-12T10:00:00Z', capacity: 20, offer: { slug: 'groups', title: 'Group basics' }, booked: { totalCount: 2 }, attended: { totalCount: 7 }, missed: { totalCount: 1 } }],
  },
};

function answer(providers: Provider[]): SupplyQuery {
  return {
    competencyFramework: { areas },
    all: { totalCount: 20 },
    ...full,
    competencies: { nodes: [{ code: '1.1', statement: 'Knows its bounds.', area: { code: '1', name: 'Professional' }, offers: { totalCount: 2 } }, { code: '4.4', statement: 'Handles conflict.', area: { code: '4', name: 'Group work' }, offers: { totalCount: 0 } }] },
    runs: { totalCount: 60, nodes: [coming] },
    accredited: { totalCount: 1, nodes: [{ slug: 'groups', title: 'Group basics', provider: { name: 'Riverside Hub' }, accreditations: [{ status: 'EXPIRING', validTo: '2027-01-05', body: { name: 'The Institute' } }] }] },
    viewer: { providers },
  };
}

const page = (providers: Provider[], chosen: string | null = null) =>
  show(<SupplyPage data={answer(providers)} today="2026-11-29" chosen={chosen} problemAt={() => undefined} reload={() => undefined} />, { api: apiOf(() => ({ data: null })), address: '/app/supply', as: signedInAs('PUBLISHER') });

describe('supply', () => {
  it('asks once, for today in England and six months on', async () => {
    const api = apiOf(() => ({ data: answer([]) }));
    show(<SupplyView />, { api, address: '/app/supply', as: signedInAs('ANALYST') });

    expect(await screen.findByText('Offers for every area and tier', { selector: 'h1, h2, h3' })).toBeTruthy();
    expect(api.asked).toHaveLength(1);
    expect(api.asked[0]!.variables['today']).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('of one’s own hub says which cells are empty, how full dates are, what ends and what waits', () => {
    page([own]);

    const matrix = screen.getByRole('table', { name: /Published offers by competency area and tier of Riverside Hub/ });
    expect([...matrix.querySelectorAll('.app-matrix__empty')].map((cell) => cell.textContent)).toEqual(['None', 'None']);
    const row = within(screen.getByRole('table', { name: /Your dates to come/ })).getAllByRole('row')[1]!;
    expect([...row.children].map((cell) => cell.textContent)).toEqual(['Tuesday 12 January 2027, 10am', 'Group basics', 'Full', '12', '12', '3', '1']);
    expect(screen.getByText('7 places attended of 10 booked in the last 6 months', { selector: 'h1, h2, h3' })).toBeTruthy();
    expect(screen.getByText(/1 date begins after that day, with 12 booked/)).toBeTruthy();
    expect(screen.getByText('2 offers handed in', { selector: 'h1, h2, h3' })).toBeTruthy();
    expect(screen.getByText(/To change: Name the audience\./)).toBeTruthy();
    expect(screen.getByText(/1 draft not handed in yet: Something new\./)).toBeTruthy();
    expect(screen.getByText('Whole catalogue', { selector: 'a' }).getAttribute('href')).toBe('/app/supply?of=all');
  });

  it('of the whole catalogue names competencies without a date, and links numbers to the offers behind them', () => {
    page([own], 'all');

    expect(screen.getByText('1 competency without a date to book in the next 6 months', { selector: 'h1, h2, h3' })).toBeTruthy();
    expect(screen.getByText('4.4 Handles conflict.')).toBeTruthy();
    expect(screen.getByText(/offers for area 4 at tier 1/).closest('a')!.getAttribute('href')).toBe('/app/catalogue?area=area-4&tier=TIER_1');
    expect(screen.getByText(/January 2027/, { selector: 'h1, h2, h3' })).toBeTruthy();
    expect(screen.getByText(/The first 1 of 60 are shown/)).toBeTruthy();
    expect(screen.getByText('1 accreditation ending in the next 90 days', { selector: 'h1, h2, h3' })).toBeTruthy();
  });

  it('gives its tables as files of exactly what they show', () => {
    const save = vi.spyOn(files, 'saveFile').mockImplementation(() => undefined);
    page([own]);

    fireEvent.click(screen.getByRole('button', { name: /Download CSV.*of area and tier/ }));
    fireEvent.click(screen.getByRole('button', { name: /Download CSV.*Your dates to come/ }));

    const [matrix, dates] = save.mock.calls.map(([name, content]) => ({ name, lines: content.trimEnd().split('\r\n').slice(1) }));
    const shown = (name: RegExp) => within(screen.getByRole('table', { name })).getAllByRole('row');
    expect(matrix!.name).toMatch(/areas-and-tiers/);
    expect(matrix!.lines).toHaveLength(shown(/Published offers by competency area/).length);
    expect(matrix!.lines.slice(1).flatMap((line) => line.split(',').slice(-4))).toEqual(
      shown(/Published offers by competency area/).slice(1).flatMap((row) => [...row.querySelectorAll('td')].map((cell) => (cell.textContent === 'None' ? '0' : cell.textContent))),
    );
    expect(dates!.lines[0]).toBe('Date,Offer,State,Booked,Places,Waiting,To approve');
    expect(dates!.lines[1]).toBe('"Tuesday 12 January 2027, 10am",Group basics,Full,12,12,3,1');
  });

  it('says what to do where a hub has no dates', () => {
    page([{ ...own, coming: { totalCount: 0, nodes: [] }, past: { totalCount: 0, nodes: [] } }]);

    expect(screen.getByText(/None of your offers has a date in the next 6 months/)).toBeTruthy();
    expect(screen.getByText('No dates in the last 6 months', { selector: 'h1, h2, h3' })).toBeTruthy();
  });
});

describe('supply for who oversees a workforce', () => {
  const dashboard: NonNullable<SupplyQuery['workforceDashboard']> = {
    snapshotOf: '2026-11-28',
    generatedAt: '2026-11-29T02:00:00Z',
    period: { from: '2026-04-01', to: '2026-11-29' },
    organisation: { name: 'Exampleshire ICB' },
    disclosure: { smallestShown: 8, roundedTo: 5, exact: false },
    offers: [{ channel: 'TRAINING_HUB', count: 30, accreditedCount: 2, upcomingRunCount: 1 }, { channel: 'EMPLOYER', count: 10, accreditedCount: 0, upcomingRunCount: 4 }],
    places: { runs: 40, offered: 500, booked: { value: 25, suppressed: false, label: '25' }, attended: { value: null, suppressed: true, label: '1 to 7' }, didNotAttend: { value: 0, suppressed: false, label: '0' } },
  };

  it('tells of places with hidden counts as hidden, never as none', async () => {
    const api = apiOf(() => ({ data: { ...answer([]), workforceDashboard: dashboard } }));
    show(<SupplyView />, { api, address: '/app/supply', as: signedInAs('ANALYST') });

    const figure = (await screen.findByText('25 places booked by coaches of Exampleshire ICB', { selector: 'h2' })).closest('figure')!;
    const cells = [...figure.querySelectorAll('table tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent));
    expect(cells).toEqual([['Booked', '25'], ['Attended', '1 to 7'], ['Did not attend', '0']]);
    expect(screen.getByText('Most offers come from: Training hub', { selector: 'h2' })).toBeTruthy();
    expect(screen.getByText(/30 offers of 40, with 1 date that takes bookings/, { selector: 'p' })).toBeTruthy();
    expect(api.asked[0]!.variables['numbers']).toBe(true);
  });

  it('asks for no numbers of a workforce for those who may not see them', async () => {
    const api = apiOf(() => ({ data: answer([own]) }));
    show(<SupplyView />, { api, address: '/app/supply', as: signedInAs('PUBLISHER') });

    await screen.findByText('2 offers handed in');
    expect(api.asked[0]!.variables['numbers']).toBe(false);
  });
});

describe('rules of supply', () => {
  it('make every cell, and tell none from missing', () => {
    const cells = supplyCells(areas, { ...full, tier4: null });
    expect(cells).toHaveLength(8);
    expect(cells.filter((cell) => cell.offers === 0).map((cell) => `${cell.area.code} ${cell.tier}`)).toEqual(['1 TIER_4', '4 TIER_4']);
    expect(supplySummary(cells)).toBe('2 of 8 combinations of area and tier have no offer: area 1 at tier 4, area 4 at tier 4.');
    expect(supplySummary(supplyCells(areas, full))).toBe('Every area has offers at every tier. There is least for area 4 at tier 3: 1.');
  });

  it('count accreditations that end from today to the ninetieth day, the soonest first', () => {
    const ends = (validTo: string | null, status = 'VALID') => ({ slug: String(validTo), title: 'T', accreditations: [{ status, validTo, body: { name: 'B' } }] });
    expect(endings([ends('2027-02-27'), ends('2027-02-28'), ends('2026-11-29'), ends('2026-11-28'), ends(null), ends('2026-12-24', 'REVOKED')], '2026-11-29').map((one) => one.validTo)).toEqual(['2026-11-29', '2027-02-27']);
  });

  it('find who is booked after an accreditation ends', () => {
    expect(runsAfter([coming, { ...coming, status: 'CANCELLED' }], 'groups', '2027-01-05')).toEqual({ runs: 1, booked: 12 });
    expect(runsAfter([coming], 'groups', '2027-01-12')).toEqual({ runs: 0, booked: 0 });
  });

  it('add up places without taking an unlimited date for none', () => {
    const past = own.past.nodes[0]!;
    expect(placeTotals([past, { ...past, capacity: null }])).toEqual({ offered: 20, booked: 20, attended: 14, missed: 2, unlimited: 1 });
  });

  it('group dates by the month in England', () => {
    expect(byMonth([{ startsAt: '2027-03-31T23:30:00Z' }, { startsAt: '2027-04-02T09:00:00Z' }]).map(([month, runs]) => [month, runs.length])).toEqual([['April 2027', 2]]);
  });
});
