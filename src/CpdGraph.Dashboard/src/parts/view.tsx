import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { Link, useRouter } from '../app/router';
import { useSession } from '../app/session';
import type { Role } from '../gql/enums';
import { Filters, type Choice, type FilterState } from './filters';
import { Failed, NotAllowed, Waiting } from './states';
import type { ViewState } from './useView';
import { formatDate, formatTime } from './values';

/** What a figure says about itself in a file: the view, its filters, and when its numbers are of. */
export interface About {
  readonly title: string;
  readonly filters: readonly string[];
  readonly asOf: string;
}

export const AboutContext = createContext<About>({ title: '', filters: [], asOf: '' });

export function useAbout(): About {
  return useContext(AboutContext);
}

/** When numbers were made, as the dashboard of the API says it. */
export interface Made {
  readonly generatedAt: string;
  readonly snapshotOf?: string | null | undefined;
}

export interface Rule {
  readonly smallestShown: number;
  readonly roundedTo: number;
  readonly exact: boolean;
}

export interface ViewProps<Data> {
  title: string;
  state: ViewState<Data>;
  /** One sentence on what the view answers. */
  lead?: ReactNode;
  filters?: FilterState;
  /** What is used whatever the state, such as a search box: it stands above what is loaded. */
  controls?: ReactNode;
  organisations?: readonly Choice[];
  made?: Made | null | undefined;
  /** The rule of hiding and rounding that its counts passed; explained once. */
  disclosure?: Rule | null | undefined;
  /** Who is asked to see it, said when the API refuses. */
  roles?: readonly Role[];
  /** How many boxes to show while it loads. */
  cards?: number;
  children: ReactNode | ((data: Data) => ReactNode);
}

function asOfText(made: Made | null | undefined, loadedAt: Date | undefined): string {
  if (made?.snapshotOf != null) {
    return `Numbers of last night, made ${formatDate(made.generatedAt)}`;
  }

  const moment = made?.generatedAt ?? loadedAt;
  return moment === undefined ? '' : `Numbers from ${formatTime(moment)}, ${formatDate(moment)}`;
}

let pagesShown = 0;

/** The frame of a view: its heading and filters at once, then what there is in each state. */
export function View<Data>({ title, state, lead, filters, controls, organisations = [], made, disclosure, roles = [], cards = 3, children }: ViewProps<Data>) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { person, roles: held } = useSession();
  const { data, error } = state;
  const asOf = asOfText(made, state.loadedAt);
  const filterText = filters?.describe(organisations).join('; ') ?? '';
  const about = useMemo<About>(() => ({ title, filters: filterText === '' ? [] : filterText.split('; '), asOf }), [title, filterText, asOf]);

  useEffect(() => {
    document.title = title;
  }, [title]);

  // Who comes from another view hears the heading of this one. The first page begins at its top.
  useEffect(() => {
    pagesShown++;
    if (pagesShown > 1) {
      heading.current?.focus({ preventScroll: true });
    }
  }, []);

  if (state.state === 'failed' && error !== undefined && (error.code === 'FORBIDDEN' || error.code === 'UNAUTHENTICATED')) {
    return person === null ? (
      <>
        <h1>{title}</h1>
        <p>Sign in to see this page.</p>
        <p><Link to="/app/sign-in">Sign in</Link></p>
      </>
    ) : (
      <NotAllowed roles={roles.length > 0 ? roles : held} />
    );
  }

  const old = data !== undefined && (state.state === 'loading' || state.refreshing);

  return (
    <AboutContext value={about}>
      <h1 ref={heading} tabIndex={-1} className="view-heading">{title}</h1>
      {lead !== undefined && <p className="nhsuk-lede-text view-lead">{lead}</p>}
      {filters !== undefined && <Filters filters={filters} organisations={organisations} />}
      {controls}
      {filterText !== '' && <p className="print-only">{filterText}</p>}
      {state.state === 'offline' && (
        <div className="nhsuk-warning-callout" role="status">
          <h2 className="nhsuk-warning-callout__label">The server does not answer</h2>
          <p>
            {data === undefined || state.loadedAt === undefined
              ? 'Check your connection.'
              : `You see what it last said, at ${formatTime(state.loadedAt)} on ${formatDate(state.loadedAt)}.`}
          </p>
          <button type="button" className="nhsuk-button nhsuk-button--secondary nhsuk-button--small" onClick={state.reload}>Try again</button>
        </div>
      )}
      {state.state === 'failed' && error !== undefined && <Failed problem={error} onRetry={state.reload} />}
      {state.state === 'failed' && error === undefined && <p role="status">The server gave no answer. <button type="button" className="link-button" onClick={state.reload}>Try again</button></p>}
      {/* The line is there before it is known what it says: nothing moves when the numbers come. */}
      {(data !== undefined || state.state === 'loading') && (
        <div className="as-of">
          {asOf !== '' && data !== undefined && (
            <p>
              <span role="status">{old ? 'New numbers are being loaded.' : `${asOf}.`}</span>{' '}
              <button type="button" className="link-button no-print" onClick={state.reload} disabled={state.refreshing}>
                {state.refreshing ? 'Refreshing' : 'Refresh'}
              </button>
            </p>
          )}
          {disclosure != null && data !== undefined && <RuleOfCounts rule={disclosure} />}
        </div>
      )}
      <div id="numbers" tabIndex={-1} className={old ? 'view-content view-content--old' : 'view-content'} aria-busy={state.state === 'loading' || state.refreshing}>
        {data !== undefined
          ? typeof children === 'function' ? children(data) : children
          : state.state === 'loading' && <Waiting cards={cards} />}
      </div>
      {(data !== undefined || state.state !== 'loading') && <ShowQuery query={state.query} variables={state.variables} />}
    </AboutContext>
  );
}

