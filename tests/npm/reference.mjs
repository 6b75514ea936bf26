// The reference implementation, kept open: a JSON object a line on standard input, an answer a line on standard output, in order.
//   {"schema": SDL, "print": true?}   from now on documents are judged by it → {"errors": [{message, rule, locations}], "printed"?}
//   {"data": JSON}                    from now on documents are run against it, with the cells of `schema mock` → {}
//   {"query", "variables"?, "operationName"?, "run": true?} → {"errors": [...], "result"?: {data, errors}}
//   {"introspection": DATA}           → {"printed"}: the schema that a client builds of it
import { createInterface } from 'node:readline';
import {
  buildASTSchema, buildClientSchema, execute, GraphQLError, parse, printSchema, specifiedRules, validate, validateSchema,
} from 'graphql';
import { validateSDL } from 'graphql/validation/validate.js';
import { specifiedSDLRules } from 'graphql/validation/specifiedRules.js';

let schema;
let root;
const ruleOf = new WeakMap();
const operationRules = specifiedRules.map(named);
const documentRules = specifiedSDLRules.map(named);

// A rule that notes its name, as errors do not say which rule they come from.
function named(rule) {
  const name = rule.name.replace(/Rule$/, '');
  return (context) => rule(Object.create(context, {
    reportError: {
      value: (error) => {
        ruleOf.set(error, name);
        context.reportError(error);
      },
    },
  }));
}

const shown = (error) => ({
  message: error.message,
  rule: ruleOf.get(error) ?? null,
  locations: error.locations ?? [],
  ...(error.path && { path: error.path }),
});

const shownAll = (errors) => errors.map(shown);

function parsed(text) {
  try {
    return { document: parse(text, { allowEmptySelectionSets: false }) };
  } catch (error) {
    if (error instanceof GraphQLError) {
      return { errors: [shown(error)] };
    }
    throw error;
  }
}

function setSchema({ schema: sdl, print }) {
  schema = undefined;
  const { document, errors } = parsed(sdl);
  if (errors) {
    return { errors };
  }
  const wrong = validateSDL(document, undefined, documentRules);
  if (wrong.length > 0) {
    return { errors: shownAll(wrong) };
  }
  let built;
  let invalid;
  try {
    built = buildASTSchema(document, { assumeValidSDL: true });
    invalid = validateSchema(built);
  } catch (error) {
    // Some mistakes it meets by throwing: refused all the same, without a place.
    return { errors: [{ message: error.message, rule: 'Thrown', locations: [] }] };
  }
  if (invalid.length > 0) {
    return { errors: shownAll(invalid) };
  }
  schema = built;
  return print ? { errors: [], printed: printSchema(schema) } : { errors: [] };
}

function cell(value, args) {
  if (Array.isArray(value)) {
    return value.map((item) => cell(item, args));
  }
  if (value !== null && typeof value === 'object') {
    if ('$error' in value) {
      return new Error(value.$error);
    }
    if ('$delayMs' in value) {
      return new Promise((resolve) => setTimeout(resolve, value.$delayMs)).then(() => cell(value.value, args));
    }
    if (value.$args === true) {
      return JSON.stringify(args);
    }
  }
  return value;
}

async function judge({ query, variables, operationName, run }) {
  const { document, errors } = parsed(query);
  if (errors) {
    return { errors };
  }
  const wrong = validate(schema, document, operationRules);
  if (wrong.length > 0 || !run) {
    return { errors: shownAll(wrong) };
  }
  const result = await execute({
    schema,
    document,
    rootValue: root,
    variableValues: variables,
    operationName,
    fieldResolver: (source, args, _context, info) => cell(source?.[info.fieldName], args),
    typeResolver: (value) => value.__typename,
  });
  return { errors: [], result: { ...result, ...(result.errors && { errors: shownAll(result.errors) }) } };
}

async function answer(line) {
  if (line.schema !== undefined) {
    return setSchema(line);
  }
  if (line.data !== undefined) {
    root = line.data;
    return {};
  }
  if (line.introspection !== undefined) {
    return { printed: printSchema(buildClientSchema(line.introspection)) };
  }
  return judge(line);
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  let reply;
  try {
    reply = await answer(JSON.parse(line));
  } catch (error) {
    reply = { fault: String(error.stack) };
  }
  process.stdout.write(JSON.stringify(reply) + '\n');
}
