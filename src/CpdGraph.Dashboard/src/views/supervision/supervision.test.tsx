import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { apiOf, show, signedInAs } from '../../test/render';
import { kindTitle, lateOf, stateRows, type Coach } from './supervision';
import SupervisionView from './SupervisionView';

const count = (value: number) => ({ value, suppressed: false, label: String(value) });
const hidden = { value: null, suppressed: true, label: '1 to 7' };

const tallies = [
  { kind: 'CLINICAL', status: 'MET', count: count(25) }, { kind: 'CLINICAL', status: 'OVERDUE', count: hidden }, { kind: 'CLINICAL', status: 'NOT_ARRANGED', count: count(10) },
  { kind: 'HEALTH_COACHING', status: 'MET', count: count(40) },
] as const;

type Arrangement = Coach['supervision']['arrangements'][number];
const arrangement = (status: Arrangement['status'], nextDueOn: string | null): Arrangement => ({
  kind: 'CLINICAL', status, reason: `It is ${status}.`, nextDueOn, lastHeldOn: null, supervisor: nextDueOn === null ? null : { displayName: 'Tom Ellery' },
});
const coach = (id: string, ...arrangements: Arrangement[]): Coach => ({ id, displayName: `Coach ${id}`, supervision: { arrangements } });
const team = [
  coach('a', arrangement('DUE_SOON', '2026-12-05'), arrangement('MET', '2027-01-05')),
  coach('b', arrangement('OVERDUE', '2026-10-20')),
  coach('c', arrangement('OVERDUE', '2026-09-20'), arrangement('NOT_ARRANGED', null)),
];

const data = {
  regions: null, viewer: { organisations: [], supervisedCoaches: { totalCount: 3, nodes: team } },
  workforceDashboard: {
    generatedAt: '2026-11-29T02:00:00Z', snapshotOf: '2026-11-29', asAt: '2026-11-29', period: { from: '2026-04-01', to: '2026-11-29' }, organisation: null,
    disclosure: { smallestShown: 8, roundedTo: 5, exact: false }, supervision: tallies, previous: null,
  },
};

describe('the supervision view', () => {
  it('shows a figure for each kind, with its message', async () => {
    show(<SupervisionView />, { api: apiOf(() => ({ data })) });

    await screen.findByRole('heading', { name: 'Clinical: 1 to 7 overdue, 10 not arranged' });
    expect(screen.getByRole('heading', { name: 'Health coaching: nobody is overdue' })).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'Line management: not worked out for this day' })).toBeTruthy();
    expect(screen.queryByRole('heading', { name: /My team/ })).toBeNull();
  });

  it('lists for a supervisor what is late, worst first, and sorts by what they choose', async () => {
    const api = apiOf(() => ({ data }));
    show(<SupervisionView />, { api, as: signedInAs('SUPERVISOR') });

    const list = within((await screen.findByRole('heading', { name: /My team today/ })).closest('section') as HTMLElement);
    const names = () => list.getAllByRole('rowheader').map((cell) => cell.textContent);
    expect(names()).toEqual(['Coach c', 'Coach b', 'Coach c', 'Coach a']);
    expect(list.getAllByText('Overdue')).toHaveLength(2);

    fireEvent.click(list.getByRole('button', { name: /Coach/ }));
    expect(names()).toEqual(['Coach a', 'Coach b', 'Coach c', 'Coach c']);
    expect(api.asked[0]?.variables['coaches']).toMatchObject({ supervision: { statuses: ['OVERDUE', 'NOT_ARRANGED', 'DUE', 'DUE_SOON'] } });
    expect(api.asked).toHaveLength(1);
  });
});

describe('what is worked out of supervision', () => {
  it('puts five states in order, and one without a tally is of nobody', () => {
    expect(stateRows(tallies, undefined, 'CLINICAL').map((row) => [row['status'], row['count']])).toEqual([
      ['Met', count(25)], ['Due soon', 0], ['Due', 0], ['Overdue', hidden], ['Not arranged', count(10)],
    ]);
    expect(stateRows(tallies, undefined, 'LINE_MANAGEMENT')).toEqual([]);
  });

  it('does not take a hidden count for nobody', () => {
    expect(kindTitle('CLINICAL', stateRows([{ kind: 'CLINICAL', status: 'OVERDUE', count: hidden }], undefined, 'CLINICAL'))).toBe('Clinical: 1 to 7 overdue');
  });

  it('claims nothing of a kind whose counts are all hidden, zeros too', () => {
    const unknown = { value: null, suppressed: true, label: 'hidden' };
    const tally = (['MET', 'DUE_SOON', 'DUE', 'OVERDUE', 'NOT_ARRANGED'] as const).map((status) => ({ kind: 'CLINICAL' as const, status, count: unknown }));
    expect(kindTitle('CLINICAL', stateRows(tally, undefined, 'CLINICAL'))).toBe('Clinical: the counts are hidden');
  });

  it('leaves out what is met', () => {
    expect(lateOf(team).map(({ id, status }) => `${id} ${status}`)).toEqual(['c CLINICAL OVERDUE', 'b CLINICAL OVERDUE', 'c CLINICAL NOT_ARRANGED', 'a CLINICAL DUE_SOON']);
  });
});
