/** Every component that a runbook page is made of, under the names that the remark plugin writes. */
export { Checklist, Item, ItemText } from './checklist/Checklist.tsx';
export { Command } from './command/Command.tsx';
export { Decision } from './decision/Decision.tsx';
export { Answer, Answers, Outcome, Question } from './decision/Question.tsx';
export { Example } from './page/Example.tsx';
export { Runbook } from './page/Runbook.tsx';
export {
  Advantages,
  Disadvantages,
  Procedure,
  ProcedureFacts,
} from './procedure/Procedure.tsx';
export { Expect, Step, StepFacts, Undo } from './procedure/Step.tsx';
export { Trigger, Triggers } from './procedure/Trigger.tsx';
export { FactTable } from './table/FactTable.tsx';
export { Matrix } from './table/Matrix.tsx';
export { Template } from './template/Template.tsx';
export { Tree } from './tree/Tree.tsx';
