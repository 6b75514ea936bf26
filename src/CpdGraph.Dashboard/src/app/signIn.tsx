import { useEffect, useRef, useState } from 'react';
import { Client, fetchExchange } from 'urql';
import type { Role } from '../gql/enums';
import type { Config } from './config';
import { graphql, textOf } from './graphql';
import { backOf, Link, useRouter } from './router';
import { useSession, type SignedIn } from './session';

const WhoIsIt = graphql(/* GraphQL */ `
  query WhoIsIt {
    viewer {
      name
      roles
    }
  }
`);

interface DemoPerson {
  readonly key: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

export const roleNames: Record<Role, string> = {
  COACH: 'Coach',
  SUPERVISOR: 'Supervisor or line manager',
  PUBLISHER: 'Publisher of a training hub',
  ANALYST: 'Analyst',
  STEWARD: 'Steward',
  ADMINISTRATOR: 'Administrator',
};

/** Asks once, at sign-in, who it is: views need not ask again. */
async function whoIs(token: string): Promise<Pick<SignedIn, 'person' | 'roles'>> {
  const client = new Client({ url: '/graphql', preferGetMethod: false, exchanges: [fetchExchange], fetchOptions: { headers: { authorization: `Bearer ${token}` } } });
  const { data, error } = await client.query<{ viewer: { name: string; roles: Role[] } | null }>(textOf(WhoIsIt), {}).toPromise();
  if (data?.viewer == null) {
    throw new Error(error?.message ?? 'The service does not know this account.');
  }

  return { person: data.viewer.name, roles: data.viewer.roles };
}

async function demoToken(key: string, role: Role): Promise<{ token: string; expiresAt: string }> {
  const answer = await fetch('/app/demo-token', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ key, role }) });
  if (!answer.ok) {
    throw new Error(`The server answered ${answer.status}.`);
  }

  return (await answer.json()) as { token: string; expiresAt: string };
}

export function SignIn({ config, heading = 'Sign in' }: { config: Config; heading?: string }) {
  const session = useSession();
  const { path, query, go } = useRouter();
  const [people, setPeople] = useState<readonly DemoPerson[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [chosen, setChosen] = useState('');
  const problemBox = useRef<HTMLDivElement>(null);
  const back = path === '/app/sign-in' ? backOf(query) : path + (query.size > 0 ? `?${query}` : '');
  const { demo, oidc } = config.signIn;
  const roles = (Object.keys(roleNames) as Role[]).filter((role) => people?.some((person) => person.roles.includes(role)) === true);

  useEffect(() => {
    if (!demo) {
      return undefined;
    }

    let live = true;
    fetch('/app/demo-people', { headers: { accept: 'application/json' } })
      .then(async (answer) => (answer.ok ? ((await answer.json()) as DemoPerson[]) : Promise.reject(new Error(String(answer.status)))))
      .then((found) => live && setPeople(found))
      .catch(() => live && setProblem('The demo people could not be loaded. Check that the server runs, and load the page again.'));
    return () => {
      live = false;
    };
  }, [demo]);

  useEffect(() => {
    if (problem !== null) {
      problemBox.current?.focus();
    }
  }, [problem]);

  async function run(what: () => Promise<void>) {
    setBusy(true);
    setProblem(null);
    try {
      await what();
    } catch (reason) {
      setProblem(`You are not signed in. ${reason instanceof Error ? reason.message : ''} Try again, or ask who runs this service.`);
    } finally {
      setBusy(false);
    }
  }

  return (
    <section aria-labelledby="sign-in" className="sign-in">
      <h2 id="sign-in">{heading}</h2>
      {session.ended && (
        <div className="nhsuk-inset-text" role="status">
          <span className="nhsuk-u-visually-hidden">Information: </span>
          <p>Your sign-in has ended. Sign in again to go on where you were.</p>
        </div>
      )}
      {problem !== null && (
        <div className="nhsuk-error-summary" ref={problemBox} tabIndex={-1} role="alert" aria-labelledby="sign-in-problem">
          <h3 className="nhsuk-error-summary__title" id="sign-in-problem">There is a problem</h3>
          <p>{problem}</p>
        </div>
      )}
      {oidc !== null && (
        <button
          type="button"
          className="nhsuk-button"
          disabled={busy}
          onClick={() => void run(async () => (await import('./oidc')).leaveToSignIn(oidc, back))}
        >
          Sign in with your organisation
        </button>
      )}
      {demo && (
        <>
          <p>This server shows made-up people. Choose one to see the page as they do.</p>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              const [key, role] = chosen.split(' ') as [string, Role];
              void run(async () => {
                const { token, expiresAt } = await demoToken(key, role);
                session.signIn({ token, expiresAt, by: 'demo', ...(await whoIs(token)) });
                go(back, { replace: true });
              });
            }}
          >
            <div className="nhsuk-form-group">
              <label className="nhsuk-label" htmlFor="demo-person">Person, by what they are</label>
              <select className="nhsuk-select" id="demo-person" required value={chosen} onChange={(event) => setChosen(event.target.value)}>
                <option value="">Choose a person</option>
                {roles.map((role) => (
                  <optgroup key={role} label={roleNames[role]}>
                    {(people ?? []).filter((person) => person.roles.includes(role)).map((person) => (
                      <option key={person.key} value={`${person.key} ${role}`}>{person.name}</option>
                    ))}
                  </optgroup>
                ))}
              </select>
            </div>
            <button type="submit" className="nhsuk-button" disabled={busy}>Sign in as this person</button>
          </form>
        </>
      )}
      {!demo && oidc === null && (
        <p>Nobody can sign in to this page yet. Who runs the service names the sign-in of your organisation in its settings.</p>
      )}
    </section>
  );
}

/** Where people come back to from their organisation's sign-in. */
export function SignedInPage({ config }: { config: Config }) {
  const session = useSession();
  const { go } = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const begun = useRef(false);
  const { oidc } = config.signIn;

  useEffect(() => {
    // Once only: a code can be used once, and effects run twice while developing. Until the settings are there, wait.
    if (begun.current || oidc === null) {
      return;
    }

    begun.current = true;
    void (async () => {
      try {
        const { comeBack } = await import('./oidc');
        const { token, expiresAt, back } = await comeBack(oidc);
        session.signIn({ token, expiresAt, by: 'oidc', ...(await whoIs(token)) });
        go(back, { replace: true });
      } catch (reason) {
        setProblem(reason instanceof Error ? reason.message : 'No reason was given.');
      }
    })();
  }, [oidc, session, go]);

  return problem === null ? (
    <>
      <h1>Signing in</h1>
      <p role="status">You are being signed in.</p>
    </>
  ) : (
    <>
      <h1>You are not signed in</h1>
      <p>{problem}</p>
      <p><Link to="/app/sign-in">Sign in again</Link></p>
    </>
  );
}
