import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Role } from '../gql/enums';

/** Who is signed in, with the token that the API is asked with. */
export interface SignedIn {
  readonly token: string;
  /** When the token ends, RFC 3339. */
  readonly expiresAt: string;
  readonly person: string;
  readonly roles: readonly Role[];
  /** demo: chosen on a developer's machine. oidc: by the organisation's own sign-in. */
  readonly by: 'demo' | 'oidc';
}

export interface Session {
  readonly person: string | null;
  readonly roles: readonly Role[];
  readonly token: string | null;
  readonly signedIn: SignedIn | null;
  /** Set when a sign-in ended by itself, so that the page can say so. */
  readonly ended: boolean;
  has(...roles: Role[]): boolean;
  signIn(as: SignedIn): void;
  /** Forgets the token. With `ended`, because the server no longer takes it. */
  signOut(why?: 'ended'): void;
}

const KEY = 'cpdgraph.session';
const SessionContext = createContext<Session | null>(null);

/** The sign-in of this tab. It is kept for the tab only, and gone when the tab is closed. */
export function keptSession(now: number = Date.now()): SignedIn | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as SignedIn | null;
    return kept !== null && Date.parse(kept.expiresAt) > now ? kept : null;
  } catch {
    return null;
  }
}

export function SessionProvider({ children, start }: { children: ReactNode; start?: SignedIn | null }) {
  const [signedIn, setSignedIn] = useState<SignedIn | null>(() => (start === undefined ? keptSession() : start));
  const [ended, setEnded] = useState(false);

  const session = useMemo<Session>(
    () => ({
      person: signedIn?.person ?? null,
      roles: signedIn?.roles ?? [],
      token: signedIn?.token ?? null,
      signedIn,
      ended,
      has: (...roles) => roles.some((role) => signedIn?.roles.includes(role) === true),
      signIn: (as) => {
        sessionStorage.setItem(KEY, JSON.stringify(as));
        setEnded(false);
        setSignedIn(as);
      },
      signOut: (why) => {
        // With it goes what the organisation's sign-in left for renewing it.
        for (const key of Object.keys(sessionStorage).filter((name) => name === KEY || name.startsWith('oidc.'))) {
          sessionStorage.removeItem(key);
        }

        setEnded(why === 'ended');
        setSignedIn(null);
      },
    }),
    [signedIn, ended],
  );

  // The sign-in ends with its token, whether or not anything is asked just then.
  useEffect(() => {
    if (signedIn === null) {
      return undefined;
    }

    const left = Math.min(Date.parse(signedIn.expiresAt) - Date.now(), 2 ** 31 - 1);
    const timer = setTimeout(() => session.signOut('ended'), Math.max(left, 0));
    return () => clearTimeout(timer);
  }, [signedIn, session]);

  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) {
    throw new Error('useSession needs a SessionProvider above.');
  }

  return session;
}
