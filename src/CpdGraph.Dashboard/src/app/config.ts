/** What the server says about itself to this page. */
export interface Config {
  readonly name: string;
  /** Why this is not the newest page that could be shown. Null or absent: it is. */
  readonly notice?: string | null;
  readonly signIn: {
    /** Whether a demo person can be chosen: on developers' machines only. */
    readonly demo: boolean;
    readonly oidc: OidcConfig | null;
  };
}

export interface OidcConfig {
  readonly authority: string;
  readonly clientId: string;
  readonly scope: string;
}

/** Used until the server has answered, and when it cannot: the page still says what is wrong. */
export const unknownConfig: Config = { name: 'CpdGraph', signIn: { demo: false, oidc: null } };

export async function loadConfig(): Promise<Config> {
  const answer = await fetch('/app/config.json', { headers: { accept: 'application/json' } });
  if (!answer.ok) {
    throw new Error(`The server answered ${answer.status} for its settings.`);
  }

  return (await answer.json()) as Config;
}
