import type { Comparison, Condition } from './condition.ts';

/*
 * Apart from the schema, because the page writes conditions and must not carry zod for it.
 */

const METRIC = '[A-Za-z][\\w.:/-]*';
const NUMBER = '-?\\d+(?:\\.\\d+)?';
/** No `e3` after a number, which would be a thousand to others. */
const UNIT = '%|(?![Ee][-+]?\\d)[A-Za-zµ][\\w/%]*';
const RANGE = new RegExp(
  `^(${METRIC})\\s+(${NUMBER})\\s*(${UNIT})?\\s*\\.\\.\\s*(${NUMBER})\\s*(${UNIT})?$`,
);
const NUMERIC = new RegExp(`^(${METRIC})\\s*(>=|<=|!=|>|<|=)\\s*(${NUMBER})\\s*(${UNIT})?$`);
const WORD = new RegExp(`^(${METRIC})\\s*(!=|=)\\s*([A-Za-z][\\w.-]*)$`);

/** What is wrong with a condition that cannot be read, in words for its author. */
export interface ConditionError {
  expected: string;
}

/** Reads a condition. Returns it, or what was expected instead. */
export function parseCondition(text: string): Condition | ConditionError {
  const source = text.trim();
  const range = RANGE.exec(source);
  if (range) {
    const [, metric = '', low, lowUnit, high, highUnit] = range;
    if (lowUnit && highUnit && lowUnit !== highUnit)
      return { expected: `one unit for both ends, such as \`2${highUnit}..10${highUnit}\`` };
    if (Number(low) >= Number(high)) return { expected: 'a low end that is below the high end' };
    const unit = highUnit ?? lowUnit;
    return { metric, op: '..', low: Number(low), high: Number(high), ...(unit && { unit }) };
  }
  const numeric = NUMERIC.exec(source);
  if (numeric) {
    const [, metric = '', op, value, unit] = numeric;
    return { metric, op: op as Comparison, value: Number(value), ...(unit && { unit }) };
  }
  const word = WORD.exec(source);
  if (word) {
    const [, metric = '', op, value] = word;
    return { metric, op: op as Comparison, value: value ?? '' };
  }
  return { expected: '`metric > 5%`, `metric 2%..10%` or `metric = ok`' };
}

/** True where `parseCondition` gave a condition. */
export function isCondition(parsed: Condition | ConditionError): parsed is Condition {
  return 'metric' in parsed;
}

/** Writes a condition the way it is read: `stats_deviation 2%..10%`. */
export function formatCondition(condition: Condition): string {
  const { metric, op, value, low, high, unit = '' } = condition;
  if (op === '..') return `${metric} ${low}${unit}..${high}${unit}`;
  return `${metric} ${op} ${value}${unit}`;
}

/**
 * Whether an observed value meets the condition. The value is compared as a number where the
 * condition holds one (a trailing unit equal to the condition's is ignored), else as a word.
 * Returns undefined where the value cannot be compared.
 */
export function meets(condition: Condition, observed: string): boolean | undefined {
  const { op, value, low, high, unit } = condition;
  let text = observed.trim();
  if (text === '') return undefined;
  if (typeof value === 'string')
    return (text.toLowerCase() === value.toLowerCase()) === (op === '=');
  if (unit && text.endsWith(unit)) text = text.slice(0, -unit.length).trim();
  if (!/^-?\d+(\.\d+)?$/.test(text)) return undefined;
  const number = Number(text);
  switch (op) {
    case '..':
      return (
        number >= (low ?? Number.NEGATIVE_INFINITY) && number < (high ?? Number.POSITIVE_INFINITY)
      );
    case '>':
      return number > (value ?? 0);
    case '>=':
      return number >= (value ?? 0);
    case '<':
      return number < (value ?? 0);
    case '<=':
      return number <= (value ?? 0);
    case '=':
      return number === value;
    case '!=':
      return number !== value;
  }
}
