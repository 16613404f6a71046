import * as z from 'zod';

export const COMPARISONS = ['>', '>=', '<', '<=', '=', '!='] as const;
export type Comparison = (typeof COMPARISONS)[number];

/**
 * A condition that can be decided from one observed value: `stats_deviation > 10%`,
 * `stats_deviation 2%..10%` (`op` is `..`; low end in, high end out), `legacy_path = ok`.
 * Durations, sizes and percentages keep the unit that was written; nothing is converted.
 */
export const Condition = z
  .strictObject({
    metric: z.string(),
    op: z.enum([...COMPARISONS, '..']),
    value: z.union([z.number(), z.string()]).optional(),
    low: z.number().optional(),
    high: z.number().optional(),
    unit: z.string().optional(),
  })
  .meta({ id: 'Condition' });
export type Condition = z.infer<typeof Condition>;

export type { ConditionError } from './conditionText.ts';
export { formatCondition, isCondition, meets, parseCondition } from './conditionText.ts';
