import type { Answer, Decision, Outcome, Question } from '../model/runbook.ts';
import { type Block, blocksOf } from './block.ts';
import { lineOf, markdownOf, proseOf, type ReadingContext } from './reading.ts';

/** Reads a decision with its questions, answers and outcomes. */
export function readDecision(block: Block<'decision'>, context: ReadingContext): Decision {
  const questions = blocksOf(block.blocks, 'question').map((question) =>
    readQuestion(question, context),
  );
  const start = block.attributes.start ?? questions[0]?.id;
  const decision: Decision = {
    id: block.id,
    title: block.title,
    line: lineOf(block.node),
    ...(start && { start }),
    questions,
    outcomes: blocksOf(block.blocks, 'outcome').map((outcome) => readOutcome(outcome, context)),
  };
  context.remember(block.node, decision);
  context.locate(decision, block.place);
  return decision;
}

function readQuestion(block: Block<'question'>, context: ReadingContext): Question {
  const question: Question = {
    id: block.id,
    title: block.title,
    line: lineOf(block.node),
    text: markdownOf(proseOf(block.content), context.source),
    answers: blocksOf(block.blocks, 'answer').map((answer) => readAnswer(answer, context)),
  };
  context.remember(block.node, question);
  context.locate(question, block.place);
  return question;
}

function readAnswer(block: Block<'answer'>, context: ReadingContext): Answer {
  const { to, when, unsure = false } = block.attributes;
  const answer: Answer = {
    title: block.title,
    ...(to && { to }),
    ...(when && { when }),
    unsure,
    line: lineOf(block.node),
  };
  context.remember(block.node, answer);
  context.locate(answer, block.place);
  return answer;
}

function readOutcome(block: Block<'outcome'>, context: ReadingContext): Outcome {
  const { action, to } = block.attributes;
  const outcome: Outcome = {
    id: block.id,
    title: block.title,
    line: lineOf(block.node),
    ...(action && { action }),
    ...(to && { to }),
    text: markdownOf(proseOf(block.content), context.source),
  };
  context.remember(block.node, outcome);
  context.locate(outcome, block.place);
  return outcome;
}
