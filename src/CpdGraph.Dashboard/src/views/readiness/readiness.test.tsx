import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { apiOf, show, signedInAs, type Asked } from '../../test/render';
import { inPostSince, missingOf, nextDate, notReady, requirementRows, requirementTitle, type Coach } from './readiness';
import ReadinessView from './ReadinessView';

const count = (value: number) => ({ value, suppressed: false, label: String(value) });

type Check = NonNullable<Coach['referralReadiness']>['requirements'][number];

function check(code: string, met: boolean, change: Partial<Check['requirement']> = {}, runs: Check['runs'] = []): Check {
  return { met, reason: `Because of ${code}.`, requirement: { code, title: `Requirement ${code}`, strength: 'REQUIRED', confirmable: false, ...change }, runs };
}

function coach(id: string, status: NonNullable<Coach['referralReadiness']>['status'], requirements: Check[]): Coach {
  return {
    id, displayName: `Coach ${id}`, employments: [{ startedOn: '2026-05-01', endedOn: null, organisation: { name: 'Riverside PCN' } }],
    referralReadiness: { status, requirements },
  };
}

const run = (placesLeft: number | null) => [{ startsAt: '2027-01-14T09:30:00Z', placesLeft, offer: { slug: 'core skills', title: 'Core skills' } }];

const team = [
  coach('a', 'IN_PROGRESS', [check('COURSE', false, {}, run(6)), check('INDUCTION', true)]),
  coach('b', 'LAPSED', [check('COURSE', true), check('INDUCTION', false, { confirmable: true }), check('EXTRA', false, { strength: 'RECOMMENDED' })]),
  coach('c', 'READY', [check('COURSE', true), check('INDUCTION', true)]),
];

const dashboard = {
  generatedAt: '2026-11-29T02:00:00Z', snapshotOf: '2026-11-29', asAt: '2026-11-29', period: { from: '2026-04-01', to: '2026-11-29' }, organisation: null,
  disclosure: { smallestShown: 8, roundedTo: 5, exact: false }, coachCount: count(40), readiness: [{ status: 'READY', count: count(25), topMissing: null }], previous: null,
};
const answer = ({ variables }: Asked) => ({
  data: { regions: null, workforceDashboard: dashboard, viewer: { organisations: [], ...(variables['team'] === true ? { supervisedCoaches: { totalCount: team.length, nodes: team } } : {}) } },
});

describe('the readiness view', () => {
  it('gives an analyst counts alone, and asks for nobody by name', async () => {
    const api = apiOf(answer);
    show(<ReadinessView />, { api });

    await screen.findByRole('heading', { name: '25 of 40 coaches are ready to take referrals' });
    expect(api.asked).toHaveLength(1);
    expect(api.asked[0]?.variables['team']).toBe(false);
    expect(screen.queryByText(/Coach a/)).toBeNull();
  });

  it('gives a supervisor who is not ready, with the next date that closes each gap', async () => {
    const api = apiOf(answer);
    show(<ReadinessView />, { api, as: signedInAs('SUPERVISOR'), address: '/app/readiness?tier=TIER_1' });

    const list = within((await screen.findByRole('heading', { name: /Who is not ready/ })).closest('section') as HTMLElement);
    expect(list.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent)).toEqual(['Coach b Lapsed', 'Coach a In progress']);
    expect(list.getByText(/14 January 2027 at 9:30am, 6 places left/)).toBeTruthy();
    expect(list.getByRole('link', { name: 'Core skills' }).getAttribute('href')).toBe('/app/catalogue/core%20skills');
    expect(list.getByText('You can confirm it once it is done.')).toBeTruthy();
    expect(list.queryByText(/EXTRA/)).toBeNull();
    expect(api.asked).toHaveLength(1);
    expect(api.asked[0]?.variables).toMatchObject({ team: true, coaches: { tiers: ['TIER_1'] }, filter: { ownTeam: true } });
  });

  it('says when nobody waits', async () => {
    const api = apiOf((asked) => ({ data: { ...answer(asked).data, viewer: { organisations: [], supervisedCoaches: { totalCount: 1, nodes: [team[2]] } } } }));
    show(<ReadinessView />, { api, as: signedInAs('SUPERVISOR') });

    await screen.findByRole('heading', { name: 'Everybody in your team is ready' });
    expect(screen.getByRole('heading', { name: 'Your team meets every requirement today' })).toBeTruthy();
  });
});

describe('what is worked out of a team', () => {
  it('counts each requirement over the coaches of whom it is asked', () => {
    expect(requirementRows(team)).toEqual([
      { title: 'Requirement COURSE', required: true, met: 2, missing: 1 },
      { title: 'Requirement INDUCTION', required: true, met: 2, missing: 1 },
      { title: 'Requirement EXTRA (recommended)', required: false, met: 0, missing: 1 },
    ]);
  });

  it('takes its message from what is required', () => {
    expect(requirementTitle([{ title: 'Extra', required: false, met: 0, missing: 9 }, { title: 'Course', required: true, met: 8, missing: 1 }])).toBe('1 of your coaches lacks: Course');
    expect(requirementTitle([])).toBe('Nothing is required of your team');
  });

  it('leaves out who is ready and of whom nothing is asked', () => {
    expect(notReady([...team, { ...team[0]!, id: 'd', referralReadiness: null }]).map(({ id }) => id)).toEqual(['b', 'a']);
    expect(missingOf(team[1]!).map(({ requirement }) => requirement.code)).toEqual(['INDUCTION']);
  });

  it('knows the post of today, whatever was before or comes after', () => {
    const of = (...employments: { startedOn: string; endedOn: string | null }[]) =>
      inPostSince({ ...team[0]!, employments: employments.map((employment) => ({ ...employment, organisation: { name: 'x' } })) }, '2026-11-29');
    expect(of({ startedOn: '2020-01-01', endedOn: '2026-11-28' }, { startedOn: '2026-11-29', endedOn: null })).toBe('2026-11-29');
    expect(of({ startedOn: '2027-01-01', endedOn: null })).toBeNull();
    expect(of({ startedOn: '2026-01-01', endedOn: '2026-11-29' })).toBe('2026-01-01');
  });

  it('says of a date how many places are left', () => {
    expect(nextDate(check('x', false, {}, run(1)))).toBe('14 January 2027 at 9:30am, 1 place left');
    expect(nextDate(check('x', false, {}, run(0)))).toContain('full: waiting list');
    expect(nextDate(check('x', false, {}, run(null)))).toBe('14 January 2027 at 9:30am');
    expect(nextDate(check('x', false))).toBe('No date takes bookings now.');
  });
});
