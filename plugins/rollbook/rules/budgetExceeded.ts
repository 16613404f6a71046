import { formatDuration } from '../model/duration.ts';
import type { Procedure } from '../model/runbook.ts';
import { type Rule, type RuleContext, rangeOf } from './rule.ts';

export const budgetExceeded: Rule = {
  id: 'budget-exceeded',
  group: 'numbers',
  level: 'error',
  summary: 'The steps fit into the time that their procedure may take.',
  why: 'The budget is a promise that cannot be kept, and the clock says so only when it is too late. Optional steps are not counted. A step without a budget of its own may have a deadline after the procedure’s: it is owed afterwards.',
  wrong: {
    text: `::::procedure[Switch the login back]{#switch-back kind=prepare budget=10m}

:::step[Tell the support team]{#tell-support kind=notify budget=5m}

Say which release is taken back, and why.

:::

:::step[Wait until the queue is empty]{#drain kind=wait budget=8m}

Watch the length of the queue.

:::

::::
`,
    line: 1,
  },
  right: {
    text: `::::procedure[Switch the login back]{#switch-back kind=prepare budget=15m}

:::step[Tell the support team]{#tell-support kind=notify budget=5m}

Say which release is taken back, and why.

:::

:::step[Wait until the queue is empty]{#drain kind=wait budget=8m}

Watch the length of the queue.

:::

::::
`,
  },
  check(context) {
    for (const procedure of context.runbook.procedures) {
      // Where a step alone is at fault, the sum says nothing new.
      const found = procedure.steps.filter((step) => checkStep(step, procedure.budget, context));
      if (found.length === 0) checkSum(procedure, context);
    }
  },
};

/** Reports a step whose own times do not fit. True where the sum is explained by it. */
function checkStep(
  step: Procedure['steps'][number],
  whole: number | undefined,
  { report }: RuleContext,
): boolean {
  const { budget, deadline } = step;
  if (budget === undefined) return false;
  if (whole !== undefined && budget > whole) {
    report(
      step,
      `Expected at most the \`${formatDuration(whole)}\` of the procedure, found a step of \`${formatDuration(budget)}\``,
      'budget',
    );
    return true;
  }
  if (deadline !== undefined && deadline < budget)
    report(
      step,
      `Expected a deadline that leaves the step its \`${formatDuration(budget)}\`, found \`${formatDuration(deadline)}\` since the start`,
      'deadline',
    );
  else if (deadline !== undefined && whole !== undefined && deadline > whole)
    report(
      step,
      `Expected a deadline within the \`${formatDuration(whole)}\` of the procedure, found \`${formatDuration(deadline)}\``,
      'deadline',
    );
  return false;
}

function checkSum(procedure: Procedure, { reading, report }: RuleContext): void {
  const counted = procedure.steps.filter((step) => !step.optional && step.budget !== undefined);
  const sum = counted.reduce((total, step) => total + (step.budget ?? 0), 0);
  if (procedure.budget === undefined || sum <= procedure.budget) return;
  report(
    procedure,
    `Expected steps that take at most \`${formatDuration(procedure.budget)}\` together, found \`${formatDuration(sum)}\``,
    'budget',
    {
      related: counted.map((step) => ({
        message: `\`${step.id || step.title}\` takes \`${formatDuration(step.budget ?? 0)}\``,
        place: rangeOf(reading.places.get(step), 'budget'),
      })),
    },
  );
}
