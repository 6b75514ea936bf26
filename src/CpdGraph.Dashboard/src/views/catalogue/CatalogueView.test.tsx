import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { apiOf, show, signedInAs } from '../../test/render';
import CatalogueView, { deliveryText, placesText, priceText } from './CatalogueView';
import { catalogueAnswer } from './madeUp';

const at = (address: string, answer = catalogueAnswer()) => {
  const api = apiOf(() => ({ data: answer }));
  return { api, ...show(<CatalogueView />, { api, address, as: null }) };
};

describe('the catalogue', () => {
  it('is there for people who are not signed in, in one request', async () => {
    const { api } = at('/app/catalogue?tier=TIER_1');

    expect(await screen.findByText('21 offers found')).toBeTruthy();
    expect(api.asked).toHaveLength(1);
    expect(api.asked[0]!.variables['filter']).toEqual({ tiers: ['TIER_1'] });
    const card = screen.getByText('Group basics', { selector: 'a' }).closest('li')!;
    expect(card.textContent).toContain('Course, in person, 2 days');
    expect(card.textContent).toContain('£130');
    expect(card.textContent).toContain('Tuesday 12 January 2027, 10am, 1 place left');
  });

  it('keeps the search box usable while the first results load', () => {
    const api = apiOf(() => new Promise<never>(() => undefined));
    show(<CatalogueView />, { api, address: '/app/catalogue?q=sleep', as: null });

    expect(screen.getByLabelText<HTMLInputElement>('What do you want to learn?').value).toBe('sleep');
  });

  it('puts what is asked for into the address and then moves the focus to the results', async () => {
    const { api } = at('/app/catalogue');
    await screen.findByText('21 offers found');

    fireEvent.change(screen.getByLabelText('What do you want to learn?'), { target: { value: 'sleep' } });
    fireEvent.click(screen.getByLabelText(/Tier 2/));
    fireEvent.change(screen.getByLabelText('Usually paid by'), { target: { value: 'stream-employer' } });
    fireEvent.click(screen.getByText('Search', { selector: 'button' }));

    await waitFor(() => expect(window.location.search).toBe('?q=sleep&tier=TIER_2&paidBy=stream-employer'));
    await waitFor(() => expect(document.activeElement?.textContent).toBe('21 offers found'));
    expect(api.asked.at(-1)!.variables['filter']).toEqual({ text: 'sleep', tiers: ['TIER_2'], fundingStreamIds: ['stream-employer'] });
  });

  it('keeps a choice of who pays that came with the address, although the choices come later', async () => {
    at('/app/catalogue?paidBy=stream-employer&satisfies=SHADOWING');
    await screen.findByText('21 offers found');

    expect(screen.getByLabelText<HTMLSelectElement>('Usually paid by').value).toBe('stream-employer');
    const chips = within(screen.getByRole('list', { name: 'Filters in use' }));
    expect(chips.getByText(/Usually paid by: The employer/)).toBeTruthy();
    expect(chips.getByText(/Counts for: Shadowing an experienced coach/)).toBeTruthy();
  });

  it('says why nothing is found and what to do', async () => {
    at('/app/catalogue?q=zzz', catalogueAnswer({ totalCount: 0, nodes: [], pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null } }));

    expect(await screen.findByText('Nothing found', { selector: 'h1, h2, h3' })).toBeTruthy();
    expect(screen.getByText('see the whole catalogue', { selector: 'a' }).getAttribute('href')).toBe('/app/catalogue');
    expect(screen.queryByRole('navigation', { name: 'Pages of results' })).toBeNull();
  });

  it('goes on to the next page with all conditions', async () => {
    at('/app/catalogue?tier=TIER_1');
    await screen.findByText('21 offers found');

    expect(screen.getByText('Next page', { selector: 'a' }).getAttribute('href')).toBe('/app/catalogue?tier=TIER_1&after=last');
    expect(screen.queryByText('Previous page', { selector: 'a' })).toBeNull();
  });

  it('says that a part failed, with the number of the fault', async () => {
    const api = apiOf(() => ({ data: { ...catalogueAnswer(), offers: null }, errors: [{ message: 'It broke.', path: ['offers'], extensions: { code: 'INTERNAL', traceId: 'trace-7' } }] }));
    show(<CatalogueView />, { api, address: '/app/catalogue', as: signedInAs('COACH') });

    expect(await screen.findByText('trace-7')).toBeTruthy();
    expect(screen.getByText('Try again', { selector: 'button' })).toBeTruthy();
  });
});

describe('facts of an offer', () => {
  it('that a provider does not publish are left out or named so', () => {
    expect(deliveryText({ mode: null, days: null, learningMinutes: null })).toBe('');
    expect(deliveryText({ mode: 'LIVE_ONLINE', days: '0.5', learningMinutes: 150 })).toBe('Live online, 2 hours 30 minutes');
    expect(priceText({ free: null, amount: null })).toBe('Price not published');
    expect(priceText({ free: true, amount: null })).toBe('Free');
    expect(placesText({ status: 'BOOKING_OPEN', placesLeft: null })).toBeNull();
    expect(placesText({ status: 'FULL', placesLeft: 0 })).toBe('full');
  });
});
