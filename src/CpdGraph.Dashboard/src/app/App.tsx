import { Component, Suspense, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { Provider } from 'urql';
import { NotAllowed } from '../parts/states';
import { createClient } from './client';
import { loadConfig, unknownConfig, type Config } from './config';
import { Layout, maySee } from './layout';
import { Link, match, RouterProvider, useRouter } from './router';
import { routes, type Route } from './routes';
import { SessionProvider, useSession } from './session';
import { SignedInPage, SignIn } from './signIn';

export function App() {
  return (
    <RouterProvider>
      <SessionProvider>
        <Page />
      </SessionProvider>
    </RouterProvider>
  );
}

function Page() {
  const session = useSession();
  const { path } = useRouter();
  const [config, setConfig] = useState<Config>(unknownConfig);
  const [away, setAway] = useState(false);
  // One client for as long as somebody is signed in: a token that is renewed takes nothing away that is on the screen.
  const current = useRef(session);
  current.current = session;
  const client = useMemo(() => createClient(() => current.current.token, () => current.current.signOut('ended')), [session.person]);

  useEffect(() => {
    loadConfig().then(setConfig).catch(() => setAway(true));
  }, []);

  useRenewal(config);

  return (
    <Provider value={client}>
      <Layout config={config}>
        {config.notice != null && (
          <div className="nhsuk-inset-text" role="status">
            <span className="nhsuk-u-visually-hidden">Information: </span>
            <p>{config.notice}</p>
          </div>
        )}
        {away && (
          <div className="nhsuk-warning-callout" role="status">
            <h2 className="nhsuk-warning-callout__label">The server does not answer</h2>
            <p>Check your connection, and load the page again.</p>
          </div>
        )}
        <Guard key={path}>
          <Current config={config} />
        </Guard>
      </Layout>
    </Provider>
  );
}

/** Until the file of a view is there: its heading at once. What is below comes with the view, so that nothing jumps. */
function Coming({ heading }: { heading: string | null }) {
  return (
    <div aria-busy="true">
      {heading !== null && <h1 className="view-heading">{heading}</h1>}
      <p role="status" className="nhsuk-u-visually-hidden">Loading</p>
    </div>
  );
}

/** A minute before the token of an organisation's sign-in ends, asks for the next one, where that sign-in gives any. */
function useRenewal({ signIn: { oidc } }: Config) {
  const session = useSession();
  const { signedIn } = session;

  useEffect(() => {
    if (oidc === null || signedIn?.by !== 'oidc') {
      return undefined;
    }

    const left = Date.parse(signedIn.expiresAt) - Date.now() - 60_000;
    const timer = setTimeout(() => {
      void (async () => {
        const next = await (await import('./oidc')).renew(oidc).catch(() => null);
        if (next !== null) {
          session.signIn({ ...signedIn, ...next });
        }
      })();
    }, Math.min(Math.max(left, 0), 2 ** 31 - 1));
    return () => clearTimeout(timer);
  }, [oidc, signedIn, session]);
}

/** Keeps the frame of the page when a view breaks, or when its file is gone because a new version was installed. Another address tries again. */
export class Guard extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? (
      <>
        <h1>Sorry, this page does not work just now</h1>
        <p>There may be a new version of it. Load it again; if that does not help, tell who runs this service.</p>
        <button type="button" className="nhsuk-button" onClick={() => window.location.reload()}>Load the page again</button>
      </>
    ) : this.props.children;
  }
}

function found(path: string): { route: Route; params: Record<string, string> } | null {
  for (const route of routes) {
    const params = match(route.path, path);
    if (params !== null) {
      return { route, params };
    }
  }

  return null;
}

function Current({ config }: { config: Config }) {
  const session = useSession();
  const { path } = useRouter();

  if (path === '/app/sign-in' && session.person === null) {
    return <SignInPage config={config} heading="Sign in" />;
  }

  if (path === '/app/signed-in' && session.person === null) {
    return <SignedInPage config={config} />;
  }

  // Who sees no numbers of others begins with what is their own: a coach with the record, a publisher with what is on offer.
  const begin = session.has('ANALYST', 'SUPERVISOR', 'STEWARD') ? '/' : session.has('COACH') ? '/app/record' : session.has('PUBLISHER') ? '/app/supply' : '/';
  const home = path === '/' || path === '/app' || path === '/app/sign-in' || path === '/app/signed-in';
  const here = found(home ? begin : path);

  if (home && session.person === null) {
    return <SignInPage config={config} heading="Sign in" welcome />;
  }

  if (here === null) {
    return <NotFound />;
  }

  const { route, params } = here;
  if (!maySee(route, session)) {
    return session.person === null ? (
      <SignInPage config={config} heading="Sign in to see this page" />
    ) : home ? (
      <Welcome />
    ) : (
      <NotAllowed roles={route.roles ?? []} />
    );
  }

  const View = route.view;
  return (
    <Suspense fallback={<Coming heading={route.heading} />}>
      <View key={route.path + JSON.stringify(params)} params={params} />
    </Suspense>
  );
}

function SignInPage({ config, heading, welcome = false }: { config: Config; heading: string; welcome?: boolean }) {
  useTitle(welcome ? config.name : heading);

  return (
    <>
      <h1>{welcome ? 'Learning and development of health and wellbeing coaches' : config.name}</h1>
      {welcome && (
        <>
          <p>
            See who is ready to take referrals, where competencies are missing, what is spent and what is on offer.
            Coaches see their own record here, and book training.
          </p>
          {routes.some((route) => route.path === '/app/catalogue') && (
            <p>
              <Link className="nhsuk-action-link" to="/app/catalogue">
                <span className="nhsuk-action-link__text">Look for training in the catalogue</span>
              </Link>
            </p>
          )}
        </>
      )}
      <SignIn config={config} heading={heading} />
    </>
  );
}

/** For people with an account but without a view of their own, for example publishers. */
function Welcome() {
  const session = useSession();
  useTitle('Welcome');

  return (
    <>
      <h1>Welcome, {session.person}</h1>
      <p>The numbers of this page are for supervisors, analysts and stewards. What everybody can see:</p>
      <ul>
        {routes.filter((route) => route.label !== null && route.roles === null).map((route) => (
          <li key={route.path}><Link to={route.path}>{route.label}</Link></li>
        ))}
      </ul>
    </>
  );
}

function NotFound() {
  useTitle('Page not found');

  return (
    <>
      <h1>Page not found</h1>
      <p>If you typed the address, check that it is right. If you came by a link, it may be out of date.</p>
      <p><Link to="/">Go to the start page</Link></p>
    </>
  );
}

function useTitle(title: string) {
  useEffect(() => {
    document.title = title;
  }, [title]);
}
