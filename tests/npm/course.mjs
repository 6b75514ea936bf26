// Judges schema.org data: a JSON object a line on standard input, an answer a line on standard output, in order.
//   {"page": HTML} → {"data": [JSON-LD blocks], "issues": [text]}
// Types and properties by @adobe/structured-data-validator with schema.org's vocabulary (schema-org-30.0.json: its types for courses, with all that
// is above them). Which types a property may hold the validator does not look at, so that is done here.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import Validator from '@adobe/structured-data-validator';

const vocabulary = JSON.parse(readFileSync(new URL('schema-org-30.0.json', import.meta.url)));
const names = (ids) => (ids ?? []).map((id) => id['@id'].replace('schema:', ''));
const named = (kind) => vocabulary['@graph'].filter((entry) => entry['@type'] === kind).map((entry) => [entry['@id'].replace('schema:', ''), entry]);
const parents = new Map(named('rdfs:Class').map(([name, entry]) => [name, names(entry['rdfs:subClassOf'])]));
const ranges = new Map(named('rdf:Property').map(([name, entry]) => [name, names(entry['schema:rangeIncludes'])]));

const lineage = (type) => [type, ...(parents.get(type) ?? []).flatMap(lineage)];

function* misplaced(value, path) {
  for (const [key, held] of Object.entries(value).filter(([key]) => !key.startsWith('@'))) {
    const items = [held].flat();
    if (items.length === 0) {
      yield `${path}.${key} is empty`;
    }
    for (const item of items) {
      if (item === null) {
        yield `${path}.${key} holds nothing`;
      } else if (typeof item === 'object') {
        if (!lineage(item['@type']).some((type) => ranges.get(key)?.includes(type))) {
          yield `${path}.${key} may not be a ${item['@type']}`;
        }
        yield* misplaced(item, `${path}.${key}`);
      } else if (!(ranges.get(key) ?? []).some((range) => !parents.has(range))) {
        yield `${path}.${key} may not be a plain value`;
      }
    }
  }
}

async function judge({ page }) {
  const blocks = [...page.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map((match) => JSON.parse(match[1]));
  const issues = [];
  for (const block of blocks) {
    if (block['@context'] !== 'https://schema.org') {
      issues.push('the context is not schema.org');
    }
    const found = await new Validator(vocabulary).validate({ jsonld: { [block['@type']]: [structuredClone(block)] } });
    issues.push(...found.map((issue) => `${issue.severity}: ${issue.issueMessage}`), ...misplaced(block, block['@type']));
  }
  return { data: blocks, issues };
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  let reply;
  try {
    reply = await judge(JSON.parse(line));
  } catch (error) {
    reply = { fault: String(error.stack) };
  }
  process.stdout.write(JSON.stringify(reply) + '\n');
}
