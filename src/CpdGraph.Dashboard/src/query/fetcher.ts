import { getOperationAST, parse } from 'graphql';

export interface Request {
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables?: unknown;
}

/** Sends what was written, with the token of the sign-in, and asks what it cost. Subscriptions come event by event, until they are stopped. */
export function createFetcher(token: string | null, whenRefused: () => void, ask: typeof fetch = (input, init) => fetch(input, init)) {
  const send = async (request: Request, accept: string, signal?: AbortSignal): Promise<Response> => {
    const answer = await ask('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept, ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ ...request, extensions: { cost: true } }),
      ...(signal === undefined ? {} : { signal }),
    });
    if (token !== null && answer.status === 401) {
      whenRefused();
    }

    return answer;
  };

  return (request: Request): Promise<unknown> | AsyncIterable<unknown> =>
    isSubscription(request)
      ? events((signal) => send(request, 'text/event-stream', signal))
      : send(request, 'application/graphql-response+json, application/json').then((answer) => answer.json());
}

function isSubscription({ query, operationName }: Request): boolean {
  try {
    return getOperationAST(parse(query), operationName ?? undefined)?.operation === 'subscription';
  } catch {
    return false;
  }
}

/** What a stream of server-sent events holds: one answer for each event "next". */
export async function* events(open: (signal: AbortSignal) => Promise<Response>): AsyncGenerator<unknown> {
  const stop = new AbortController();
  try {
    const answer = await open(stop.signal);
    if (answer.headers.get('content-type')?.startsWith('text/event-stream') !== true || answer.body === null) {
      yield await answer.json();
      return;
    }

    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      rest += part.value;
      for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
        const lines = rest.slice(0, end).split('\n');
        rest = rest.slice(end + 2);
        const data = lines.filter((line) => line.startsWith('data:')).map((line) => line.slice(5).trimStart()).join('\n');
        if (lines.includes('event: next') && data !== '') {
          yield JSON.parse(data);
        }
      }
    }
  } finally {
    stop.abort();
  }
}
