import { useCallback, useRef, useState } from 'react';
import { useClient, type AnyVariables } from 'urql';
import { textOf, type Operation } from '../app/graphql';

/** A mistake that the person at the screen can mend, as the API tells it, with whatever more was asked for. */
export interface UserErrorLike {
  message: string;
  code: string;
  field: string[];
  mend?: string | null;
}

/** What a mutation's only root field answers. */
interface PayloadLike {
  userErrors: UserErrorLike[];
}

type PayloadOf<Data> = NonNullable<{ [Field in keyof Data]: Data[Field] }[Exclude<keyof Data, '__typename'>]>;
type ErrorOf<Data> = PayloadOf<Data> extends { userErrors: (infer Error)[] } ? Error & UserErrorLike : UserErrorLike;

/** Where an action is: what it waits for, what the person can mend, and what went wrong outside their reach. */
export interface Action<Data, Variables> {
  /** Sends it. Answers the payload when all went well, and null otherwise: then errors or failure say why. */
  run: (variables: Omit<Variables, 'key'>) => Promise<PayloadOf<Data> | null>;
  busy: boolean;
  errors: ErrorOf<Data>[];
  failure: string | null;
  /** Counts up each time errors or a failure arrive, so that a summary knows when to take the focus. */
  attempt: number;
  clear: () => void;
}

/**
 * One mutation of a form or button. The variable `key` is an idempotency key made here: it stays the same while the same content is sent again,
 * so that a second press, or a second try after a lost answer, is carried out once; it is new once the action has succeeded.
 */
export function useAction<Data, Variables extends AnyVariables>(document: Operation<Data, Variables>): Action<Data, Variables> {
  const client = useClient();
  const sent = useRef<{ content: string; key: string } | null>(null);
  const [state, setState] = useState<{ busy: boolean; errors: ErrorOf<Data>[]; failure: string | null; attempt: number }>({
    busy: false,
    errors: [],
    failure: null,
    attempt: 0,
  });

  const run = useCallback(
    async (variables: Omit<Variables, 'key'>) => {
      const content = JSON.stringify(variables);
      if (sent.current?.content !== content) {
        sent.current = { content, key: newKey() };
      }

      setState((old) => ({ ...old, busy: true, errors: [], failure: null }));
      const all = { ...variables, key: sent.current.key } as unknown as Variables;
      const result = await client.mutation<Data, Variables>(textOf(document), all).toPromise();
      const payload = firstPayload<Data>(result.data);
      if (result.error || !payload) {
        setState((old) => ({ busy: false, errors: [], failure: failureText(result.error), attempt: old.attempt + 1 }));
        return null;
      }

      const errors = (payload as unknown as PayloadLike).userErrors as ErrorOf<Data>[];
      if (errors.length > 0) {
        setState((old) => ({ busy: false, errors, failure: null, attempt: old.attempt + 1 }));
        return null;
      }

      sent.current = null;
      setState((old) => ({ ...old, busy: false }));
      return payload;
    },
    [client, document],
  );

  const clear = useCallback(() => setState((old) => ({ ...old, errors: [], failure: null })), []);
  return { ...state, run, clear };
}

function firstPayload<Data>(data: Data | null | undefined): PayloadOf<Data> | null {
  return (Object.entries(data ?? {}).find(([name]) => name !== '__typename')?.[1] ?? null) as PayloadOf<Data> | null;
}

function failureText(error: { networkError?: Error | undefined; message: string } | undefined): string {
  if (error?.networkError) {
    return 'The service did not answer. Check your connection and try again: nothing is done twice.';
  }

  return `It could not be done. ${error ? error.message.replace(/^\[GraphQL\] /, '') : 'The service gave no answer.'}`;
}

/** A key without blanks; crypto.randomUUID is missing where the page is not served over https. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
