// Holds the built page to its budgets: gzipped script before the first text, and in all. The query page is an entry of its own and is not counted.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const FIRST_TEXT = 110;
const IN_ALL = 220;

const dist = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '..', 'dist');
const manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'));
const size = (file) => gzipSync(readFileSync(join(dist, file))).length / 1000;

function reach(start, follow) {
  const seen = new Set();
  const toSee = [start];
  while (toSee.length > 0) {
    const key = toSee.pop();
    if (!seen.has(key)) {
      seen.add(key);
      toSee.push(...follow(manifest[key]).filter((next) => !seen.has(next)));
    }
  }

  return [...new Set([...seen].map((key) => manifest[key].file))].filter((file) => file.endsWith('.js'));
}

const first = reach('index.html', (chunk) => chunk.imports ?? []);
const all = reach('index.html', (chunk) => [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]);
const sum = (files) => files.reduce((total, file) => total + size(file), 0);

for (const file of all) {
  console.log(`${size(file).toFixed(1).padStart(7)} kB  ${first.includes(file) ? 'first' : 'later'}  ${file}`);
}

const checks = [['before the first text', sum(first), FIRST_TEXT], ['in all', sum(all), IN_ALL]];
let over = false;
for (const [what, actual, limit] of checks) {
  over ||= actual > limit;
  console.log(`Script ${what}: ${actual.toFixed(1)} kB gzipped, at most ${limit} kB${actual > limit ? ': TOO MUCH' : ''}.`);
}

process.exitCode = over ? 1 : 0;
