import { render } from '@testing-library/react';
import { Suspense, type ReactElement } from 'react';
import { Provider } from 'urql';
import { createClient } from '../app/client';
import { RouterProvider } from '../app/router';
import { SessionProvider, type SignedIn } from '../app/session';
import type { Role } from '../gql/enums';

/** What the API answers: data, errors, or a status for the whole. */
export interface Reply {
  readonly data?: unknown;
  readonly errors?: readonly { message: string; path?: readonly (string | number)[]; extensions?: Record<string, unknown> }[];
  readonly status?: number;
}

export interface Asked {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** The API as a function from what is asked to what it answers; an Error is a server that is away. */
export function apiOf(answer: (asked: Asked) => Reply | Error | Promise<Reply | Error>) {
  const asked: Asked[] = [];
  const ask = (async (_input: RequestInfo | URL, init?: RequestInit) => {
    const what = JSON.parse(String(init?.body)) as Asked;
    asked.push({ query: what.query, variables: what.variables ?? {} });
    const reply = await answer(what);
    if (reply instanceof Error) {
      throw reply;
    }

    const { status = 200, ...body } = reply;
    return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/graphql-response+json' } });
  }) as typeof fetch;

  return { ask, asked };
}

export function signedInAs(...roles: Role[]): SignedIn {
  return { token: 'a-token', expiresAt: '2126-01-01T00:00:00Z', person: 'Sam Okafor', roles, by: 'demo' };
}

/** Shows a view as the page does, at an address, to somebody. */
export function show(element: ReactElement, { api, address = '/', as = signedInAs('ANALYST') }: {
  api: Pick<ReturnType<typeof apiOf>, 'ask'>;
  address?: string;
  as?: SignedIn | null;
}) {
  window.history.replaceState(null, '', address);
  const client = createClient(() => as?.token ?? null, () => undefined, api.ask);

  return render(
    <RouterProvider>
      <SessionProvider start={as}>
        <Provider value={client}>
          <Suspense fallback={null}>{element}</Suspense>
        </Provider>
      </SessionProvider>
    </RouterProvider>,
  );
}
