import type { Condition } from '../model/condition.ts';
import { isCondition, parseCondition } from '../model/conditionText.ts';
import { parseDuration } from '../model/duration.ts';
import type { AttributeKind, DIRECTIVES, DirectiveName } from './directives.ts';

/** An attribute's value, read, or what was expected in its place. */
export type AttributeReading = { value: AttributeValue } | { expected: string };
export type AttributeValue = string | number | boolean | string[] | Condition;

type ValueOf<Kind> = Kind extends { type: 'enum'; values: readonly (infer Word)[] }
  ? Word
  : Kind extends { type: 'duration' | 'integer' | 'number' }
    ? number
    : Kind extends { type: 'flag' }
      ? boolean
      : Kind extends { type: 'condition' }
        ? Condition
        : Kind extends { type: 'ids' }
          ? string[]
          : string;

/** The attributes of a directive by name, as its row in the table types them. */
export type AttributesOf<Name extends DirectiveName> = {
  [Key in keyof (typeof DIRECTIVES)[Name]['attributes']]?: ValueOf<
    (typeof DIRECTIVES)[Name]['attributes'][Key]
  >;
};

/** A kebab-case slug that a person wrote. */
export const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const REFERENCE = /^(?:[a-z0-9]+(?:-[a-z0-9]+)*#)?[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** What may be written for this kind of attribute, as the end of a sentence. */
export function expectedValue(kind: AttributeKind): string {
  switch (kind.type) {
    case 'text':
      return 'text';
    case 'duration':
      return 'a duration such as `90s`, `15m`, `2h` or `1h30m`';
    case 'integer':
      return 'a whole number';
    case 'number':
      return 'a number';
    case 'flag':
      return 'the name alone, without a value';
    case 'condition':
      return '`metric > 5%`, `metric 2%..10%` or `metric = ok`';
    case 'pattern':
      return 'a regular expression';
    case 'reference':
      return 'an `id` of this runbook or `other-runbook#id`';
    case 'ids':
      return 'ids separated by spaces or commas';
    case 'enum':
      return oneOf(kind.values);
  }
}

/** Reads what an author wrote for an attribute of this kind. */
export function readAttribute(kind: AttributeKind, raw: string): AttributeReading {
  const text = raw.trim();
  const failed = { expected: expectedValue(kind) };
  if (kind.type === 'flag') {
    if (text === '' || text === 'true') return { value: true };
    return text === 'false' ? { value: false } : failed;
  }
  if (text === '') return failed;
  switch (kind.type) {
    case 'text':
      return { value: text };
    case 'duration': {
      const value = parseDuration(text);
      return value === undefined ? failed : { value };
    }
    case 'integer':
      return /^-?\d{1,9}$/.test(text) ? { value: Number(text) } : failed;
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(text) ? { value: Number(text) } : failed;
    case 'condition': {
      const value = parseCondition(text);
      return isCondition(value) ? { value } : value;
    }
    case 'pattern':
      try {
        new RegExp(text, 'u');
        return { value: text };
      } catch {
        return failed;
      }
    case 'reference':
      return REFERENCE.test(text) ? { value: text } : failed;
    case 'ids': {
      const ids = text.split(/[\s,]+/).filter(Boolean);
      return ids.every((id) => SLUG.test(id)) ? { value: ids } : failed;
    }
    case 'enum':
      return kind.values.includes(text) ? { value: text } : failed;
  }
}

/** `` `a`, `b` or `c` `` */
export function oneOf(words: readonly string[]): string {
  const quoted = words.map((word) => `\`${word}\``);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
}
