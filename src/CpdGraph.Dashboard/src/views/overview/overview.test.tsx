import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { apiOf, show, signedInAs, type Reply } from '../../test/render';
import { completionsSummary, completionsTitle, metOf, readinessTitle, readyOf, spentBefore, spentOf } from './overview';
import OverviewView from './OverviewView';

const count = (value: number) => ({ value, suppressed: false, label: String(value) });
// Of a few people in all: every count of a breakdown is hidden then, zeros too.
const unknown = { value: null, suppressed: true, label: 'hidden' };
const hidden = { value: null, suppressed: true, label: '1 to 7' };

const readiness = (ready: object) => [
  { status: 'NOT_STARTED', count: count(10), topMissing: { title: 'Accredited course' } }, { status: 'IN_PROGRESS', count: hidden, topMissing: null },
  { status: 'READY', count: ready, topMissing: null }, { status: 'LAPSED', count: count(0), topMissing: null },
];
const supervision = (met: object) => [{ kind: 'HEALTH_COACHING', status: 'MET', count: met }, { kind: 'CLINICAL', status: 'MET', count: count(5) }];

const dashboard = {
  generatedAt: '2026-11-29T02:00:00Z', snapshotOf: '2026-11-29', asAt: '2026-11-29', period: { from: '2026-04-01', to: '2026-11-29' },
  organisation: null, disclosure: { smallestShown: 8, roundedTo: 5, exact: false },
  coachCount: count(85), readiness: readiness(count(65)), supervision: supervision(hidden),
  learning: { completionCount: count(145), coachCount: count(60), formalMinutes: 51_600, informalMinutes: null },
  funding: [{ spent: { amount: '1000.00' } }, { spent: null }],
  completions: [{ key: '2026-04', label: 'April 2026', count: count(20), cpdMinutes: 6000 }, { key: '2026-05', label: 'May 2026', count: hidden, cpdMinutes: null }],
  gaps: [{ competency: { code: '1.10', statement: 'Uses outcome data' }, coachesInNeed: count(25), offerCount: 4, upcomingRunCount: 2 }],
  previous: {
    period: { from: '2025-04-01', to: '2025-11-29' }, coachCount: count(70), readiness: readiness(hidden), supervision: supervision(count(40)),
    learning: { formalMinutes: 48_000 }, funding: [{ spent: { amount: '500.00' } }],
  },
};
const viewer = { organisations: [{ id: 'o1', name: 'Sandhill ICB', children: [] }], attention: { totalCount: 3, nodes: [{ key: 'a', text: 'Supervision of Amira is overdue.', action: 'Hold a meeting.', dueOn: '2026-10-01', overdue: true }] } };
const answer = (change: object = {}): Reply => ({ data: { viewer, regions: { nodes: [] }, workforceDashboard: { ...dashboard, ...change } } });

const card = (heading: string) => screen.getByRole('heading', { name: heading }).closest('li') as HTMLElement;

