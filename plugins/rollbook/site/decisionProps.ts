import { localId } from '../model/localId.ts';
import { questionCodes } from '../model/questionCodes.ts';
import type { Answer, Decision, Runbook } from '../model/runbook.ts';
import type { AnswerProps, DecisionProps } from '../theme/props.ts';
import { drawDecision, type Target } from './drawDecision.ts';
import type { LinkOf } from './linksOf.ts';

/** What the page hands to a decision: the tree without its prose, and its drawing. */
export function decisionProps(
  decision: Decision,
  runbook: Runbook,
  linkOf: LinkOf,
): Omit<DecisionProps, 'children'> {
  const { id, title, questions, outcomes } = decision;
  const start = decision.start && localId(decision.start, runbook.id);
  return {
    runbook: runbook.id,
    id,
    title,
    ...(start && { start }),
    questions: questions.map((question) => ({
      id: question.id,
      title: question.title,
      answers: question.answers.map((answer) => answerProps(answer, runbook, linkOf)),
    })),
    outcomes: outcomes.map(({ id, title, action }) => ({ id, title, ...(action && { action }) })),
    drawing: drawDecision(
      { ...decision, ...(start && { start }) },
      (answer) => targetOf(answer, runbook, linkOf),
      questionCodes(runbook),
    ),
  };
}

/** What the page hands to an answer. */
export function answerProps(
  answer: Answer,
  runbook: Runbook,
  linkOf: LinkOf,
): Omit<AnswerProps, 'children'> {
  const { title, when, unsure } = answer;
  const question = runbook.decisions
    .flatMap((decision) => decision.questions)
    .find((one) => one.answers.includes(answer));
  const target = targetOf(answer, runbook, linkOf);
  const link = linkOf(answer.to);
  return {
    index: question?.answers.indexOf(answer) ?? 0,
    title,
    ...(target && link && { to: { ...link, id: target.id, kind: target.kind } }),
    ...(when && { when }),
    unsure,
  };
}

function targetOf(answer: Answer, runbook: Runbook, linkOf: LinkOf): Target | undefined {
  const link = linkOf(answer.to);
  if (!answer.to || !link) return undefined;
  const id = localId(answer.to, runbook.id) ?? answer.to;
  const isA = (nodes: readonly { id: string }[]) => nodes.some((node) => node.id === id);
  const kind = isA(runbook.decisions.flatMap((decision) => decision.questions))
    ? 'question'
    : isA(runbook.decisions.flatMap((decision) => decision.outcomes))
      ? 'outcome'
      : 'procedure';
  const letter = runbook.procedures.find((procedure) => procedure.id === id)?.letter;
  return { id, kind, title: letter ? `${letter} ${link.label}` : link.label };
}
