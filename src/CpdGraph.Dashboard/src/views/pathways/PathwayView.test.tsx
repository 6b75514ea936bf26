import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { PathwayOfQuery, PathwaysQuery } from '../../gql/graphql';
import { apiOf, show, signedInAs, type Reply } from '../../test/render';
import { hoursOf, requirementText, stepState, type PathwayFacts, type Progress, type Requirement } from './pathwayRules';
import PathwaysView from './PathwaysView';
import PathwayView from './PathwayView';

const offer = (slug: string, minutes: number | null) => ({ id: slug, slug, title: `Offer ${slug}`, delivery: { cpdMinutes: minutes, learningMinutes: null, days: null }, provider: { name: 'Hub' }, nextRun: null });
const choice: Requirement = { __typename: 'OfferRequirement', atLeast: 1, offers: [offer('a', 120), offer('b', 180)] };

const pathway: PathwayFacts = {
  id: 'pathway-1',
  slug: 'young-people',
  name: 'Children and young people',
  kind: 'SPECIALIST_ROLE',
  summary: 'Towards coaching young people.',
  description: null,
  targetTier: null,
  totalCpdMinutes: 120,
  provenance: 'ILLUSTRATIVE',
  sourceReference: 'Illustrative',
  specialism: { name: 'Young people' },
  stages: [
    {
      number: 1,
      title: 'Established practice',
      steps: [
        { key: 'tier-2', title: 'Be recognised at tier 2', optional: false, after: [], requirement: { __typename: 'TierRequirement', tier: 'TIER_2' } },
        { key: 'learn', title: 'Learn about families', optional: false, after: ['tier-2'], requirement: choice },
      ],
    },
    { number: 2, title: 'Practice', steps: [{ key: 'year', title: 'Practise for a year', optional: true, after: ['learn'], requirement: { __typename: 'ExperienceRequirement', description: 'Twelve months with families', months: 12 } }] },
  ],
};

const progress: Progress = {
  pathway: { slug: 'young-people' },
  startedOn: '2026-10-01',
  finishedOn: null,
  stepsDone: 1,
  stepsRequired: 2,
  nextStep: { key: 'learn', title: 'Learn about families' },
  steps: [
    { step: { key: 'tier-2' }, state: 'DONE', doneOn: '2026-06-22', reason: 'Tier 2 was recognised.', blockedBy: [], completions: [], offers: [], runs: [] },
    { step: { key: 'learn' }, state: 'READY', doneOn: null, reason: 'None of 2 is complete.', blockedBy: [], completions: [], offers: [], runs: [{ id: 'run-1', startsAt: '2027-01-12T10:00:00Z', placesLeft: 5, offer: { slug: 'a', title: 'Offer a' } }] },
    { step: { key: 'year' }, state: 'BLOCKED', doneOn: null, reason: '“Learn about families” must be done first.', blockedBy: [{ key: 'learn', title: 'Learn about families' }], completions: [], offers: [], runs: [] },
  ],
};

const answerOf = (on: boolean, coach = true): PathwayOfQuery => ({ pathway, viewer: coach ? { coach: { id: 'coach-1', displayName: 'Amira Haddad', pathwayProgress: on ? [progress] : [] } } : null });

function opened(first: PathwayOfQuery, mutations: Record<string, { reply: Reply; then: PathwayOfQuery }> = {}, signedIn = true) {
  let answer = first;
  const api = apiOf(({ query }): Reply => {
    const name = /mutation (\w+)/.exec(query)?.[1];
    const mutation = name === undefined ? undefined : mutations[name];
    answer = mutation?.then ?? answer;
    return mutation?.reply ?? { data: answer };
  });
  return { api, ...show(<PathwayView params={{ slug: 'young-people' }} />, { api, address: '/app/pathways/young-people', as: signedIn ? signedInAs('COACH') : null }) };
}

