import type { Rule } from './rule.ts';

export const undoMissing: Rule = {
  id: 'undo-missing',
  group: 'procedures',
  level: 'error',
  summary:
    'A destructive step says with `undo` how to take it back, or that it cannot be taken back.',
  why: 'The wrong target was named, and nobody knows whether the data are still somewhere.',
  wrong: {
    text: `::::procedure[Clear the cache]{#clear-cache kind=prepare}

:::step[Delete the cached sessions]{#delete-sessions effect=destructive}

Delete the folder \`sessions\` on the file share.

:::

::::
`,
    line: 3,
  },
  right: {
    text: `::::procedure[Clear the cache]{#clear-cache kind=prepare}

:::step[Delete the cached sessions]{#delete-sessions effect=destructive}

Delete the folder \`sessions\` on the file share.

::undo[Restore the folder from the snapshot of the night.]

:::

::::
`,
  },
  check({ runbook, report }) {
    for (const step of runbook.procedures.flatMap((procedure) => procedure.steps)) {
      if (step.undo && step.undo.text === '' && !step.undo.command)
        report(step.undo, 'Expected the way back in words or as a command, found an empty `undo`');
      else if (step.effect === 'destructive' && !step.undo)
        report(
          step,
          'Expected an `undo` with the way back, or the word that there is none, found none',
          'effect',
        );
    }
  },
};
