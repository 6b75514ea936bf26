// Holds packages of 1EdTech CASE 1.1 against a JSON schema: a package a line on standard input, what is wrong with it a line on standard
// output as a JSON list of "PLACE MESSAGE", in order. The schema is case-v1p1.schema.json, or the file that is named:
//   node case.mjs case-v1p1-cfpackage.json < packages.jsonl     the one that 1EdTech publishes
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import Ajv from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';

const schema = JSON.parse(readFileSync(process.argv[2] ?? new URL('case-v1p1.schema.json', import.meta.url), 'utf8'));
const ajv = new Ajv({ allErrors: true, strict: false });
addFormats(ajv);
const validate = ajv.compile(schema);

for await (const line of createInterface({ input: process.stdin })) {
  const errors = validate(JSON.parse(line)) ? [] : validate.errors.map((error) => `${error.instancePath} ${error.message}`);
  process.stdout.write(`${JSON.stringify(errors)}\n`);
}
