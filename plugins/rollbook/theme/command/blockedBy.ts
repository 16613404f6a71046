import type { Variable } from '../../model/runbook.ts';
import { labelOf } from './labelOf.ts';

/** Why a command cannot be copied yet, and which field would help. */
export interface Block {
  variable: string;
  message: string;
  /** Everything is filled in, and something only waits to be accepted. */
  waiting?: boolean;
}

/**
 * What stands in the way of copying a filled text: a value that is missing, that cannot stand at
 * its place, or that came with the address and was not accepted. Undefined where nothing does.
 */
export function blockedBy(
  filled: { segments: { variable?: string }[]; missing: string[] },
  usable: Record<string, string>,
  unconfirmed: string[],
  variables: Variable[],
): Block | undefined {
  const label = (name: string) => labelOf(variables, name);
  const [first] = filled.missing;
  if (first !== undefined) {
    if (Object.hasOwn(usable, first))
      return {
        variable: first,
        message: `${label(first)} stands where no value can be put in safely. Write this command by hand.`,
      };
    return { variable: first, message: `Fill in ${list(filled.missing.map(label))} first.` };
  }
  const used = new Set(filled.segments.map(({ variable }) => variable));
  const waiting = unconfirmed.filter((name) => used.has(name));
  const [next] = waiting;
  if (next === undefined) return undefined;
  const came = waiting.length === 1 ? 'its value' : 'their values';
  return {
    variable: next,
    waiting: true,
    message: `Accept ${list(waiting.map(label))} first: ${came} came with the address.`,
  };
}

function list(words: string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
