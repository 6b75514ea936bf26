// Loaded only where people sign in with their organisation: the code flow with PKCE.
import { UserManager, WebStorageStateStore, type User } from 'oidc-client-ts';
import type { OidcConfig } from './config';

function manager(config: OidcConfig): UserManager {
  return new UserManager({
    authority: config.authority,
    client_id: config.clientId,
    scope: config.scope,
    redirect_uri: `${window.location.origin}/app/signed-in`,
    post_logout_redirect_uri: `${window.location.origin}/`,
    response_type: 'code',
    // For the tab only: what was sent, for the way back, and what renews a token.
    stateStore: new WebStorageStateStore({ store: window.sessionStorage }),
    userStore: new WebStorageStateStore({ store: window.sessionStorage }),
    automaticSilentRenew: false,
    monitorSession: false,
    loadUserInfo: false,
  });
}

/** Leaves for the organisation's sign-in; it comes back to /app/signed-in, and then to `back`. */
export async function leaveToSignIn(config: OidcConfig, back: string): Promise<void> {
  await manager(config).signinRedirect({ state: back });
}

export interface Token {
  readonly token: string;
  readonly expiresAt: string;
}

const tokenOf = (user: User): Token => ({
  token: user.access_token,
  expiresAt: new Date(Date.now() + (user.expires_in ?? 3600) * 1000).toISOString(),
});

export async function comeBack(config: OidcConfig): Promise<Token & { readonly back: string }> {
  const user = await manager(config).signinRedirectCallback();
  return { ...tokenOf(user), back: localAddress(user.state) };
}

/** The next token. Null where the sign-in gave nothing to renew it with: then it ends with its token. */
export async function renew(config: OidcConfig): Promise<Token | null> {
  const users = manager(config);
  const user = await users.getUser();
  if (user?.refresh_token === undefined) {
    return null;
  }

  const next = await users.signinSilent();
  return next === null ? null : tokenOf(next);
}

/** Only an address of this page: what came back must not lead anywhere else. */
export function localAddress(state: unknown): string {
  return typeof state === 'string' && /^\/(?![/\\])/.test(state) ? state : '/';
}
