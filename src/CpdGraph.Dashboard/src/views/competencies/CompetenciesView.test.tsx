import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { choices, counted, frame } from '../../test/numbers';
import { apiOf, show, type Asked, type Reply } from '../../test/render';
import CompetenciesView from './CompetenciesView';

const area = { id: 'area', name: 'Health coaching skills', position: 1 };
const gap = (code: string, coaches: number, offers: number, runs: number) => ({
  competency: { id: `id-${code}`, code, statement: 'Listens well', area },
  coachesInNeed: counted(coaches),
  offerCount: offers,
  upcomingRunCount: runs,
});
const dashboard = {
  ...frame,
  coachCount: counted(75),
  tiers: [{ tier: 'TIER_1', count: counted(60), movedUp: counted(15) }],
  previous: { tiers: [{ tier: 'TIER_1', count: counted(45) }] },
  competencyCoverage: [
    { area, tier: 'TIER_1', coaches: counted(60), achievedShare: 0.95 },
    { area, tier: 'TIER_2', coaches: counted(5), achievedShare: null },
  ],
  gaps: [gap('1.2', 75, 3, 1), gap('1.1', 40, 0, 0), gap('1.3', 4, 2, 2)],
};
const answer = (more: object = {}) => ({ data: { ...choices, workforceDashboard: dashboard, ...more } });
const supply = {
  competency: { id: 'id-1.2', code: '1.2', statement: 'Listens well' },
  supply: {
    totalCount: 1,
    nodes: [
      {
        id: 'offer',
        slug: 'core-skills',
        title: 'Core skills',
        provider: { name: 'Essex Training Hub' },
        competencyMappings: [
          { coverage: 'INTRODUCES', competency: { id: 'other' } },
          { coverage: 'ASSESSES', competency: { id: 'id-1.2' } },
        ],
        runs: { totalCount: 2, nodes: [{ id: 'run', startsAt: '2026-12-07T09:30:00Z', placesLeft: 1, venue: null }] },
      },
    ],
  },
};

function open(reply: Reply | Error | ((asked: Asked) => Reply), address = '/app/competencies') {
  const api = apiOf((asked) => (typeof reply === 'function' ? reply(asked) : reply));
  show(<CompetenciesView />, { api, address });

  return api;
}

describe('competencies', () => {
  it('come as a heat map with a table behind it, in one request', async () => {
    const { asked } = open(answer());

    const figure = await screen.findByRole('figure', { name: 'Least is confirmed in Health coaching skills at tier 1: 95%' });
    expect(within(figure).getByRole('img')).toBeTruthy();
    expect(within(figure).getByRole('row', { name: /Health coaching skills/, hidden: true }).textContent).toBe(
      'Health coaching skills95%Hidden601 to 7',
    );
    expect(asked).toHaveLength(1);
    expect(asked[0]?.variables).toEqual({ filter: {}, competency: '', drilled: false });
  });

  it('stand with coaches by tier, compared with the period before', async () => {
    open(answer());

    const figure = await screen.findByRole('figure', { name: '75 coaches by tier on 28 November 2026' });
    expect(within(figure).getByRole('row', { name: /Tier 1/, hidden: true }).textContent).toBe('Tier 1604515');
  });

  it('switch to the table, which the address remembers', async () => {
    open(answer());

    fireEvent.click(await screen.findByRole('radio', { name: 'Table' }));

    expect(window.location.search).toBe('?show=table');
    const figure = screen.getByRole('figure', { name: /Least is confirmed/ });
    expect(within(figure).queryByRole('img')).toBeNull();
    expect(within(figure).getByRole('table')).toBeTruthy();
  });

  it('stand with what there is of offers, and say where there is none', async () => {
    open(answer());

    const card = await screen.findByRole('region', { name: '1 of these 3 competencies has no offer' });
    expect(
      within(card)
        .getAllByRole('row')
        .slice(1)
        .map((row) => row.textContent),
    ).toEqual([
      '1.2 Listens well7531Health coaching skills',
      '1.1 Listens well40None0Health coaching skills',
      '1.3 Listens well1 to 722Health coaching skills',
    ]);
  });

  it('are twelve at first, and all when asked', async () => {
    open(answer({ workforceDashboard: { ...dashboard, gaps: Array.from({ length: 14 }, (_, at) => gap(`2.${at}`, 50, 1, 0)) } }));

    fireEvent.click(await screen.findByRole('button', { name: 'Show all 14 competencies' }));

    expect(within(screen.getByRole('region', { name: 'Each of these competencies has an offer' })).getAllByRole('row')).toHaveLength(15);
    expect(window.location.search).toBe('?gaps=all');
    expect(screen.queryByRole('button', { name: /Show all/ })).toBeNull();
  });

  it('lead to the offers that develop or assess one, with their next dates', async () => {
    const { asked } = open(({ variables }) => (variables['drilled'] === true ? answer(supply) : answer()), '/app/competencies?tier=TIER_1');

    fireEvent.click(await screen.findByRole('link', { name: '1.2 Listens well' }));

    const card = await screen.findByRole('region', { name: 'On offer for 1.2 Listens well' });
    expect(within(card).getByRole('link', { name: 'Core skills' }).getAttribute('href')).toBe('/app/catalogue/core-skills');
    expect(card.textContent).toContain('Essex Training Hub. Assesses it.');
    expect(
      within(card)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toContain('7 December 2026, 9:30am, online, 1 place left');
    expect(card.textContent).toContain('and 1 more');
    expect(window.location.search).toBe('?tier=TIER_1&competency=id-1.2');
    expect(asked.at(-1)?.variables).toEqual({ filter: { tiers: ['TIER_1'] }, competency: 'id-1.2', drilled: true });
    await waitFor(() => expect(document.activeElement?.contains(card)).toBe(true));
  });

  it('say what to do where nothing is on offer', async () => {
    open(answer({ ...supply, supply: { totalCount: 0, nodes: [] } }), '/app/competencies?competency=id-1.2');

    expect(await screen.findByText(/No published offer develops or assesses this competency/)).toBeTruthy();
  });

  it('say that a competency of the address is not known', async () => {
    open(answer({ competency: null, supply: { totalCount: 0, nodes: [] } }), '/app/competencies?competency=gone');

    expect(await screen.findByRole('heading', { name: 'This competency is not known' })).toBeTruthy();
  });

  it('show why there are none', async () => {
    open({ data: { ...choices, workforceDashboard: { ...dashboard, competencyCoverage: [], gaps: [] } } });

    expect(await screen.findByText(/No competency is expected of the coaches chosen/)).toBeTruthy();
    expect(screen.getByText(/have what the tier after theirs asks for/)).toBeTruthy();
  });

  it('keep what is on offer when the numbers fail, with the trace and a way to try again', async () => {
    open(
      {
        ...answer({ ...supply, workforceDashboard: null }),
        errors: [{ message: 'It took too long.', path: ['workforceDashboard', 'gaps'], extensions: { code: 'TIMEOUT', traceId: 'abc123' } }],
      },
      '/app/competencies?competency=id-1.2',
    );

    expect(await screen.findByText('abc123')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
    expect(screen.getByRole('region', { name: 'On offer for 1.2 Listens well' })).toBeTruthy();
  });

  it('say whom to ask where nothing is overseen', async () => {
    open(answer({ workforceDashboard: null }));

    expect(await screen.findByText(/you oversee no organisation/i)).toBeTruthy();
  });
});
