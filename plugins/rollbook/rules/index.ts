import { brokenReference } from './brokenReference.ts';
import type { Rule } from './rule.ts';

/** Every rule, in the order of the reference. */
export const RULES: readonly Rule[] = [brokenReference];
