import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as files from '../../parts/csv';
import { choices, counted, frame } from '../../test/numbers';
import { apiOf, show, signedInAs, type Reply } from '../../test/render';
import LearningView from './LearningView';

const learning = (factor: number) => ({
  completionCount: counted(400 * factor),
  coachCount: counted(100 * factor),
  formalMinutes: 42_000 * factor,
  informalMinutes: 18_000 * factor,
});
const tallies = (...of: [string, number][]) =>
  of.map(([label, count]) => ({ key: label, label, count: counted(count), cpdMinutes: count < 8 ? null : count * 60 }));
const dashboard = {
  ...frame,
  learning: learning(1),
  byMonth: tallies(['April 2026', 40], ['May 2026', 85], ['June 2026', 3]),
  byChannel: tallies(['Training hub', 100], ['Employer', 5]),
  byFormat: tallies(['Course', 120]),
  byProvider: tallies(['NHS training hub', 100], ['University', 25]),
  previous: {
    period: { from: '2025-04-01', to: '2025-11-30' },
    learning: learning(0.5),
    byMonth: tallies(['April 2025', 20], ['May 2025', 30], ['June 2025', 0]),
  },
};
const facts = {
  rowCount: 46,
  snapshotOf: '2026-11-28',
  csvUrl: 'https://cpd.example/export/completion-facts.csv?groupBy=MONTH,OFFER_CHANNEL',
  rows: [
    {
      month: '2026-04-01',
      offerChannel: 'TRAINING_HUB',
      completionCount: null,
      coachCount: null,
      cpdMinutes: null,
      fundedAmount: null,
      suppressed: true,
    },
  ],
};
const answer = (more: object = {}) => ({ data: { ...choices, workforceDashboard: dashboard, completionFacts: facts, ...more } });

function open(reply: Reply, address = '/app/learning', ...roles: Parameters<typeof signedInAs>) {
  const api = apiOf(() => reply);
  show(<LearningView />, { api, address, as: signedInAs(...(roles.length > 0 ? roles : ['ANALYST' as const])) });

  return api;
}

afterEach(() => vi.unstubAllGlobals());