describe('a pathway', () => {
  it('shows what is done, next and later, with dates and hours', async () => {
    opened(answerOf(true));

    expect(await screen.findByText('1 of 2 steps done', { selector: 'h1, h2, h3' })).toBeTruthy();
    const steps = screen.getAllByRole('listitem').filter((item) => item.className.startsWith('app-step'));
    expect(steps.map((step) => within(step).getByText(/^(Done|Next|Later)$/).textContent)).toEqual(['Done', 'Next', 'Later']);
    expect(steps[0]!.textContent).toContain('Done on 22 June 2026');
    expect(steps[1]!.getAttribute('aria-current')).toBe('step');
    expect(steps[1]!.textContent).toContain('Takes 2 hours to 3 hours');
    expect(within(steps[1]!).getByRole('link', { name: 'Offer a' }).getAttribute('href')).toBe('/app/catalogue/a?run=run-1');
    expect(steps[2]!.textContent).toContain('must be done first');
  });

  it('is started, and left with a reason', async () => {
    const { api } = opened(answerOf(false), {
      StartPathway: { reply: { data: { startPathway: { coach: { id: 'coach-1' }, userErrors: [] } } }, then: answerOf(true) },
      LeavePathway: { reply: { data: { leavePathway: { coach: { id: 'coach-1' }, userErrors: [] } } }, then: answerOf(false) },
    });

    fireEvent.click(await screen.findByText('Follow this pathway', { selector: 'button' }));
    expect(await screen.findByText(/You follow this pathway now/)).toBeTruthy();
    fireEvent.click(await screen.findByText('Leave this pathway', { selector: 'button' }));
    fireEvent.change(screen.getByLabelText('Why do you leave it? (optional)'), { target: { value: 'Another role' } });
    fireEvent.click(screen.getByText('Yes, leave it', { selector: 'button' }));

    expect(await screen.findByText(/no longer follow this pathway/)).toBeTruthy();
    expect(await screen.findByText('Follow this pathway', { selector: 'button' })).toBeTruthy();
    expect(api.asked.find((asked) => asked.query.includes('LeavePathway'))!.variables).toMatchObject({ slug: 'young-people', reason: 'Another role' });
  });

  it('is printed for the appraisal with whose it is', async () => {
    const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
    opened(answerOf(true));
    fireEvent.click(await screen.findByText('Print for my appraisal', { selector: 'button' }));

    expect(print).toHaveBeenCalledOnce();
    expect(screen.getByText(/Progress of Amira Haddad on/).className).toBe('app-print-only');
  });

  it('shows people who are not signed in the steps and their offers', async () => {
    opened(answerOf(false, false), {}, false);

    expect(await screen.findByText(/Sign in as a coach/)).toBeTruthy();
    expect(screen.getByText('Offer b', { selector: 'a' })).toBeTruthy();
    expect(screen.queryByText('Follow this pathway', { selector: 'button' })).toBeNull();
  });

  it('that does not exist leads to those that do', async () => {
    opened({ pathway: null, viewer: null });

    expect(await screen.findByText(/no such pathway/)).toBeTruthy();
  });
});

describe('the pathways', () => {
  const list: PathwaysQuery = {
    pathways: { nodes: [{ id: 'p', slug: 'young-people', name: 'Children and young people', kind: 'SPECIALIST_ROLE', summary: 'Towards it.', targetTier: 'TIER_3', totalCpdMinutes: 120, provenance: 'ILLUSTRATIVE', specialism: null, steps: [{ key: 'a', optional: false }] }] },
    viewer: { coach: { pathwayProgress: [{ pathway: { slug: 'young-people' }, startedOn: '2026-10-01', finishedOn: null, stepsDone: 1, stepsRequired: 2, nextStep: { title: 'Learn about families' } }] } },
  };

  it('begin with one’s own and how far they are', async () => {
    const api = apiOf(() => ({ data: list }));
    show(<PathwaysView />, { api, address: '/app/pathways', as: signedInAs('COACH') });

    const own = within(await screen.findByRole('region', { name: 'Yours' }));
    expect(own.getByText('1 of 2 steps done')).toBeTruthy();
    expect(own.getByText('Next: Learn about families')).toBeTruthy();
    expect(within(screen.getByRole('region', { name: 'Specialist role' })).getByText(/1 step, 2 hours of CPD at least, leads to tier 3/)).toBeTruthy();
    await waitFor(() => expect(api.asked).toHaveLength(1));
  });

  it('say so when there are none', async () => {
    show(<PathwaysView />, { api: apiOf(() => ({ data: { pathways: { nodes: [] }, viewer: null } })), address: '/app/pathways', as: null });

    expect(await screen.findByText(/There are no pathways yet/)).toBeTruthy();
  });
});

describe('a step', () => {
  it('says in a sentence what it asks for', () => {
    expect(requirementText(choice)).toBe('Complete at least 1 of 2 offers.');
    expect(requirementText({ __typename: 'OfferRequirement', atLeast: 1, offers: [offer('a', null)] })).toBe('Complete this training.');
    expect(requirementText({ __typename: 'TierRequirement', tier: 'TIER_2' })).toBe('Be recognised at tier 2.');
    expect(requirementText({ __typename: 'CompetencyRequirement', attainment: 'COMPETENT', competencies: [{ code: '4.1', statement: 'x' }, { code: '4.2', statement: 'y' }] })).toBe('Be confirmed as competent in 2 competencies: 4.1 and 4.2.');
    expect(requirementText({ __typename: 'ExperienceRequirement', description: 'Twelve months.', months: 12 })).toBe('Twelve months. A supervisor confirms it.');
  });

  it('takes as long as its offers say, and nothing is guessed', () => {
    expect(hoursOf(choice)).toBe('2 hours to 3 hours');
    expect(hoursOf({ __typename: 'OfferRequirement', atLeast: 1, offers: [offer('a', null)] })).toBeNull();
    expect(hoursOf({ __typename: 'TierRequirement', tier: 'TIER_1' })).toBeNull();
  });

  it('that is ready is next only when the pathway goes on with it', () => {
    const ready = progress.steps[1]!;
    expect(stepState(ready, 'learn').text).toBe('Next');
    expect(stepState(ready, 'other').text).toBe('To do');
    expect(stepState(progress.steps[2]!, 'learn').text).toBe('Later');
  });
});
