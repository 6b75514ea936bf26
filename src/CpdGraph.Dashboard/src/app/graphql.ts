import type { graphql as Typed } from '../gql';
import type { TypedDocumentString } from '../gql/graphql';

/** An operation with the types of its answer and its variables. At run time it is the text itself. */
export type Operation<Data, Variables> = TypedDocumentString<Data, Variables>;

/** What an operation or a fragment answers, as a type: `Answer<typeof Readiness>`. */
export type Answer<Document> = Document extends TypedDocumentString<infer Data, infer _Variables> ? Data : never;

const fragments = new Map<string, string>();

function take(source: string): string {
  const text = source.trim();
  const name = /^fragment\s+(\w+)/.exec(text)?.[1];
  if (name !== undefined) {
    fragments.set(name, text);
  }

  return text;
}

/**
 * Marks a GraphQL document in the source, so that `npm run codegen` finds and types it. No list of all documents is loaded with it: each view
 * brings its own. A fragment is known by its name from then on; an operation that spreads it imports the file that holds it.
 */
export const graphql = take as unknown as typeof Typed;

/** The text to send: the operation with each fragment that it spreads, once. Plain documents are taken as they are. */
export function textOf(document: { toString(): string }): string {
  const parts = [document.toString().trim()];
  const added = new Set<string>();
  for (let at = 0; at < parts.length; at++) {
    for (const [, name = ''] of parts[at]!.matchAll(/\.\.\.\s*(?!on\b)(\w+)/g)) {
      const fragment = fragments.get(name);
      if (fragment === undefined) {
        throw new Error(`The fragment ${name} is spread, and its file is not imported.`);
      }

      if (!added.has(name)) {
        added.add(name);
        parts.push(fragment);
      }
    }
  }

  return parts.join('\n\n');
}
