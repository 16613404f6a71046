import { type Rule, rangeOf } from './rule.ts';

export const stepOrder: Rule = {
  id: 'step-order',
  group: 'procedures',
  level: 'error',
  summary: 'A step needs only steps that stand before it.',
  why: 'Whoever goes from top to bottom comes to a step that cannot be done yet; two steps that need each other can never be done.',
  wrong: {
    text: `::::procedure[Get ready]{#get-ready kind=prepare}

:::step[Upload the copy]{#upload-copy needs=make-copy}

Attach the copy to the ticket.

:::

:::step[Copy the configuration]{#make-copy}

Download the configuration from the page of the service.

:::

::::
`,
    line: 3,
  },
  right: {
    text: `::::procedure[Get ready]{#get-ready kind=prepare}

:::step[Copy the configuration]{#make-copy}

Download the configuration from the page of the service.

:::

:::step[Upload the copy]{#upload-copy needs=make-copy}

Attach the copy to the ticket.

:::

::::
`,
  },
  check({ runbook, reading, report }) {
    for (const { steps } of runbook.procedures) {
      const before = new Set<string>();
      const byId = new Map(steps.toReversed().map((step) => [step.id, step]));
      for (const step of steps) {
        for (const id of step.needs) {
          const needed = byId.get(id);
          if (!needed || before.has(id)) continue;
          report(
            step,
            needed === step
              ? `Expected \`needs\` to name another step, found \`${id}\` itself`
              : `Expected \`needs\` to name a step that stands before, found \`${id}\`, which comes later`,
            'needs',
            {
              related: [
                { message: `\`${id}\` stands here`, place: rangeOf(reading.places.get(needed)) },
              ],
            },
          );
        }
        before.add(step.id);
      }
    }
  },
};
