import type { Danger } from './dangers.ts';

/** What a statement of SQL does, by its first words. All are gone once they are committed. */
const DROP: Danger = { effect: 'destructive', why: 'it drops what is stored' };
const TRUNCATE: Danger = { effect: 'destructive', why: 'it empties a whole table' };
const DELETE: Danger = { effect: 'destructive', why: 'without `WHERE` it deletes every row' };
const UPDATE: Danger = { effect: 'destructive', why: 'without `WHERE` it changes every row' };

/** A dangerous statement, and where its first word stands. */
export interface SqlDanger extends Danger {
  /** The words that make it dangerous. */
  found: string;
  start: number;
  end: number;
}

const WORD = /[A-Za-z_]+/g;

const DROPPED = new Set(
  'TABLE DATABASE SCHEMA INDEX VIEW MATERIALIZED COLUMN USER ROLE KEYSPACE TYPE SEQUENCE PARTITION TABLESPACE OWNED'.split(
    ' ',
  ),
);

/**
 * Finds the statements of a text of SQL that drop or empty something, the first danger of each.
 * What stands in literals and comments counts for nothing.
 */
export function sqlDangers(text: string): SqlDanger[] {
  const found: SqlDanger[] = [];
  let at = 0;
  for (const statement of withoutLiterals(text).split(';')) {
    const danger = judge(statement);
    if (danger) found.push({ ...danger, start: danger.start + at, end: danger.end + at });
    at += statement.length + 1;
  }
  return found;
}

function judge(statement: string): SqlDanger | undefined {
  const words = [...statement.toUpperCase().matchAll(WORD)];
  const has = (wanted: string) => words.some(([word]) => word === wanted);
  const filtered = has('WHERE');
  const sets = has('SET');
  for (const [i, { 0: word, index }] of words.entries()) {
    const next = words[i + 1]?.[0] ?? '';
    let danger: Danger | undefined;
    if (word === 'DROP' && DROPPED.has(next)) danger = DROP;
    if (word === 'TRUNCATE' && (i === 0 || next === 'TABLE')) danger = TRUNCATE;
    if (word === 'DELETE' && next === 'FROM' && !filtered) danger = DELETE;
    if (word === 'UPDATE' && i === 0 && sets && !filtered) danger = UPDATE;
    if (!danger) continue;
    const found = danger === DROP || danger === DELETE ? `${word} ${next}` : word;
    return { ...danger, found, start: index, end: index + word.length };
  }
  return undefined;
}

/** The text with blanks in place of literals and comments, at the same offsets. */
function withoutLiterals(text: string): string {
  return text.replace(/--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'[^']*'?/g, (part) =>
    ' '.repeat(part.length),
  );
}
