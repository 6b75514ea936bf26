import { describe, expect, it, vi } from 'vitest';
import { createClient } from './client';
import { graphql, textOf } from './graphql';
import { localAddress } from './oidc';
import { match } from './router';
import { keptSession } from './session';

// As graphql() in a source, without the types that the codegen makes for the operations of the page itself.
const document = graphql as unknown as (text: string) => { toString(): string };

describe('documents', () => {
  it('are sent with each fragment that they spread, once', () => {
    document('fragment Inner on Coach { id }');
    document('fragment Outer on Coach { tier ...Inner }');
    const text = textOf(document('query { a { ...Outer ...Inner } b { ... on Coach { id } ...Outer } }'));

    expect(text.match(/fragment Inner/g)).toHaveLength(1);
    expect(text.match(/fragment Outer/g)).toHaveLength(1);
  });

  it('say which fragment is not imported', () => {
    expect(() => textOf(document('query { a { ...Nowhere } }'))).toThrow('Nowhere');
  });
});

describe('addresses', () => {
  it('match by their parts', () => {
    expect(match('/app/pathways/:slug', '/app/pathways/new-coach')).toEqual({ slug: 'new-coach' });
    expect(match('/app/pathways/:slug', '/app/pathways')).toBeNull();
    expect(match('/app/pathways/:slug', '/app/pathways/')).toBeNull();
    expect(match('/app/pathways/:slug', '/app/pathways/%E0%A4%A')).toBeNull();
  });

  it('of the way back from sign-in lead nowhere else', () => {
    expect(localAddress('/app/readiness?tier=TIER_1')).toBe('/app/readiness?tier=TIER_1');
    expect(['https://evil.example/', '//evil.example', '/\\evil.example', '', null, 5].map(localAddress)).toEqual(['/', '/', '/', '/', '/', '/']);
  });
});

describe('a session', () => {
  const kept = { token: 't', expiresAt: '2026-11-29T12:00:00Z', person: 'Sam', roles: ['COACH'], by: 'demo' };

  it('is kept for the tab until its token ends', () => {
    sessionStorage.setItem('cpdgraph.session', JSON.stringify(kept));
    expect(keptSession(Date.parse('2026-11-29T11:59:00Z'))?.person).toBe('Sam');
    expect(keptSession(Date.parse('2026-11-29T12:00:00Z'))).toBeNull();
  });

  it('that cannot be read is none', () => {
    sessionStorage.setItem('cpdgraph.session', '{broken');
    expect(keptSession()).toBeNull();
  });

  it('ends when the server no longer takes the token', async () => {
    const refused = vi.fn();
    const client = createClient(() => 'old', refused, async (_input, init) => {
      expect(new Headers(init?.headers).get('authorization')).toBe('Bearer old');
      return new Response(JSON.stringify({ errors: [{ message: 'The token has expired.', extensions: { code: 'UNAUTHENTICATED' } }] }), { status: 401, headers: { 'content-type': 'application/json' } });
    });
    await client.query('{ viewer { name } }', {}).toPromise();
    expect(refused).toHaveBeenCalledOnce();
  });

  it('sends the token of the moment, so that a renewed one is used at once', async () => {
    let token: string | null = 'first';
    const seen: (string | null)[] = [];
    const client = createClient(() => token, () => undefined, async (_input, init) => {
      seen.push(new Headers(init?.headers).get('authorization'));
      return new Response(JSON.stringify({ data: { viewer: null } }), { headers: { 'content-type': 'application/json' } });
    });
    for (const next of ['second', null]) {
      await client.query('{ viewer { name } }', {}, { requestPolicy: 'network-only' }).toPromise();
      token = next;
    }

    await client.query('{ viewer { name } }', {}, { requestPolicy: 'network-only' }).toPromise();
    expect(seen).toEqual(['Bearer first', 'Bearer second', null]);
  });
});
