import { useEffect, useState, type ReactNode } from 'react';
import { keptFilters } from '../parts/filters';
import type { Config } from './config';
import { Link, signInAddress, useRouter } from './router';
import { routes, type Route } from './routes';
import { roleNames } from './signIn';
import { useSession, type Session } from './session';

export function maySee(route: Route, session: Pick<Session, 'has'>): boolean {
  return route.roles === null || session.has(...route.roles);
}

export function Layout({ config, children }: { config: Config; children: ReactNode }) {
  const session = useSession();
  const here = useRouter();
  const { path, query } = here;
  const [open, setOpen] = useState(false);
  const shown = routes.filter((route) => route.label !== null && maySee(route, session));

  // The menu of a small screen closes once it has been used.
  useEffect(() => setOpen(false), [path]);

  return (
    <>
      <a
        className="nhsuk-skip-link"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
      >
        Skip to main content
      </a>
      <header className="nhsuk-header page-header">
        <div className="nhsuk-header__container nhsuk-width-container">
          <div className="nhsuk-header__service">
            <Link className="nhsuk-header__service-name" to="/">{config.name}</Link>
          </div>
          <div className="page-header__account">
            {session.person === null ? (
              <Link className="page-header__link" to={signInAddress(here)}>Sign in</Link>
            ) : (
              <>
                <span>
                  {session.person}{' '}
                  <span className="page-header__role">({session.roles.map((role) => roleNames[role]).join(', ')})</span>
                </span>
                <button type="button" className="page-header__link" onClick={() => session.signOut()}>Sign out</button>
              </>
            )}
          </div>
        </div>
        {shown.length > 0 && (
          <nav className="nhsuk-header__navigation page-navigation" aria-label="Menu">
            <div className="nhsuk-width-container">
              <button
                type="button"
                className="page-navigation__toggle"
                aria-expanded={open}
                aria-controls="menu"
                onClick={() => setOpen(!open)}
                onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
              >
                Menu
              </button>
              <ul id="menu" className={open ? 'page-navigation__list page-navigation__list--open' : 'page-navigation__list'}>
                {shown.map((route) => {
                  const current = route.path === '/' ? path === '/' : path === route.path || path.startsWith(`${route.path}/`);
                  return (
                    <li key={route.path}>
                      <Link
                        className="page-navigation__link"
                        to={route.filtered ? route.path + keptFilters(query) : route.path}
                        {...(current ? { 'aria-current': path === route.path ? 'page' as const : 'true' as const } : {})}
                      >
                        {route.label}
                      </Link>
                    </li>
                  );
                })}
              </ul>
            </div>
          </nav>
        )}
      </header>
      <div className="nhsuk-width-container">
        <main className="nhsuk-main-wrapper" id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
      <footer className="nhsuk-footer page-footer">
        <div className="nhsuk-width-container">
          <ul className="page-footer__list">
            <li><a href="/query">Query page</a></li>
            <li><a href="/graphql/schema.graphql">Schema</a></li>
            <li><a href="/about">About this service</a></li>
          </ul>
          <p>Everything on this page comes from the API that other programs use. No patient data is held.</p>
        </div>
      </footer>
    </>
  );
}
