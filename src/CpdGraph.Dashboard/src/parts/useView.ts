import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useClient, type AnyVariables, type CombinedError } from 'urql';
import { textOf, type Operation } from '../app/graphql';

/** Why a part of an answer is missing. */
export interface Problem {
  readonly message: string;
  /** Code of the API, for example FORBIDDEN; OFFLINE when the server did not answer. */
  readonly code: string;
  readonly traceId: string | null;
  /** Where in the answer, for example workforceDashboard.gaps. Empty when it is the whole. */
  readonly path: string;
}

export interface ViewState<Data> {
  /**
   * loading: nothing yet, or what is there belongs to other filters. ready: the answer, perhaps with problems in parts of it. failed: no answer.
   * offline: the server is away; data is what it last said.
   */
  readonly state: 'loading' | 'ready' | 'failed' | 'offline';
  readonly data: Data | undefined;
  readonly error: Problem | undefined;
  readonly problems: readonly Problem[];
  /** Whether the same is being asked once more, with the answer of before still shown. */
  readonly refreshing: boolean;
  readonly loadedAt: Date | undefined;
  /** The operation as it is sent, for those who want to ask the same with their own program. */
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  reload(): void;
  /** The first problem at or below a path of the answer. */
  problemAt(path: string): Problem | undefined;
}

interface Answered<Data> {
  readonly data: Data | undefined;
  readonly problems: readonly Problem[];
  readonly key: string;
  readonly loadedAt: Date | undefined;
  readonly stale: boolean;
}

/** One problem for each error of the API, or one for the whole when it could not be asked. */
export function problemsOf(error: CombinedError | undefined): readonly Problem[] {
  if (error === undefined) {
    return [];
  }

  if (error.networkError !== undefined && error.graphQLErrors.length === 0) {
    return [{ message: 'The server does not answer.', code: 'OFFLINE', traceId: null, path: '' }];
  }

  return error.graphQLErrors.map(({ message, extensions, path }) => ({
    message,
    code: typeof extensions?.['code'] === 'string' ? extensions['code'] : 'INTERNAL',
    traceId: typeof extensions?.['traceId'] === 'string' ? extensions['traceId'] : null,
    path: (path ?? []).join('.'),
  }));
}

/**
 * Asks one operation for a view. What was shown stays while new numbers load, and when the server goes away.
 * @param pause Set while the variables are not known yet: nothing is asked.
 */
export function useView<Data, Variables extends AnyVariables>(
  document: Operation<Data, Variables>,
  variables: Variables,
  pause = false,
): ViewState<Data> {
  const client = useClient();
  const query = useMemo(() => textOf(document), [document]);
  const key = JSON.stringify(variables ?? {});
  const sent = useRef(variables);
  sent.current = variables;
  const [round, setRound] = useState(0);
  const [answered, setAnswered] = useState<Answered<Data>>({ data: undefined, problems: [], key: '', loadedAt: undefined, stale: false });

  useEffect(() => {
    if (pause) {
      return undefined;
    }

    // What was asked before is shown at once and asked again: numbers of a page that was left are not taken for those of now.
    const requestPolicy = round === 0 ? 'cache-and-network' : 'network-only';
    const { unsubscribe } = client.query<Data, Variables>(query, sent.current, { requestPolicy }).subscribe((result) => {
      const problems = problemsOf(result.error);
      const away = problems[0]?.code === 'OFFLINE';
      setAnswered((before) => ({
        data: result.data ?? (away ? before.data : undefined),
        problems,
        key,
        loadedAt: away || result.data == null ? before.loadedAt : new Date(),
        stale: result.stale,
      }));
    });

    return unsubscribe;
  }, [client, query, key, round, pause]);

  const reload = useCallback(() => {
    setAnswered((before) => ({ ...before, stale: true }));
    setRound((before) => before + 1);
  }, []);

  return useMemo<ViewState<Data>>(() => {
    const { data, problems, loadedAt, stale } = answered;
    const current = answered.key === key;
    const error = problems[0];
    const state = !current ? 'loading' : error?.code === 'OFFLINE' ? 'offline' : data === undefined ? 'failed' : 'ready';

    return {
      state: current && stale && data === undefined ? 'loading' : state,
      data,
      error: current ? error : undefined,
      problems: current ? problems : [],
      refreshing: current && stale,
      loadedAt,
      query,
      variables: JSON.parse(key) as Record<string, unknown>,
      reload,
      problemAt: (path) => (current ? problems.find((problem) => problem.path === path || problem.path.startsWith(`${path}.`)) : undefined),
    };
  }, [answered, key, query, reload]);
}
