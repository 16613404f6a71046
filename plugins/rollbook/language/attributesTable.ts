import { type AttributeRow, DIRECTIVE_NAMES, type DirectiveName, rowOf } from './directives.ts';

/**
 * What the table of the language says of a directive, as MDX for its authoring page: how it is
 * written, where it stands, what it may hold, its attributes with type, default and meaning, and
 * the columns of its table. Ends with a line break.
 */
export function attributesTable(name: DirectiveName): string {
  const row = rowOf(name);
  const holds = DIRECTIVE_NAMES.filter((other) => rowOf(other).parents.includes(name));
  const facts = [
    `- Written as ${row.form.map((form) => pattern(name, form)).join(', or as ')}.`,
    `- Stands in ${row.parents.map((parent) => (parent === 'page' ? 'the page itself' : linkTo(parent))).join(' or ')}.`,
    ...(holds.length > 0 ? [`- May hold ${holds.map(linkTo).join(', ')}.`] : []),
    row.label === 'none'
      ? '- Has no label.'
      : `- The label, ${row.label}: ${row.labelIs ?? 'its title'}.`,
  ];
  const attributes = Object.entries(row.attributes);
  const lines = [
    ...(row.id === 'none' ? [] : [['`#id`', `id, ${row.id}`, '–', ID_MEANS]]),
    ...attributes.map(([attribute, one]) => [
      `\`${attribute}\``,
      typeWords(one),
      one.default === undefined ? '–' : `\`${one.default}\``,
      one.about,
    ]),
  ];
  return [
    facts.join('\n'),
    lines.length === 0
      ? 'It has no attributes.'
      : tableOf(['Attribute', 'Type', 'Default', 'Meaning'], lines),
    ...(row.columns
      ? [
          tableOf(
            ['Column', 'Field in the index'],
            row.columns.map((column) => [column, `\`${fieldOf(column)}\``]),
          ),
        ]
      : []),
  ]
    .join('\n\n')
    .concat('\n');
}

/** All directives with what each is for, as a table in MDX with links. Ends with a line break. */
export function directiveList(): string {
  const rows = DIRECTIVE_NAMES.map((name) => [linkTo(name), rowOf(name).about]);
  return `${tableOf(['Directive', 'For'], rows)}\n`;
}

const ID_MEANS = 'Its name in links, in the index and in what is stored. Unique in the runbook.';

/** How the directive is written, as code. Two colons are a line, three and more hold something. */
function pattern(name: DirectiveName, form: 'container' | 'leaf'): string {
  const { id, label, attributes } = rowOf(name);
  const braces = id !== 'none' ? '{#id}' : Object.keys(attributes).length > 0 ? '{…}' : '';
  const written = `${name}${label === 'none' ? '' : '[label]'}${braces}`;
  return form === 'leaf' ? `\`::${written}\`` : `\`:::${written}\` … \`:::\``;
}

function linkTo(name: string): string {
  return `[\`${name}\`](/authoring/${name})`;
}

function typeWords(row: AttributeRow): string {
  switch (row.type) {
    case 'enum':
      return `one of ${row.values.map((value) => `\`${value}\``).join(', ')}`;
    case 'duration':
      return '[duration](/authoring#durations)';
    case 'condition':
      return '[condition](/authoring#conditions)';
    case 'reference':
      return '[reference](/authoring#references)';
    case 'ids':
      return 'ids, with spaces between';
    case 'pattern':
      return 'regular expression';
    case 'integer':
      return 'whole number';
    case 'flag':
      return 'the name alone';
    default:
      return row.type;
  }
}

/** The name of a column as the index has it: `Rollback impact` is `rollbackImpact`. */
function fieldOf(column: string): string {
  return column.toLowerCase().replace(/ (.)/g, (_, letter: string) => letter.toUpperCase());
}

/** A Markdown table. Cells are Markdown; a `|` in them is escaped. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}
