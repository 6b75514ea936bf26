import { describe, expect, it, vi } from 'vitest';
import { audiences } from './examples';
import { createFetcher, events } from './fetcher';
import { curlOf } from './QueryApp';

vi.mock('graphiql', () => ({ GraphiQL: {}, HISTORY_PLUGIN: {} }));
vi.mock('@graphiql/react', () => ({ useGraphiQL: () => undefined, useGraphiQLActions: () => ({}) }));

const stream = (...parts: string[]) =>
  new Response(new ReadableStream({
    start(controller) {
      parts.forEach((part) => controller.enqueue(new TextEncoder().encode(part)));
      controller.close();
    },
  }), { headers: { 'content-type': 'text/event-stream; charset=utf-8' } });

describe('the query page', () => {
  it('has examples with a title for every audience, none twice', () => {
    const titles = audiences.flatMap(({ examples }) => examples.map(({ title }) => title));

    expect(audiences.every(({ examples }) => examples.length > 0)).toBe(true);
    expect(titles.every((title) => /^[A-Z]/.test(title))).toBe(true);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('asks with the token and for the cost, and says when the token is no longer taken', async () => {
    const ask = vi.fn(async () => new Response('{"errors":[]}', { status: 401 }));
    const refused = vi.fn();

    await createFetcher('abc', refused, ask as unknown as typeof fetch)({ query: '{ a }' });

    const [, init] = ask.mock.calls[0] as unknown as [string, RequestInit];
    expect(init.headers).toMatchObject({ authorization: 'Bearer abc' });
    expect(JSON.parse(init.body as string)).toEqual({ query: '{ a }', extensions: { cost: true } });
    expect(refused).toHaveBeenCalledOnce();
  });

  it('gives the events of a subscription one by one, wherever the network cuts them', async () => {
    const ask = async () => stream(':\n\nevent: next\ndata: {"da', 'ta":1}\n\nevent: next\nda', 'ta: {"data":2}\n\nevent: complete\ndata:\n\n');
    const seen: unknown[] = [];

    for await (const event of createFetcher(null, () => undefined, ask as unknown as typeof fetch)({ query: 'subscription { a }' }) as AsyncIterable<unknown>) {
      seen.push(event);
    }

    expect(seen).toEqual([{ data: 1 }, { data: 2 }]);
  });

  it('shows why a subscription was refused', async () => {
    const seen: unknown[] = [];
    for await (const event of events(async () => new Response('{"errors":[1]}', { headers: { 'content-type': 'application/json' } }))) {
      seen.push(event);
    }

    expect(seen).toEqual([{ errors: [1] }]);
  });

  it('writes a command line that a shell takes as it is, without the token', () => {
    const line = curlOf('http://localhost:5080', "{ search(text: \"it's\") { score } }", '{"a":1}', true);

    expect(line).toContain("it'\\''s");
    expect(line).toContain('$TOKEN');
    expect(line).toContain('"variables":{"a":1}');
    expect(curlOf('', '{ a }', '{ broken', false)).not.toContain('variables');
  });
});
