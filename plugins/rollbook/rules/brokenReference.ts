import { nearest } from '../language/nearest.ts';
import type { Rule, RuleContext } from './rule.ts';

export const brokenReference: Rule = {
  id: 'broken-reference',
  group: 'references',
  level: 'error',
  summary: 'Every reference leads to something that is there.',
  why: 'Somebody follows it in the middle of an incident and ends nowhere.',
  wrong: {
    text: `::trigger[Logins fail]{#logins-fail action=rollback to=swich-off}

::::procedure[Switch the flag off]{#switch-off}
::::
`,
    line: 1,
  },
  right: {
    text: `::trigger[Logins fail]{#logins-fail action=rollback to=switch-off}

::::procedure[Switch the flag off]{#switch-off}
::::
`,
  },
  check(context) {
    const { runbook } = context;
    const refer = (at: object, part: string, target: string | undefined, allowed = context.ids) => {
      if (target !== undefined) resolve(context, at, part, target, allowed);
    };
    const triggers = [...runbook.triggers, ...runbook.procedures.flatMap((p) => p.triggers)];
    for (const trigger of triggers) refer(trigger, 'to', trigger.to);
    for (const procedure of runbook.procedures) {
      refer(procedure, 'alternative-to', procedure.alternativeTo);
      const steps = new Set(procedure.steps.map((step) => step.id));
      for (const step of procedure.steps) {
        refer(step, 'on-fail', step.onFail);
        for (const id of step.needs) refer(step, 'needs', id, steps);
      }
    }
    for (const decision of runbook.decisions) {
      const questions = new Set(decision.questions.map((question) => question.id));
      refer(decision, 'start', decision.start, questions);
      for (const question of decision.questions)
        for (const answer of question.answers) refer(answer, 'to', answer.to);
      for (const outcome of decision.outcomes) refer(outcome, 'to', outcome.to);
    }
  },
};

function resolve(
  context: RuleContext,
  at: object,
  part: string,
  target: string,
  allowed: ReadonlySet<string>,
): void {
  const [first = '', second] = target.split('#');
  if (second === undefined || first === context.runbook.id) {
    const id = second ?? first;
    if (!allowed.has(id)) context.report(at, expected(id, allowed, `\`${part}\``), part);
    return;
  }
  context.later(({ ids }) => {
    const others = ids.get(first);
    if (!others) context.report(at, `${expected(first, new Set(ids.keys()), 'a runbook')}`, part);
    else if (!others.has(second))
      context.report(at, `${expected(second, others, `\`${part}\` in \`${first}\``)}`, part);
  });
}

function expected(id: string, known: ReadonlySet<string>, what: string): string {
  const candidate = nearest(id, [...known]);
  const hint = candidate ? `. Did you mean \`${candidate}\`?` : '';
  return what === 'a runbook'
    ? `Expected the id of a runbook, found \`${id}\`, which no file has${hint}`
    : `Expected ${what} to name something that is there, found \`${id}\`${hint}`;
}
