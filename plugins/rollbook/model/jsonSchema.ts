import * as z from 'zod';
import { RunRecord } from './run.ts';
import { Runbook, RunbookIndex } from './runbook.ts';

/** What there is a JSON Schema of. */
export const SCHEMA_NAMES = ['index', 'runbook', 'run'] as const;
export type SchemaName = (typeof SCHEMA_NAMES)[number];

const SCHEMAS = { index: RunbookIndex, runbook: Runbook, run: RunRecord } as const satisfies Record<
  SchemaName,
  z.ZodType
>;

/** The JSON Schema (draft 2020-12) of what the product writes. */
export function jsonSchema(name: SchemaName): object {
  return z.toJSONSchema(SCHEMAS[name], { target: 'draft-2020-12', reused: 'ref' });
}
