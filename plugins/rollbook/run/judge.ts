import { meets } from '../model/conditionText.ts';
import type { Expect } from '../model/runbook.ts';

/**
 * Whether a value that was read off is as expected: by the condition, else by the exit status. One
 * that does not fit decides at once. One that fits decides only where the expectation asks for
 * nothing else. Undefined where a person has to say. The output is not in the value: what it must
 * show, must not show or must match is left to the person. A hostile pattern could hang the page.
 */
export function judge(expect: Expect, value: string): boolean | undefined {
  const { exit, contains, absent, matches, value: condition } = expect;
  const output = [contains, absent, matches];
  const fits = condition ? meets(condition, value) : isExit(exit, value);
  // Of one value, only the condition can be told, and not the exit status as well.
  const left = condition ? [exit, ...output] : output;
  return fits && left.some((one) => one !== undefined) ? undefined : fits;
}

function isExit(exit: number | undefined, value: string): boolean | undefined {
  return exit !== undefined && /^\s*-?\d+\s*$/.test(value) ? Number(value) === exit : undefined;
}
