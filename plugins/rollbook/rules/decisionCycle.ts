import { waysBackIn } from './decisionWalk.ts';
import { type Rule, rangeOf } from './rule.ts';

export const decisionCycle: Rule = {
  id: 'decision-cycle',
  group: 'references',
  level: 'error',
  summary: 'No answer leads back to a question that was asked on the way to it.',
  why: 'Somebody who answers the same as before goes round and round while the clock runs.',
  wrong: {
    text: `::::decision[Logins fail]{#triage}

:::question[Is the new login to blame?]{#to-blame}

::answer[Yes]{to=can-wait}
::answer[No]{to=keep-watching}
::answer[Cannot tell]{to=can-wait unsure}

:::

:::question[Can it wait until the morning?]{#can-wait}

::answer[Yes]{to=keep-watching}
::answer[No]{to=switch-off}
::answer[Cannot tell]{to=to-blame unsure}

:::

::outcome[Switch the flag off]{#switch-off action=rollback}

::outcome[Keep watching]{#keep-watching action=assess}

::::
`,
    line: 15,
  },
  right: {
    text: `::::decision[Logins fail]{#triage}

:::question[Is the new login to blame?]{#to-blame}

::answer[Yes]{to=can-wait}
::answer[No]{to=keep-watching}
::answer[Cannot tell]{to=can-wait unsure}

:::

:::question[Can it wait until the morning?]{#can-wait}

::answer[Yes]{to=keep-watching}
::answer[No]{to=switch-off}
::answer[Cannot tell]{to=switch-off unsure}

:::

::outcome[Switch the flag off]{#switch-off action=rollback}

::outcome[Keep watching]{#keep-watching action=assess}

::::
`,
  },
  check({ runbook, reading, report }) {
    for (const decision of runbook.decisions)
      for (const { answer, to } of waysBackIn(decision, runbook.id))
        report(
          answer,
          `Expected an answer that leads on, found one that leads back to \`${to.id}\``,
          'to',
          {
            related: [
              { message: `\`${to.id}\` was asked here`, place: rangeOf(reading.places.get(to)) },
            ],
          },
        );
  },
};
