import { createContext, useCallback, useContext, useEffect, useMemo, useState, type AnchorHTMLAttributes, type MouseEvent, type ReactNode } from 'react';

/** Where the page is: the address holds all state that can be sent or bookmarked. */
export interface Place {
  readonly path: string;
  readonly query: URLSearchParams;
}

interface Router extends Place {
  go(address: string, how?: { replace?: boolean }): void;
}

const RouterContext = createContext<Router | null>(null);

const here = (): string => window.location.pathname + window.location.search;

export function RouterProvider({ children }: { children: ReactNode }) {
  const [address, setAddress] = useState(here);

  useEffect(() => {
    const follow = () => setAddress(here());
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);

  const go = useCallback((to: string, how?: { replace?: boolean }) => {
    const target = new URL(to, window.location.href);
    const next = target.pathname + target.search;
    if (next === here()) {
      return;
    }

    // The query page is an entry of its own.
    if (target.pathname === '/query') {
      window.location.assign(next);
      return;
    }

    const otherPage = target.pathname !== window.location.pathname;
    window.history[how?.replace === true ? 'replaceState' : 'pushState'](null, '', next);
    setAddress(next);
    if (otherPage) {
      window.scrollTo(0, 0);
    }
  }, []);

  const router = useMemo<Router>(() => {
    const at = new URL(address, window.location.href);
    return { path: at.pathname.replace(/(.)\/+$/, '$1'), query: at.searchParams, go };
  }, [address, go]);

  return <RouterContext value={router}>{children}</RouterContext>;
}

export function useRouter(): Router {
  const router = useContext(RouterContext);
  if (router === null) {
    throw new Error('useRouter needs a RouterProvider above.');
  }

  return router;
}

/** A link within the page. It is an ordinary link too: it opens in a new tab, and works when the page is loaded again. */
export function Link({ to, onClick, ...rest }: { to: string } & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'>) {
  const { go } = useRouter();

  return (
    <a
      {...rest}
      href={to}
      onClick={(event: MouseEvent<HTMLAnchorElement>) => {
        onClick?.(event);
        const elsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
        if (!event.defaultPrevented && !elsewhere) {
          event.preventDefault();
          go(to);
        }
      }}
    />
  );
}

/** The parts of a path that a pattern names, as in /app/pathways/:slug; null when the path is another. */
export function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) {
    return null;
  }

  const found: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const actual = given[at]!;
    if (part.startsWith(':')) {
      if (actual === '') {
        return null;
      }

      try {
        found[part.slice(1)] = decodeURIComponent(actual);
      } catch {
        return null;
      }
    } else if (part !== actual) {
      return null;
    }
  }

  return found;
}

/** Where to sign in, coming back to this page afterwards. */
export function signInAddress({ path, query }: Place): string {
  const here = path + (query.size > 0 ? `?${query}` : '');
  return path.startsWith('/app/') && !path.startsWith('/app/sign') ? `/app/sign-in?${new URLSearchParams({ back: here })}` : '/app/sign-in';
}

/** Where the address of the sign-in page says to come back to: a view of this page and nothing else, whoever made the link. */
export function backOf(query: URLSearchParams): string {
  const back = query.get('back') ?? '';
  return /^\/app\/(?!sign)[\w-]+(\/[\w-]+)?(\?|$)/.test(back) ? back : '/';
}
