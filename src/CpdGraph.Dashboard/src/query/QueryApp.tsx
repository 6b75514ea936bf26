import { useEffect, useMemo, useRef, useState } from 'react';
import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { loadConfig, unknownConfig, type Config } from '../app/config';
import { RouterProvider } from '../app/router';
import { SessionProvider, useSession } from '../app/session';
import { roleNames, SignIn } from '../app/signIn';
import { audiences } from './examples';
import { createFetcher } from './fetcher';

export function QueryApp() {
  return (
    <RouterProvider>
      <SessionProvider>
        <QueryPage />
      </SessionProvider>
    </RouterProvider>
  );
}

const first = audiences[0]?.examples[0]?.text ?? '{ __typename }';

// A link from a view brings its operation along, with the variables that it was asked with. Behind the #, since an operation may be longer than an
// address that servers take.
const address = new URLSearchParams(window.location.hash.slice(1));
const brought = address.get('query');
const variables = address.get('variables');

const EXAMPLES = { title: 'Examples', icon: ExamplesIcon, content: Examples };
const plugins = [HISTORY_PLUGIN, EXAMPLES];

function QueryPage() {
  const session = useSession();
  const [config, setConfig] = useState<Config>(unknownConfig);
  const [signingIn, setSigningIn] = useState(false);
  const fetcher = useMemo(() => createFetcher(session.token, () => session.signOut('ended')), [session]);

  useEffect(() => {
    loadConfig().then(setConfig).catch(() => undefined);
  }, []);

  useEffect(() => {
    document.title = `Query page – ${config.name}`;
  }, [config.name]);

  // Whoever has signed in goes on with the query; whose sign-in has ended is asked again.
  useEffect(() => setSigningIn(session.ended), [session.person, session.ended]);

  return (
    <>
      <header className="nhsuk-header page-header query-header">
        <div className="nhsuk-header__container query-header__container">
          <div className="nhsuk-header__service">
            <a className="nhsuk-header__service-name" href="/">{config.name}</a>
          </div>
          <h1 className="query-header__title">Query page</h1>
          <div className="page-header__account">
            {session.person === null ? (
              <button type="button" className="page-header__link" aria-expanded={signingIn} onClick={() => setSigningIn(!signingIn)}>Sign in</button>
            ) : (
              <>
                <span>
                  {session.person}
                  <span className="page-header__role"> {session.roles.map((role) => roleNames[role]).join(', ')}</span>
                </span>
                <button type="button" className="page-header__link" onClick={() => session.signOut()}>Sign out</button>
              </>
            )}
          </div>
        </div>
      </header>
      {signingIn && (
        <div className="query-sign-in nhsuk-width-container">
          <SignIn config={config} />
        </div>
      )}
      <main className="query-main" aria-label="Editor">
        <GraphiQL
          fetcher={fetcher as Parameters<typeof GraphiQL>[0]['fetcher']}
          defaultQuery={first}
          {...(brought === null ? {} : { initialQuery: brought, initialVariables: variables ?? '' })}
          plugins={plugins}
          visiblePlugin="Examples"
          isHeadersEditorEnabled={false}
          showPersistHeadersSettings={false}
          defaultEditorToolsVisibility={false}
        >
          <GraphiQL.Logo>{null}</GraphiQL.Logo>
          <GraphiQL.Toolbar>
            {({ prettify, copy, merge }) => (
              <>
                {prettify}
                {merge}
                {copy}
                <CopyAsCurl />
              </>
            )}
          </GraphiQL.Toolbar>
        </GraphiQL>
      </main>
    </>
  );
}

function Examples() {
  const session = useSession();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const { setOperationName } = useGraphiQLActions();

  return (
    <section className="query-examples" aria-label="Examples">
      <h2 className="query-examples__heading">Examples</h2>
      <p>Choose one, and run it. It replaces what stands in the editor.</p>
      {audiences.filter(({ examples }) => examples.length > 0).map(({ heading, role, examples }) => (
        <section key={heading} aria-label={heading}>
          <h3 className="query-examples__audience">{heading}</h3>
          {role !== null && !session.has(role) && <p className="query-examples__hint">Sign in as: {roleNames[role]}</p>}
          <ul className="query-examples__list">
            {examples.map(({ title, text }) => (
              <li key={title}>
                <button
                  type="button"
                  className="query-examples__example"
                  disabled={queryEditor === undefined}
                  onClick={() => {
                    setOperationName('');
                    variableEditor?.setValue('');
                    queryEditor?.setValue(text);
                    queryEditor?.focus();
                  }}
                >
                  {title}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function ExamplesIcon() {
  return (
    <svg viewBox="0 0 24 24" width="1em" height="1em" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M4 5h16M4 10h16M4 15h10M4 20h10" strokeLinecap="round" />
    </svg>
  );
}

/** The command line that asks the same: the token is named, never written out. */
function CopyAsCurl() {
  const session = useSession();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const [copied, setCopied] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => () => clearTimeout(timer.current), []);

  return (
    <button
      type="button"
      className="graphiql-un-styled graphiql-toolbar-button query-curl"
      onClick={() => {
        const text = curlOf(window.location.origin, queryEditor?.getValue() ?? '', variableEditor?.getValue() ?? '', session.token !== null);
        void navigator.clipboard.writeText(text).then(() => {
          setCopied(true);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => setCopied(false), 2000);
        });
      }}
    >
      {copied ? 'Copied' : 'curl'}
      <span className="nhsuk-u-visually-hidden">: copy as a command line</span>
    </button>
  );
}

export function curlOf(origin: string, query: string, variables: string, signedIn: boolean): string {
  let values: unknown;
  try {
    values = variables.trim() === '' ? undefined : JSON.parse(variables);
  } catch {
    values = undefined;
  }

  const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
  const lines = [
    `curl -s ${origin}/graphql -H 'content-type: application/json'`,
    ...(signedIn ? ['  -H "authorization: Bearer $TOKEN"'] : []),
    `  -d ${quoted(JSON.stringify({ query, ...(values === undefined ? {} : { variables: values }) }))}`,
  ];
  return lines.join(' \\\n');
}