function RuleOfCounts({ rule }: { rule: Rule }) {
  if (rule.exact) {
    return <p className="rule">These numbers are of your own team: they are exact.</p>;
  }

  const text = `So that no number tells of a single person, counts of 1 to ${rule.smallestShown - 1} are hidden and others are rounded to ${rule.roundedTo}. 0 stays 0.
    Where the counts of a group could be worked out from each other all of them are hidden, zeros too. Because each is rounded alone, parts may not add up to their whole.`;

  return (
    <>
      <details className="nhsuk-details rule no-print">
        <summary className="nhsuk-details__summary"><span className="nhsuk-details__summary-text">Why some counts are hidden or rounded</span></summary>
        <div className="nhsuk-details__text"><p>{text}</p></div>
      </details>
      <p className="print-only">{text}</p>
    </>
  );
}

/** Turns who reads a page into one who asks the API. */
function ShowQuery({ query, variables }: { query: string; variables: Readonly<Record<string, unknown>> }) {
  const [copied, setCopied] = useState('');
  const { path } = useRouter();
  const asked = JSON.stringify(variables, null, 2);

  useEffect(() => setCopied(''), [path, query, asked]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(asked === '{}' ? query : `${query}\n\n# Variables\n${asked.replaceAll(/^/gm, '# ')}\n`);
      setCopied('Copied.');
    } catch {
      setCopied('Your browser does not allow copying. Select the text instead.');
    }
  }

  return (
    <details className="nhsuk-details show-query no-print">
      <summary className="nhsuk-details__summary"><span className="nhsuk-details__summary-text">Show this query</span></summary>
      <div className="nhsuk-details__text">
        <p>Everything above came from this one request to <code>/graphql</code>. Use it in your own program, or try it on the <a href={`/query#${new URLSearchParams({ query, variables: asked })}`}>query page</a>.</p>
        <button type="button" className="nhsuk-button nhsuk-button--secondary nhsuk-button--small" onClick={() => void copy()}>Copy the query</button>{' '}
        <span role="status">{copied}</span>
        <pre tabIndex={0} aria-label="Query"><code>{query}</code></pre>
        {asked !== '{}' && <pre tabIndex={0} aria-label="Variables"><code>{asked}</code></pre>}
      </div>
    </details>
  );
}
