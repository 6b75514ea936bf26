import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { londonDay } from '../../parts/periods';
import { choices, counted, frame } from '../../test/numbers';
import { apiOf, show, type Reply } from '../../test/render';
import FundingView from './FundingView';
import { yearEndOf } from './money';

const money = (amount: number) => ({ amount: amount.toFixed(2) });
const stream = (name: string, spent: number | null) => ({
  stream: { code: name, name },
  coachCount: counted(20),
  allocated: money(20_000),
  committed: spent === null ? null : money(1500),
  spent: spent === null ? null : money(spent),
  remaining: spent === null ? null : money(18_500 - spent),
});
const dashboard = {
  ...frame,
  funding: [stream('Training hub', 9500), stream('ARRS', null)],
  previous: { funding: [stream('Training hub', 12_000)] },
};
const today = londonDay();
const budget = {
  id: 'b',
  organisation: { name: 'Basildon East PCN' },
  stream: { name: 'Training hub' },
  amount: money(5000),
  committed: money(0),
  spent: money(1500.5),
  remaining: money(3499.5),
  closesOn: yearEndOf(today),
};
const answer = (more: object = {}) => ({
  data: {
    ...choices,
    workforceDashboard: dashboard,
    fundingAllocations: {
      totalCount: 2,
      nodes: [{ ...budget, id: 'a', remaining: money(10), closesOn: yearEndOf(today).replace('-03-31', '-04-01') }, budget],
    },
    ...more,
  },
});

function open(reply: Reply | Error, address = '/app/funding') {
  const api = apiOf(() => reply);
  show(<FundingView />, { api, address });

  return api;
}

describe('funding', () => {
  it('shows allocated, committed, spent and left by stream, with hidden parts as such, in one request', async () => {
    const { asked } = open(answer());

    const figure = await screen.findByRole('figure', { name: 'At least £9,000 of £40,000 allocated is left' });
    expect(within(figure).getByRole('row', { name: /Training hub/, hidden: true }).textContent).toBe(
      'Training hub£20,000£9,500£1,500£9,00020£12,000',
    );
    expect(within(figure).getByRole('row', { name: /ARRS/, hidden: true }).textContent).toBe('ARRS£20,000HiddenHiddenHidden20£0');
    expect(screen.getByText('Committed, spent and left are rounded to £50.')).toBeTruthy();
    expect(asked).toHaveLength(1);
    expect(asked[0]?.variables).toEqual({ filter: {}, today });
  });

  it('shows whoever funds what lapses on 31 March', async () => {
    open(answer());

    const card = await screen.findByRole('region', { name: /£3,499.50 lapses by 31 March \d{4} unless it is used/ });
    expect(
      within(card)
        .getAllByRole('row')
        .slice(1)
        .map((row) => row.textContent),
    ).toEqual([
      expect.stringMatching(/^31 March \d{4} Lapses\d+£3,499.50Basildon East PCNTraining hub£5,000£0£1,500.50$/),
      expect.stringMatching(/^1 April \d{4}\d+£10Basildon East PCNTraining hub£5,000£0£1,500.50$/),
    ]);
  });

  it('says to others who sees that', async () => {
    open(answer({ fundingAllocations: null }));

    expect(await screen.findByText(/You fund no organisation that has an open budget/)).toBeTruthy();
  });

  it('shows the numbers where the budgets fail', async () => {
    const { asked } = open({
      ...answer({ fundingAllocations: null }),
      errors: [{ message: 'Busy.', path: ['fundingAllocations'], extensions: { code: 'INTERNAL', traceId: 'trace-9' } }],
    });

    expect(await screen.findByText('trace-9')).toBeTruthy();
    expect(screen.getByRole('figure', { name: /allocated is left/ })).toBeTruthy();
    expect(asked).toHaveLength(1);
  });

  it('asks for one organisation and period of the address', async () => {
    const { asked } = open(answer(), '/app/funding?organisation=icb&as=then');
    await screen.findByRole('figure', { name: /allocated is left/ });

    expect(asked[0]?.variables).toEqual({ filter: { organisationIds: ['icb'], organisationsAs: 'AS_AT_THE_DAY' }, today });
  });

  it('says why there is nothing', async () => {
    open(answer({ workforceDashboard: { ...dashboard, funding: [], previous: null } }));

    expect(await screen.findByText(/No budget was open, and nothing was awarded, in this period/)).toBeTruthy();
  });

  it('says that the server is away', async () => {
    open(new TypeError('away'));

    expect(await screen.findByRole('heading', { name: 'The server does not answer' })).toBeTruthy();
  });

  it('says who may see it', async () => {
    open({ errors: [{ message: 'Not for you.', extensions: { code: 'FORBIDDEN' } }] });

    expect(await screen.findByRole('heading', { name: 'You cannot see this page' })).toBeTruthy();
  });
});
