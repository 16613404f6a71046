import type { Heading, RootContent } from 'mdast';
import { variablesOf } from '../model/commandsOf.ts';
import type { Procedure, Step } from '../model/runbook.ts';
import type { Link } from '../theme/props.ts';
import { element } from './jsx.ts';
import type { LinkOf } from './linksOf.ts';
import type { PageContext } from './pageContext.ts';

/** The element of a procedure: its heading, its facts, and what it holds. */
export function procedureElement(
  procedure: Procedure,
  title: Heading,
  content: RootContent[],
  { runbook, linkOf }: PageContext,
): RootContent {
  const { id, letter, kind, risk, budget, level, scope, takesEffect, approver } = procedure;
  const used = variablesOf(procedure.steps);
  const facts = element('ProcedureFacts', {
    runbook: runbook.id,
    id,
    title: procedure.title,
    letter,
    kind,
    risk,
    budget,
    level,
    scope,
    takesEffect,
    approver,
    alternativeTo: linkOf(procedure.alternativeTo),
    stepCount: procedure.steps.length,
    variables: runbook.variables.map(({ name }) => name).filter((name) => used.has(name)),
  });
  return element('Procedure', { id, kind, risk }, [title, facts, ...content]);
}

/** The element of a step: its heading, its facts, and what it holds. */
export function stepElement(
  step: Step,
  title: Heading,
  content: RootContent[],
  linkOf: LinkOf,
): RootContent {
  const { id, code, kind, effect, budget, deadline, role, optional } = step;
  const needs = step.needs.map((need) => linkOf(need)).filter((link): link is Link => !!link);
  const facts = element('StepFacts', {
    code,
    kind,
    effect,
    budget,
    deadline,
    role,
    // A page says it once a step: what is so by itself is left out.
    ...(optional && { optional }),
    ...(needs.length > 0 && { needs }),
    onFail: linkOf(step.onFail),
  });
  return element('Step', { id, code, kind, effect, ...(optional && { optional }) }, [
    title,
    facts,
    ...content,
  ]);
}
