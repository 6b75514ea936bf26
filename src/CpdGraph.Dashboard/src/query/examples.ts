import type { Role } from '../gql/enums';

export interface Example {
  readonly title: string;
  readonly text: string;
}

export interface Audience {
  readonly heading: string;
  /** Who has to be signed in. Null: nobody. */
  readonly role: Role | null;
  readonly examples: readonly Example[];
}

const files = import.meta.glob<string>('./examples/*/*.graphql', { query: '?raw', import: 'default', eager: true });

// The page that needs no script offers the same to everybody.
const open = import.meta.glob<string>('../../../CpdGraph.Api/Pages/examples/*.graphql', { query: '?raw', import: 'default', eager: true });

function of(found: Record<string, string>, folder: string): Example[] {
  return Object.keys(found)
    .filter((path) => path.includes(folder))
    .sort()
    .map((path) => ({ title: titleOf(found[path]!), text: found[path]! }));
}

/** The comment in the first line. */
export function titleOf(text: string): string {
  return text.slice(0, text.indexOf('\n')).replace(/^#\s*/, '');
}

export const audiences: readonly Audience[] = [
  { heading: 'For everybody', role: null, examples: of(open, '/') },
  { heading: 'For coaches', role: 'COACH', examples: of(files, '/coach/') },
  { heading: 'For supervisors and line managers', role: 'SUPERVISOR', examples: of(files, '/supervisor/') },
  { heading: 'For publishers of training hubs', role: 'PUBLISHER', examples: of(files, '/publisher/') },
  { heading: 'For analysts', role: 'ANALYST', examples: of(files, '/analyst/') },
  { heading: 'For stewards', role: 'STEWARD', examples: of(files, '/steward/') },
];
