import { fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { App, Guard } from './App';
import type { Config } from './config';
import type { SignedIn } from './session';

interface Server {
  config: Config | number;
  people: unknown;
  token: unknown;
  /** Answers the API by the name of the operation. */
  graphql(text: string, authorization: string | null): { status?: number; body: unknown };
}

const server: Server = { config: 500, people: [], token: 404, graphql: () => ({ body: {} }) };
const sent: { path: string; body: string | null }[] = [];

beforeEach(() => {
  sent.length = 0;
  Object.assign(server, {
    config: { name: 'Sandhill training hub', signIn: { demo: true, oidc: null } },
    people: [{ key: 'amira', name: 'Amira Khan', roles: ['COACH'] }, { key: 'sam', name: 'Sam Okafor', roles: ['SUPERVISOR', 'ANALYST'] }],
    token: { token: 'made-token', expiresAt: '2126-01-01T00:00:00Z' },
    graphql: (text: string) => ({ body: text.includes('query WhoIsIt') ? { data: { viewer: { name: 'Sam Okafor', roles: ['PUBLISHER'] } } } : { data: {} } }),
  });

  const answer = (what: unknown) => (typeof what === 'number' ? new Response('', { status: what }) : new Response(JSON.stringify(what), { status: 200, headers: { 'content-type': 'application/json' } }));
  vi.stubGlobal('fetch', async (input: string | URL, init?: RequestInit) => {
    const path = String(input);
    sent.push({ path, body: init?.body == null ? null : String(init.body) });
    if (path === '/app/config.json') return answer(server.config);
    if (path === '/app/demo-people') return answer(server.people);
    if (path === '/app/demo-token') return answer(server.token);
    const { status = 200, body } = server.graphql(String(init?.body), new Headers(init?.headers).get('authorization'));
    return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
  });
});

afterEach(() => vi.unstubAllGlobals());

const signedIn = (change: Partial<SignedIn> = {}) => sessionStorage.setItem('cpdgraph.session', JSON.stringify({
  token: 'kept', expiresAt: '2126-01-01T00:00:00Z', person: 'Sam Okafor', roles: ['PUBLISHER'], by: 'demo', ...change,
}));

describe('signing in', () => {
  it('as a demo person asks for their token, and then who it is', async () => {
    render(<App />);
    await screen.findByRole('group', { name: 'Analyst' });
    fireEvent.change(screen.getByLabelText(/^Person/), { target: { value: 'sam ANALYST' } });
    fireEvent.click(screen.getByRole('button', { name: 'Sign in as this person' }));

    await screen.findByRole('button', { name: 'Sign out' });
    expect(sent.find(({ path }) => path === '/app/demo-token')?.body).toBe('{"key":"sam","role":"ANALYST"}');
    expect(JSON.parse(sessionStorage.getItem('cpdgraph.session') ?? '')).toMatchObject({ token: 'made-token', roles: ['PUBLISHER'] });
  });

  it('that fails says so, and takes the focus there', async () => {
    server.token = 404;
    render(<App />);
    await screen.findByRole('option', { name: 'Amira Khan' });
    fireEvent.change(screen.getByLabelText(/^Person/), { target: { value: 'amira COACH' } });
    fireEvent.click(screen.getByRole('button', { name: 'Sign in as this person' }));

    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('You are not signed in.');
    expect(document.activeElement).toBe(alert);
  });

  it('out forgets the token', async () => {
    signedIn();
    render(<App />);
    fireEvent.click(await screen.findByRole('button', { name: 'Sign out' }));

    await screen.findByRole('link', { name: 'Sign in' });
    expect(sessionStorage.getItem('cpdgraph.session')).toBeNull();
  });

  it('is asked for at the address where somebody wanted to go', async () => {
    window.history.replaceState(null, '', '/app/record?year=2026');
    render(<App />);

    await screen.findByRole('heading', { name: 'Sign in to see this page' });
    expect(window.location.pathname + window.location.search).toBe('/app/record?year=2026');
  });

  it('is not possible where nobody set it up, and the page says so', async () => {
    server.config = { name: 'Hub', signIn: { demo: false, oidc: null } };
    render(<App />);

    await screen.findByText(/Nobody can sign in to this page yet/);
    expect(sent.some(({ path }) => path === '/app/demo-people')).toBe(false);
  });

  it('has ended when the server no longer takes the token', async () => {
    signedIn({ roles: ['COACH'] });
    window.history.replaceState(null, '', '/app/pathways');
    server.graphql = (_text, authorization) => (authorization === null
      ? { body: { data: {} } }
      : { status: 401, body: { errors: [{ message: 'The token has expired.', extensions: { code: 'UNAUTHENTICATED' } }] } });
    render(<App />);

    await screen.findByRole('link', { name: 'Sign in' }, { timeout: 15_000 });
    expect(sessionStorage.getItem('cpdgraph.session')).toBeNull();
  }, 20_000);
});

describe('the page', () => {
  it('says when the server does not give its settings', async () => {
    server.config = 503;
    render(<App />);
    await screen.findByText('The server does not answer');
  });

  it('says which role a view needs', async () => {
    signedIn();
    window.history.replaceState(null, '', '/app/record');
    render(<App />);

    await screen.findByRole('heading', { name: 'You cannot see this page' });
    expect(screen.getByText(/It is for coaches/)).toBeTruthy();
  });

  it('shows in its menu what somebody may see', async () => {
    signedIn({ roles: ['ADMINISTRATOR'] });
    render(<App />);
    const menu = within(await screen.findByRole('navigation', { name: 'Menu' }));

    expect(menu.getAllByRole('link').map((link) => link.textContent)).toEqual(['Catalogue', 'Pathways']);
  });

  it('keeps its frame when a view breaks', () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const Broken = () => { throw new Error('The file of this view is gone.'); };
    render(<Guard><Broken /></Guard>);

    expect(screen.getByRole('heading', { name: /does not work just now/ })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Load the page again' })).toBeTruthy();
  });

  it('has an answer for addresses that there are not', async () => {
    window.history.replaceState(null, '', '/app/nowhere');
    render(<App />);
    await screen.findByRole('heading', { name: 'Page not found' });
  });

  it('lets the keyboard skip to its content', () => {
    render(<App />);
    fireEvent.click(screen.getByRole('link', { name: 'Skip to main content' }));
    expect(document.activeElement).toBe(screen.getByRole('main'));
  });
});
