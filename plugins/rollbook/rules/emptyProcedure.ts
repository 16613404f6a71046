import type { Rule } from './rule.ts';

export const emptyProcedure: Rule = {
  id: 'empty-procedure',
  group: 'procedures',
  level: 'error',
  summary: 'A procedure has steps.',
  why: 'What is written as prose or as a list can be read, but not run, ticked, timed or recorded.',
  wrong: {
    text: `::::procedure[Get ready]{#get-ready kind=prepare}

1. Tell the support team.

::::
`,
    line: 1,
  },
  right: {
    text: `::::procedure[Get ready]{#get-ready kind=prepare}

:::step[Tell the support team]{#tell-support kind=notify}

Say which release is taken back, and why.

:::

::::
`,
  },
  check({ runbook, report }) {
    for (const procedure of runbook.procedures)
      if (procedure.steps.length === 0)
        report(procedure, 'Expected a `step` in the procedure, found none');
  },
};
