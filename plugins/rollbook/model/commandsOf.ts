import type { Command, Step } from './runbook.ts';

/** The commands of a step, and last the one that takes it back. */
export function commandsOf({ commands, undo }: Step): Command[] {
  return undo?.command ? [...commands, undo.command] : commands;
}

/** The names of the variables that the commands of these steps are given. */
export function variablesOf(steps: readonly Step[]): Set<string> {
  return new Set(steps.flatMap(commandsOf).flatMap(({ variables }) => variables));
}
