import { cacheExchange, Client, fetchExchange, mapExchange } from 'urql';

/**
 * How the page asks the API: one address, the token of the sign-in, answers kept until something that they hold is changed.
 * @param token The token of the moment: it is renewed while a client lives.
 */
export function createClient(token: () => string | null, whenRefused: () => void, ask: typeof fetch = fetch): Client {
  return new Client({
    url: '/graphql',
    fetch: (input, init) => ask(input, init),
    preferGetMethod: false,
    fetchOptions: () => {
      const current = token();
      return current === null ? {} : { headers: { authorization: `Bearer ${current}` } };
    },
    exchanges: [
      cacheExchange,
      mapExchange({
        onResult(result) {
          const response = result.error?.response as Response | undefined;
          if (token() !== null && response?.status === 401) {
            whenRefused();
          }
        },
      }),
      fetchExchange,
    ],
  });
}
