import * as z from 'zod';
import { parseDuration } from '../model/duration.ts';
import { compilePattern } from '../model/pattern.ts';
import { RUNBOOK_STATUSES, VARIABLE_TYPES } from '../model/vocabulary.ts';
import { oneOf, SLUG } from './attributes.ts';

/** What YAML may write as an escape, and nobody sees: it would reach every page, feed and paper. */
const UNSEEN = /[\p{Cc}\p{Bidi_Control}\p{Cs}\u2028\u2029]/u;
export const ON_ONE_LINE = 'text on one line, without characters that nobody can see';

/** A text that stands on one line. */
export const OneLine = z
  .string({ error: 'text; put it in quotes where it looks like a number' })
  .min(1, 'text')
  .refine((value) => !UNSEEN.test(value), ON_ONE_LINE);
const owner = z
  .string({
    error: ({ input }) =>
      typeof input === 'number' ? 'a name; put a number in quotes' : 'a name on one line',
  })
  .min(1, 'a name on one line')
  .refine((value) => !UNSEEN.test(value), ON_ONE_LINE);
const duration = z
  .string({ error: 'a duration such as `90d`' })
  .refine((value) => parseDuration(value) !== undefined, 'a duration such as `90d`');
const date = z
  .string({ error: 'a date such as `2026-01-15`' })
  .refine((value) => isDate(value), 'a date such as `2026-01-15`');

/** One variable under `runbook.variables`, as the author writes it. */
export const VariableEntry = z.strictObject(
  {
    label: OneLine.optional(),
    type: z.enum(VARIABLE_TYPES, { error: oneOf(VARIABLE_TYPES) }),
    example: OneLine.optional(),
    default: OneLine.optional(),
    options: z
      .array(OneLine, { error: 'a list such as `[now, later]`' })
      .min(1, 'at least one option')
      .optional(),
    pattern: OneLine.refine((source) => 'matches' in compilePattern(source), {
      error: 'a regular expression without lookaround, back references and word boundaries',
    }).optional(),
    from: OneLine.optional(),
    required: z
      .boolean({
        error: ({ input }) =>
          input === 'true' || input === 'false'
            ? '`true` or `false` without quotes'
            : '`true` or `false`',
      })
      .optional(),
  },
  { error: 'keys such as `type` and `label`, indented below the name' },
);

/** The front matter's `runbook` key, as the author writes it. Keys that it does not name are errors. */
export const RunbookEntry = z.strictObject({
  id: z
    .string({ error: 'an id such as `new-orchestrator`' })
    .regex(SLUG, 'an id such as `new-orchestrator`')
    .refine((id) => id !== 'index', 'another id: `index` is the name of the list of all runbooks'),
  status: z.enum(RUNBOOK_STATUSES, { error: oneOf(RUNBOOK_STATUSES) }),
  owner,
  version: OneLine.optional(),
  applies_to: OneLine.optional(),
  reviewed: date.optional(),
  review_every: duration.optional(),
  variables: z
    .record(z.string(), VariableEntry, {
      error: 'names of variables, each with a `label` and a `type`',
    })
    .optional(),
});

function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
