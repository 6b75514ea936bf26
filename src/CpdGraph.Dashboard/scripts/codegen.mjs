// Types of all operations in src, made from the written schema: no server and no network is asked. Writes src/gql, which is not committed.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codegen } from '@graphql-codegen/core';
import { preset } from '@graphql-codegen/client-preset';
import { buildASTSchema, concatAST, parse, Source } from 'graphql';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const schemaFolder = join(root, '..', '..', 'schema');
const output = join(root, 'src', 'gql') + '/';

async function filesBelow(folder, wanted) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile() && wanted.test(entry.name)).map((entry) => join(entry.parentPath ?? entry.path, entry.name)).sort();
}

const schemaFiles = await filesBelow(schemaFolder, /\.graphql$/);
const schema = concatAST(await Promise.all(schemaFiles.map(async (file) => parse(new Source(await readFile(file, 'utf8'), file)))));
const schemaAst = buildASTSchema(schema, { assumeValidSDL: true });

// Every graphql(`…`) of the sources is one document; the codegen finds its types again by the very text.
const documents = [];
for (const file of await filesBelow(join(root, 'src'), /(?<!\.test)\.tsx?$/)) {
  if (file.startsWith(output)) {
    continue;
  }

  for (const [, text] of (await readFile(file, 'utf8')).matchAll(/\bgraphql\(\s*(?:\/\*\s*GraphQL\s*\*\/\s*)?`([^`]*)`/g)) {
    documents.push({ location: file, document: parse(new Source(text, file)), rawSDL: text });
  }
}

const options = {
  schema,
  schemaAst,
  documents,
  baseOutputDir: output,
  config: {
    documentMode: 'string',
    enumsAsTypes: true,
    useTypeImports: true,
    strictScalars: true,
    skipTypename: true,
    scalars: { Date: 'string', DateTime: 'string', URL: 'string', Decimal: 'string', Markdown: 'string', OdsCode: 'string', Slug: 'string', CurrencyCode: 'string' },
  },
  presetConfig: { fragmentMasking: false },
  pluginMap: {},
  plugins: [],
};

await mkdir(output, { recursive: true });
for (const file of await preset.buildGeneratesSection(options)) {
  const content = await codegen({ ...file, skipDocumentsValidation: false, cache: async (_namespace, _key, make) => make() });
  const old = await readFile(file.filename, 'utf8').catch(() => '');
  if (old !== content) {
    await writeFile(file.filename, content);
  }
}

// All enums of the schema, also those that no operation names yet: lists of words for people are complete by them.
const enums = schema.definitions.filter((definition) => definition.kind === 'EnumTypeDefinition')
  .map((definition) => `export type ${definition.name.value} =\n${definition.values.map((value) => `  | '${value.name.value}'`).join('\n')};\n`);
await writeFile(join(output, 'enums.ts'), enums.join('\n'));

console.log(`Typed ${documents.length} operations and fragments by ${schemaFiles.length} files of the schema.`);
