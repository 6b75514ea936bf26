import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { apiOf, show, signedInAs } from '../test/render';
import { Filters, keptFilters, organisationChoices, useFilters, type FilterName } from './filters';

const organisations = [{ id: 'o1', name: 'Sandhill ICB' }, { id: 'o2', name: 'Riverside PCN' }];

function Probe({ names }: { names?: readonly FilterName[] }) {
  const filters = useFilters(names);
  return (
    <>
      <Filters filters={filters} organisations={organisations} />
      <output>{JSON.stringify(filters.variables)}</output>
      <p data-testid="words">{filters.describe(organisations).join(' / ')}</p>
    </>
  );
}

const api = apiOf(() => ({ data: {} }));
const variables = () => JSON.parse(screen.getByRole('status', { hidden: true }).textContent ?? '') as unknown;

describe('filters', () => {
  it('come from the address, as the API takes them', () => {
    show(<Probe />, { api, address: '/app/readiness?organisation=o2&period=2025-26-year&tier=TIER_2&as=then' });

    expect(variables()).toEqual({
      organisationIds: ['o2'], organisationsAs: 'AS_AT_THE_DAY', period: { from: '2025-04-01', to: '2026-03-31' }, tiers: ['TIER_2'],
    });
    expect(screen.getByTestId('words').textContent).toBe('Riverside PCN / Organisations as they were / Financial year 2025 to 2026 / Tier 2');
  });

  it('are nothing where the address names what there is not', () => {
    show(<Probe />, { api, address: '/?period=next-year&tier=TIER_9&channel=TRAINING_HUB' });

    expect(variables()).toEqual({});
    expect(screen.queryByLabelText('Filters that are set')).toBeNull();
  });

  it('put a choice into the address at once on a wide screen, and back takes it away', async () => {
    show(<Probe />, { api, address: '/app/readiness' });
    fireEvent.change(screen.getByLabelText('Tier of practice'), { target: { value: 'TIER_3' } });

    expect(window.location.search).toBe('?tier=TIER_3');
    expect(variables()).toEqual({ tiers: ['TIER_3'] });

    window.history.back();
    await expect.poll(() => JSON.stringify(variables())).toBe('{}');
  });

  it('wait for the button on a small screen', () => {
    window.matchMedia = ((query: string) => ({ matches: false, media: query, addEventListener: () => undefined, removeEventListener: () => undefined })) as unknown as typeof window.matchMedia;
    show(<Probe />, { api, address: '/app/readiness' });
    fireEvent.click(screen.getByText('Filters'));
    fireEvent.change(screen.getByLabelText('Tier of practice'), { target: { value: 'TIER_3' } });
    fireEvent.change(screen.getByLabelText('Organisation'), { target: { value: 'o1' } });
    expect(window.location.search).toBe('');

    fireEvent.click(screen.getByRole('button', { name: 'Apply filters' }));
    expect(variables()).toEqual({ organisationIds: ['o1'], tiers: ['TIER_3'] });
  });

  it('go one by one by their chips, or all at once', () => {
    show(<Probe />, { api, address: '/app/readiness?organisation=o1&tier=TIER_1&period=2025-26-year' });
    fireEvent.click(screen.getByRole('button', { name: /Tier 1.*take this filter away/ }));
    expect(variables()).not.toHaveProperty('tiers');
    expect(variables()).toHaveProperty('organisationIds');

    fireEvent.click(screen.getByRole('button', { name: 'Clear all' }));
    expect(window.location.search).toBe('');
  });

  it('are the own team for a supervisor, and a choice for who also oversees', () => {
    show(<Probe />, { api, address: '/?organisation=o1', as: signedInAs('SUPERVISOR') });
    expect(variables()).toEqual({ ownTeam: true });
    expect(screen.queryByLabelText('Organisation')).toBeNull();
  });

  it('let a supervisor who also oversees see that instead', () => {
    show(<Probe />, { api, address: '/', as: signedInAs('SUPERVISOR') });
    fireEvent.change(screen.getByLabelText('Coaches'), { target: { value: 'all' } });
    expect(variables()).toEqual({});
    expect(screen.getByLabelText('Organisation')).toBeTruthy();

    fireEvent.click(screen.getByRole('button', { name: /All that I oversee.*take this filter away/ }));
    expect(variables()).toEqual({ ownTeam: true });
  });

  it('let an analyst who supervises choose the own team', () => {
    show(<Probe />, { api, address: '/', as: signedInAs('SUPERVISOR', 'ANALYST') });
    expect(variables()).toEqual({});

    fireEvent.change(screen.getByLabelText('Coaches'), { target: { value: 'mine' } });
    expect(variables()).toEqual({ ownTeam: true });
  });

  it('go along to another view, and nothing else does', () => {
    expect(keptFilters(new URLSearchParams('organisation=o1&page=3&tier='))).toBe('?organisation=o1');
    expect(keptFilters(new URLSearchParams('page=3'))).toBe('');
  });

  it('offer each organisation once, with those above and below the chosen one', () => {
    const answer = { viewer: { organisations: [{ id: 'o1', name: 'Sandhill ICB', children: [{ id: 'o2', name: 'Riverside PCN' }] }] }, regions: { nodes: [{ id: 'r', name: 'Midlands' }] } };
    const place = { id: 'o2', name: 'Riverside PCN', parent: { id: 'o1', name: 'Sandhill ICB' }, children: [{ id: 'o3', name: 'Surgery' }] };

    expect(organisationChoices(answer, place).map(({ id }) => id)).toEqual(['o1', 'o2', 'o3']);
    expect(organisationChoices(answer, null, true).map(({ id }) => id)).toEqual(['o1', 'o2', 'r']);
    expect(organisationChoices(undefined)).toEqual([]);
  });
});