describe('the overview', () => {
  it('shows five numbers, each a link with the filters, from one request', async () => {
    const api = apiOf(() => answer());
    show(<OverviewView />, { api, address: '/?tier=TIER_2' });
    await screen.findByText('Up 15 from 70');

    expect(api.asked).toHaveLength(1);
    expect(api.asked[0]?.variables).toEqual({ filter: { tiers: ['TIER_2'] } });
    expect(within(card('Ready to take referrals')).getByText('1 to 7 in the period before')).toBeTruthy();
    expect(within(card('CPD hours')).getByText('860')).toBeTruthy();
    expect(within(card('Spent on training')).getByText('£1,000')).toBeTruthy();
    expect(within(card('Spent on training')).getByText('Without 1 stream that is hidden')).toBeTruthy();
    expect(screen.getAllByRole('link', { name: /Coaches in post|Ready to take|supervision met|CPD hours|Spent on/ }).map((link) => link.getAttribute('href'))).toEqual([
      '/app/readiness?tier=TIER_2', '/app/readiness?tier=TIER_2', '/app/supervision?tier=TIER_2', '/app/learning?tier=TIER_2', '/app/funding?tier=TIER_2',
    ]);
  });

  it('writes a hidden number as 1 to 7, and never compares with it', async () => {
    show(<OverviewView />, { api: apiOf(() => answer()) });
    await screen.findByText('Up 15 from 70');

    const met = card('Health coaching supervision met');
    expect(within(met).getByText('1 to 7').className).toBe('count-hidden');
    expect(met.textContent).not.toMatch(/Up|Down/);
    expect(met.textContent).toContain('40 in the period before');
  });

  it('says of when its numbers are, and by which rule', async () => {
    show(<OverviewView />, { api: apiOf(() => answer()) });

    await screen.findByText('Numbers of last night, made 29 November 2026.');
    expect(screen.getAllByText(/counts of 1 to 7 are hidden and others are rounded to 5/)).toHaveLength(2);
  });

  it('is exact for a supervisor’s own team, and says so', async () => {
    const api = apiOf(() => answer({ snapshotOf: null, generatedAt: '2026-11-29T14:05:00Z', disclosure: { smallestShown: 8, roundedTo: 5, exact: true } }));
    show(<OverviewView />, { api, as: signedInAs('SUPERVISOR') });

    await screen.findByText('These numbers are of your own team: they are exact.');
    expect(screen.getByText('Numbers from 2:05pm, 29 November 2026.')).toBeTruthy();
    expect(api.asked[0]?.variables).toEqual({ filter: { ownTeam: true } });
  });

  it('keeps the rest when one part fails', async () => {
    const api = apiOf(() => ({
      data: { viewer: { ...viewer, attention: null }, regions: null, workforceDashboard: dashboard },
      errors: [{ message: 'It took too long.', path: ['viewer', 'attention'], extensions: { code: 'TIMEOUT', traceId: 'f00d' } }],
    }));
    show(<OverviewView />, { api });

    await screen.findByText('Up 15 from 70');
    expect(within(screen.getByRole('region', { name: 'What needs attention' })).getByText('f00d')).toBeTruthy();
  });

  it('says that its numbers failed, and does not take that for nothing to oversee', async () => {
    show(<OverviewView />, { api: apiOf(() => ({
      data: { viewer, regions: null, workforceDashboard: null },
      errors: [{ message: 'Something went wrong.', path: ['workforceDashboard'], extensions: { code: 'INTERNAL', traceId: 'beef' } }],
    })) });

    await screen.findByText('beef');
    expect(screen.queryByText(/you oversee no organisation/)).toBeNull();
    expect(screen.getByText('Hold a meeting. By 1 October 2026.')).toBeTruthy();
  });

  it('says in words that something is not worked out', async () => {
    show(<OverviewView />, { api: apiOf(() => answer({ readiness: [], supervision: [] })) });

    await screen.findByText('Up 15 from 70');
    expect(within(card('Ready to take referrals')).getByText('Not worked out')).toBeTruthy();
  });

  it('says what to do when nothing is overseen, and when one organisation is not', async () => {
    const api = apiOf(() => ({ data: { viewer, regions: null, workforceDashboard: null } }));
    show(<OverviewView />, { api, address: '/?organisation=other' });

    fireEvent.click(await screen.findByRole('button', { name: 'Show all that I oversee' }));
    expect(window.location.search).toBe('');
    await screen.findByText(/you oversee no organisation yet/);
  });

  it('says why there are no completions', async () => {
    show(<OverviewView />, { api: apiOf(() => answer({ completions: [], gaps: [] })) });

    await screen.findByText(/No completions in this period\. Choose a longer period, or import attendance\./);
    expect(screen.getByText(/No coach lacks a competency/)).toBeTruthy();
  });

  it('lists what is urgent, with what to do and by when', async () => {
    show(<OverviewView />, { api: apiOf(() => answer()) });

    const attention = within(await screen.findByRole('region', { name: 'What needs attention' }));
    expect(attention.getByText('Overdue')).toBeTruthy();
    expect(attention.getByText('Hold a meeting. By 1 October 2026.')).toBeTruthy();
    expect(attention.getByText('2 more things need attention.')).toBeTruthy();
  });
});

describe('its numbers', () => {
  const money = (...amounts: (string | null)[]) => amounts.map((amount) => ({ spent: amount === null ? null : { amount } }));

  it('add up what is spent from what is shown alone', () => {
    expect(spentOf(money('10.50', '5'))).toEqual({ amount: 15.5, hidden: 0 });
    expect(spentOf(money('10', null))).toEqual({ amount: 10, hidden: 1 });
    expect(spentOf(money(null))).toEqual({ amount: null, hidden: 1 });
    expect(spentOf([])).toEqual({ amount: 0, hidden: 0 });
  });

  it('compare no sum that has a hidden part', () => {
    expect(spentBefore(money('10'), money('5'))).toBe(5);
    expect(spentBefore(money('10', null), money('5'))).toBeNull();
    expect(spentBefore(money('10'), money('5', null))).toBeNull();
    expect(spentBefore(money('10'), undefined)).toBeUndefined();
  });

  it('find their tally, or say that there is none', () => {
    expect(readyOf([])).toBeNull();
    expect(metOf([], 'CLINICAL')).toBeNull();
    expect(readinessTitle(count(40), [{ status: 'READY', count: hidden }])).toBe('1 to 7 of 40 coaches are ready to take referrals');
    expect(readinessTitle(count(40), [])).toContain('not worked out');
    expect(readinessTitle(count(40), [{ status: 'READY', count: unknown }])).toBe('How many coaches are ready to take referrals is hidden');
  });

  it('say of months which had most and how many are hidden', () => {
    expect(completionsSummary([])).toBe('There were none.');
    expect(completionsSummary([{ label: 'May 2026', count: count(0) }])).toBe('There were none.');
    expect(completionsTitle(count(0), count(0))).toBe('No completions in this period');
    expect(completionsTitle(count(20), unknown)).toBe('20 completions');
    expect(completionsTitle(unknown, unknown)).toBe('The number of completions is hidden');
    expect(completionsSummary([{ label: 'May 2026', count: hidden }])).toBe('The counts of all months are hidden.');
    expect(completionsSummary([{ label: 'April 2026', count: count(0) }, { label: 'May 2026', count: count(30) }, { label: 'June 2026', count: hidden }]))
      .toBe('Most were in May 2026: 30. 1 month is hidden.');
  });
});
