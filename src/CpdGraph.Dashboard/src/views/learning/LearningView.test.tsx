import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
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
const answer = (more: object = {}) => ({ data: { ...choices, workforceDashboard: dashboard, ...more } });

function open(reply: Reply, address = '/app/learning', ...roles: Parameters<typeof signedInAs>) {
  const api = apiOf(() => reply);
  show(<LearningView />, { api, address, as: signedInAs(...(roles.length > 0 ? roles : ['ANALYST' as const])) });

  return api;
}

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
      }),
    );

    expect((await screen.findAllByText(/No completions in this period/)).length).toBeGreaterThan(2);
  });
});
