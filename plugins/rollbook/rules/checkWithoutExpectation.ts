import type { Rule } from './rule.ts';

export const checkWithoutExpectation: Rule = {
  id: 'check-without-expectation',
  group: 'procedures',
  level: 'warn',
  summary: 'A step of the kind `check` says with `expect` what has to be seen.',
  why: 'Whoever looks at the output has to decide what is good, and under pressure everything looks good.',
  wrong: {
    text: `::::procedure[Look at the login]{#look-at-login kind=verify}

:::step[Count the failed logins]{#count-failures kind=check}

Read the number of failed logins off the dashboard.

:::

::::
`,
    line: 3,
  },
  right: {
    text: `::::procedure[Look at the login]{#look-at-login kind=verify}

:::step[Count the failed logins]{#count-failures kind=check}

Read the number of failed logins off the dashboard.

::expect[Fewer than one login in a hundred fails]{value="login_errors < 1%"}

:::

::::
`,
  },
  check({ runbook, report }) {
    for (const step of runbook.procedures.flatMap((procedure) => procedure.steps))
      if (step.kind === 'check' && step.expects.length === 0)
        report(step, 'Expected an `expect` in the check, found none');
  },
};
