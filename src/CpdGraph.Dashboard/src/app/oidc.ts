// Loaded only where people sign in with their organisation: the code flow with PKCE.
import { UserManager, WebStorageStateStore, InMemoryWebStorage, type User } from 'oidc-client-ts';
import type { OidcConfig } from './config';

function manager(config: OidcConfig): UserManager {
  return new UserManager({
    authority: config.authority,
    client_id: config.clientId,
    scope: config.scope,
    redirect_uri: `${window.location.origin}/app/signed-in`,
    post_logout_redirect_uri: `${window.location.origin}/`,
    response_type: 'code',
    // The way back needs what was sent; the token itself is kept by the page's own session alone.
    stateStore: new WebStorageStateStore({ store: window.sessionStorage }),
    userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
    automaticSilentRenew: false,
    monitorSession: false,
    loadUserInfo: false,
  });
}

/** Leaves for the organisation's sign-in; it comes back to /app/signed-in, and then to `back`. */
export async function leaveToSignIn(config: OidcConfig, back: string): Promise<void> {
  await manager(config).signinRedirect({ state: back });
}

export interface CameBack {
  readonly token: string;
  readonly expiresAt: string;
  readonly back: string;
}

export async function comeBack(config: OidcConfig): Promise<CameBack> {
  const user: User = await manager(config).signinRedirectCallback();
  const seconds = user.expires_in ?? 3600;
  return {
    token: user.access_token,
    expiresAt: new Date(Date.now() + seconds * 1000).toISOString(),
    back: localAddress(user.state),
  };
}

/** Only an address of this page: what came back must not lead anywhere else. */
export function localAddress(state: unknown): string {
  return typeof state === 'string' && /^\/(?![/\\])/.test(state) ? state : '/';
}