describe('learning', () => {
  it('shows completions by month, channel, format and kind of provider, and formal against informal, in one request', async () => {
    const { asked } = open(answer());

    expect((await screen.findAllByRole('figure')).map((figure) => within(figure).getByRole('heading', { level: 2 }).textContent)).toEqual([
      'Completions were highest in May 2026',
      '30% of learning time was informal',
      'Training hub has the most completions',
      'Course: 120 completions',
      'NHS training hub has the most completions',
    ]);
    expect(asked).toHaveLength(1);
  });

  it('compares with the period before', async () => {
    open(answer());

    expect((await screen.findByRole('heading', { name: 'Completions' })).closest('li')?.textContent).toContain('400Up 200 from 200');
    const months = screen.getByRole('figure', { name: 'Completions were highest in May 2026' });
    expect(within(months).getByRole('row', { name: /April 2026/, hidden: true }).textContent).toBe('April 2026402040April 2025');
  });

  it('asks for the rows of analysts of the same organisation, period and tier, and of one channel', async () => {
    const { asked } = open(answer(), '/app/learning?organisation=icb&as=then&tier=TIER_2&channel=EMPLOYER&by=QUARTER,TIER');
    await screen.findByRole('heading', { name: 'Download for analysts' });

    expect(asked[0]?.variables).toMatchObject({
      filter: { organisationIds: ['icb'], organisationsAs: 'AS_AT_THE_DAY', tiers: ['TIER_2'] },
      by: ['QUARTER', 'TIER'],
      own: false,
      facts: { organisationIds: ['icb'], organisationsAs: 'AS_AT_THE_DAY', tiers: ['TIER_2'], offerChannels: ['EMPLOYER'] },
    });
    expect(asked[0]?.variables['facts']).toHaveProperty('period.from');
    expect(asked[0]?.variables['filter']).not.toHaveProperty('offerChannels');
  });

  it('changes what rows are grouped by, and offers no second measure of time', async () => {
    open(answer());
    const second = await screen.findByLabelText<HTMLSelectElement>('then by');

    expect([...second.options].map((option) => option.value)).not.toContain('QUARTER');
    fireEvent.change(second, { target: { value: 'TIER' } });
    expect(new URLSearchParams(window.location.search).get('by')).toBe('MONTH,TIER');
    fireEvent.change(await screen.findByLabelText('then by'), { target: { value: '' } });
    expect(new URLSearchParams(window.location.search).get('by')).toBe('MONTH');
  });

  it('downloads all rows with the token, from where the page came from', async () => {
    const save = vi.spyOn(files, 'saveFile').mockImplementation(() => undefined);
    const fetched = vi.fn<(address: string, init: RequestInit) => Promise<Response>>(async () => new Response('month,completionCount\r\n'));
    vi.stubGlobal('fetch', fetched);
    open(answer());

    fireEvent.click(await screen.findByRole('button', { name: 'Download all rows (CSV)' }));

    await screen.findByText('The file is in your downloads.');
    expect(fetched).toHaveBeenCalledWith('/export/completion-facts.csv?groupBy=MONTH,OFFER_CHANNEL', {
      headers: { authorization: 'Bearer a-token' },
    });
    expect(save).toHaveBeenCalledWith('completions_month_channel_2026-11-28.csv', '\uFEFFmonth,completionCount\r\n');
  });

  it.each([
    [429, /Wait a minute/],
    [503, /could not be made/],
  ])('says why there is no file when the server answers %i', async (status, expected) => {
    vi.stubGlobal('fetch', async () => new Response('', { status }));
    open(answer());

    fireEvent.click(await screen.findByRole('button', { name: 'Download all rows (CSV)' }));

    expect(await screen.findByText(expected)).toBeTruthy();
  });

  it('says when the server is away', async () => {
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('away')));
    open(answer());

    fireEvent.click(await screen.findByRole('button', { name: 'Download all rows (CSV)' }));

    expect(await screen.findByText(/does not answer/)).toBeTruthy();
  });

  it('keeps hidden numbers hidden', async () => {
    open(
      answer({
        workforceDashboard: {
          ...dashboard,
          learning: { completionCount: counted(4), coachCount: counted(4), formalMinutes: null, informalMinutes: null },
          byMonth: tallies(['April 2026', 4]),
          byChannel: tallies(['Employer', 4]),
          byFormat: tallies(['Course', 4]),
          byProvider: tallies(['University', 4]),
          previous: null,
        },
      }),
    );

    expect((await screen.findByRole('heading', { name: 'Completions' })).closest('li')?.textContent).toBe('Completions1 to 7');
    expect(screen.getByRole('heading', { name: 'Completions: too few to show' })).toBeTruthy();
    expect(document.querySelector('main, body')?.textContent).not.toMatch(/NaN|undefined/);
  });

  it('says what to do where nothing was completed', async () => {
    open(
      answer({
        workforceDashboard: {
          ...dashboard,
          byMonth: tallies(['April 2026', 0]),
          byChannel: [],
          byFormat: [],
          byProvider: [],
          learning: { ...learning(0), formalMinutes: 0, informalMinutes: 0 },
        },
        completionFacts: { ...facts, rows: [], rowCount: 0 },
      }),
    );

    expect((await screen.findAllByText(/No completions in this period/)).length).toBeGreaterThan(2);
    expect(screen.getByText(/There are no rows/)).toBeTruthy();
  });

  it('lets the rows for analysts fail alone', async () => {
    open({
      ...answer({ completionFacts: null }),
      errors: [{ message: 'Busy.', path: ['completionFacts'], extensions: { code: 'OVERLOADED', traceId: 'trace-7' } }],
    });

    expect(await screen.findByText('trace-7')).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'Completions were highest in May 2026' })).toBeTruthy();
  });

  it('gives the address of the rows, for programs', async () => {
    open(answer());

    expect((await screen.findByLabelText('Address of these rows')).textContent).toBe(facts.csvUrl);
  });

  it('has no rows for analysts of one’s own team: they come from the nightly numbers only', async () => {
    const { asked } = open(answer({ completionFacts: undefined }), '/app/learning', 'SUPERVISOR');

    await screen.findByRole('heading', { name: 'Completions were highest in May 2026' });
    expect(screen.queryByRole('heading', { name: 'Download for analysts' })).toBeNull();
    await waitFor(() => expect(asked[0]?.variables).toMatchObject({ own: true, filter: { ownTeam: true } }));
  });
});
