import { isWritten, type Rule } from './rule.ts';

export const decisionDeadEnd: Rule = {
  id: 'decision-dead-end',
  group: 'references',
  level: 'error',
  summary: 'A decision asks something, every question has answers, and every answer leads on.',
  why: 'Somebody answers truthfully and is left standing there. A path ends in an outcome or a procedure.',
  wrong: {
    text: `::::decision[Logins fail]{#triage}

:::question[Is the new login to blame?]{#to-blame}

::answer[Yes]{to=switch-off}
::answer[No]
::answer[Cannot tell]{to=switch-off unsure}

:::

::outcome[Switch the flag off]{#switch-off action=rollback}

::::
`,
    line: 6,
  },
  right: {
    text: `::::decision[Logins fail]{#triage}

:::question[Is the new login to blame?]{#to-blame}

::answer[Yes]{to=switch-off}
::answer[No]{to=keep-watching}
::answer[Cannot tell]{to=switch-off unsure}

:::

::outcome[Switch the flag off]{#switch-off action=rollback}

::outcome[Keep watching]{#keep-watching action=assess}

::::
`,
  },
  check({ runbook, reading, report }) {
    for (const decision of runbook.decisions) {
      if (decision.questions.length === 0)
        report(decision, 'Expected a `question` in the decision, found none');
      for (const question of decision.questions) {
        if (question.answers.length === 0)
          report(question, 'Expected an `answer` to the question, found none');
        for (const answer of question.answers)
          if (answer.to === undefined && !isWritten(reading, answer, 'to'))
            report(
              answer,
              `Expected \`to\` with the question, outcome or procedure that follows “${answer.title}”, found none`,
            );
      }
    }
  },
};
