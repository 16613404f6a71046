import { tableOf } from './attributesTable.ts';
import { type DirectiveName, isDirectiveName, rowOf } from './directives.ts';
import { FIELD_MEANINGS } from './fieldMeanings.ts';

/** The parts of a JSON Schema that `z.toJSONSchema` writes. */
interface Schema {
  $ref?: string;
  $defs?: Record<string, Schema>;
  type?: string | readonly string[];
  const?: unknown;
  enum?: readonly unknown[];
  anyOf?: readonly Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: readonly string[];
  description?: string;
}

/** One field of one object of a JSON Schema. */
export interface SchemaField {
  object: string;
  field: string;
  /** In words, as Markdown, with links to the objects. */
  type: string;
  required: boolean;
  /** What the field says, as Markdown. Undefined where nothing is known of it. */
  meaning: string | undefined;
}

/**
 * The fields of every named object of a JSON Schema, in its order. What an attribute of the
 * language becomes is explained in the words of the language's table.
 */
export function schemaFields(schema: object): SchemaField[] {
  const defs = (schema as Schema).$defs ?? {};
  return Object.entries(defs).flatMap(([object, { properties = {}, required = [] }]) =>
    isNamed(object)
      ? Object.entries(properties).map(([field, node]) => ({
          object,
          field,
          type: typeWords(node, defs),
          required: required.includes(field),
          meaning: FIELD_MEANINGS[`${object}.${field}`] ?? ofAttribute(object, field),
        }))
      : [],
  );
}

/** The same as MDX: a heading and a table an object. Ends with a line break. */
export function fieldTables(schema: object): string {
  const fields = schemaFields(schema);
  const objects = [...new Set(fields.map(({ object }) => object))];
  return objects
    .map((object) => {
      const rows = fields
        .filter((one) => one.object === object)
        .map(({ field, type, required, meaning }) => [
          `\`${field}\``,
          type,
          required ? 'always' : 'where known',
          meaning ?? '',
        ]);
      return `### ${object}\n\n${tableOf(['Field', 'Type', 'Present', 'Meaning'], rows)}\n`;
    })
    .join('\n');
}

/** zod numbers what it shares; only what we gave a name to is an object of the format. */
function isNamed(object: string): boolean {
  return !object.startsWith('__');
}

function typeWords(node: Schema, defs: Readonly<Record<string, Schema>>): string {
  const name = node.$ref?.split('/').at(-1);
  if (name !== undefined)
    return isNamed(name)
      ? `[\`${name}\`](#${name.toLowerCase()})`
      : typeWords({ ...defs[name], ...withoutRef(node) }, defs);
  if (node.enum) return `one of ${node.enum.map((value) => `\`${value}\``).join(', ')}`;
  if (node.const !== undefined) return `\`${JSON.stringify(node.const)}\``;
  if (node.anyOf) return node.anyOf.map((one) => typeWords(one, defs)).join(' or ');
  if (node.type === 'array') return `list of ${typeWords(node.items ?? {}, defs)}`;
  const types = [node.type ?? 'anything'].flat();
  const plain = types.map((type) => PLAIN_TYPES[type] ?? type).join(' or ');
  return node.description ? `${plain} (${node.description})` : plain;
}

function withoutRef({ $ref: _, ...rest }: Schema): Schema {
  return rest;
}

const PLAIN_TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  boolean: '`true` or `false`',
};

/** What the table of the language says of the attribute that a field is made from. */
function ofAttribute(object: string, field: string): string | undefined {
  const directive = object.toLowerCase();
  if (!isDirectiveName(directive)) return undefined;
  const attribute = field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return rowOf(directive as DirectiveName).attributes[attribute]?.about;
}
