import { readFile } from 'node:fs/promises';

/**
 * The JSON Schemas that the site serves, by their path below the base URL: as this package's build
 * has written them down, or made here and now where the sources run as they are. Making them loads
 * all schemas.
 */
export async function schemaFiles(): Promise<Map<string, string>> {
  const made = await readFile(new URL('./schemas.json', import.meta.url), 'utf8').catch(
    () => undefined,
  );
  const schemas: Record<string, object> = made ? JSON.parse(made) : await makeSchemas();
  return new Map(
    Object.entries(schemas).map(([name, schema]) => [
      `schema/${name}.json`,
      `${JSON.stringify(schema, null, 2)}\n`,
    ]),
  );
}

async function makeSchemas(): Promise<Record<string, object>> {
  const { jsonSchema, SCHEMA_NAMES } = await import('../model/jsonSchema.ts');
  return Object.fromEntries(SCHEMA_NAMES.map((name) => [name, jsonSchema(name)]));
}
