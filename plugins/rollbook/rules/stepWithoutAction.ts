import type { Step } from '../model/runbook.ts';
import type { Rule } from './rule.ts';

export const stepWithoutAction: Rule = {
  id: 'step-without-action',
  group: 'procedures',
  level: 'warn',
  summary:
    'A step that does something says how: in words or with a command. One that waits says for how long or for what.',
  why: 'A title such as “Restart the service” leaves the how to memory, at the worst time to remember.',
  wrong: {
    text: `::::procedure[Get ready]{#get-ready kind=prepare}

:::step[Save the current configuration]{#save-configuration}
:::

::::
`,
    line: 3,
  },
  right: {
    text: `::::procedure[Get ready]{#get-ready kind=prepare}

:::step[Save the current configuration]{#save-configuration}

Download the configuration from the page of the service and attach it to the ticket.

:::

::::
`,
  },
  check({ runbook, report }) {
    for (const step of runbook.procedures.flatMap((procedure) => procedure.steps))
      if (step.kind === 'do' && !hasWords(step))
        report(step, 'Expected a command, or words on how to do it, found only the title');
      else if (step.kind === 'wait' && !hasWords(step) && isEndless(step))
        report(step, 'Expected a `budget`, an `expect` or words on how long to wait, found none');
  },
};

function hasWords({ text, commands }: Step): boolean {
  return text !== '' || commands.some((command) => !command.sample);
}

function isEndless({ budget, deadline, expects }: Step): boolean {
  return budget === undefined && deadline === undefined && expects.length === 0;
}
