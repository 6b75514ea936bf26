import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Operation } from '../app/graphql';
import { useRouter } from '../app/router';
import { apiOf, show, signedInAs, type Reply } from '../test/render';
import { Card } from './cards';
import { useView } from './useView';
import { View } from './view';

interface Data {
  numbers: number | null;
  more?: number | null;
}

const Numbers = 'query Numbers($of: String) { numbers(of: $of) more }' as unknown as Operation<Data, { of?: string }>;

function Probe({ of }: { of?: string }) {
  const state = useView(Numbers, of === undefined ? {} : { of });
  return (
    <View title="Numbers" state={state} roles={['ANALYST']}>
      {(data: Data) => (
        <>
          <Card title="First" problem={state.problemAt('numbers')} onRetry={state.reload}><p>First: {data.numbers}</p></Card>
          <Card title="Second" problem={state.problemAt('more')} onRetry={state.reload}><p>Second: {data.more}</p></Card>
        </>
      )}
    </View>
  );
}

afterEach(() => vi.useRealTimers());

describe('a view', () => {
  it('shows its frame at once and asks one operation', async () => {
    const api = apiOf(() => ({ data: { numbers: 5, more: 6 } }));
    const { container } = show(<Probe />, { api });

    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Numbers');
    expect(container.querySelector('[aria-busy="true"]')).not.toBeNull();
    await screen.findByText('First: 5');
    expect(container.querySelector('[aria-busy="true"]')).toBeNull();
    expect(api.asked).toHaveLength(1);
    expect(document.title).toBe('Numbers');
  });

  it('says after three seconds that it takes longer', () => {
    vi.useFakeTimers();
    show(<Probe />, { api: apiOf(() => new Promise<Reply>(() => undefined)) });
    expect(screen.queryByText(/takes longer/)).toBeNull();

    act(() => { vi.advanceTimersByTime(3100); });
    expect(screen.getByText(/takes longer than usual/)).toBeTruthy();
  });

  it('keeps the old numbers, dimmed, while those of another filter load', async () => {
    let settle: (reply: Reply) => void = () => undefined;
    const api = apiOf(({ variables }) => (variables['of'] === 'b' ? new Promise<Reply>((resolve) => { settle = resolve; }) : { data: { numbers: 1, more: 1 } }));
    function Switch() {
      const { query, go } = useRouter();
      return <><button type="button" onClick={() => go('/?of=b')}>Other</button><Probe of={query.get('of') ?? 'a'} /></>;
    }
    const { container } = show(<Switch />, { api });
    await screen.findByText('First: 1');

    fireEvent.click(screen.getByRole('button', { name: 'Other' }));
    expect(screen.getByText('First: 1').closest('.view-content--old')).not.toBeNull();
    expect(container.querySelector('[aria-busy="true"]')).not.toBeNull();
    expect(screen.getByText('New numbers are being loaded.')).toBeTruthy();
    await expect.poll(() => api.asked.length).toBe(2);

    settle({ data: { numbers: 2, more: 2 } });
    await screen.findByText('First: 2');
    expect(container.querySelector('[aria-busy="true"]')).toBeNull();
  });

  it('fails only in the part that failed, with the number of the fault, and tries again', async () => {
    let fails = true;
    const api = apiOf(() => fails
      ? { data: { numbers: 5, more: null }, errors: [{ message: 'Something went wrong.', path: ['more', 0], extensions: { code: 'INTERNAL', traceId: 'abc123' } }] }
      : { data: { numbers: 5, more: 7 } });
    show(<Probe />, { api });

    await screen.findByText('First: 5');
    expect(screen.getByText('abc123')).toBeTruthy();
    expect(screen.queryByText(/Second:/)).toBeNull();

    fails = false;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('Second: 7');
    expect(screen.queryByText('abc123')).toBeNull();
  });

  it('shows what the server last said when it goes away, with its time', async () => {
    let away = false;
    const api = apiOf(() => (away ? new Error('no network') : { data: { numbers: 5, more: 6 } }));
    show(<Probe />, { api });
    await screen.findByText('First: 5');

    away = true;
    fireEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    await screen.findByText('The server does not answer');
    expect(screen.getByText('First: 5')).toBeTruthy();
    expect(screen.getByText(/You see what it last said, at /)).toBeTruthy();

    away = false;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await expect.poll(() => screen.queryByText('The server does not answer')).toBeNull();
  });

  it('says which role is needed when the API refuses', async () => {
    const api = apiOf(() => ({ data: null, errors: [{ message: 'Forbidden.', path: ['numbers'], extensions: { code: 'FORBIDDEN' } }] }));
    show(<Probe />, { api, as: signedInAs('COACH') });

    await screen.findByText('You cannot see this page');
    expect(screen.getByText(/It is for analysts/)).toBeTruthy();
    expect(screen.getByText(/ask a steward/)).toBeTruthy();
  });

  it('asks who is not signed in to sign in', async () => {
    const api = apiOf(() => ({ data: null, errors: [{ message: 'Sign in.', extensions: { code: 'UNAUTHENTICATED' } }] }));
    show(<Probe />, { api, as: null });

    expect((await screen.findByRole('link', { name: 'Sign in' })).getAttribute('href')).toBe('/app/sign-in');
  });

  it('shows the very operation that it asked', async () => {
    const api = apiOf(() => ({ data: { numbers: 5, more: 6 } }));
    show(<Probe of="x" />, { api });
    await screen.findByText('First: 5');

    expect(screen.getByLabelText('Query').textContent).toBe('query Numbers($of: String) { numbers(of: $of) more }');
    expect(screen.getByLabelText('Variables').textContent).toContain('"of": "x"');
  });
});
