import type { Step } from '../../model/runbook.ts';
import { DecisionWalk } from './DecisionWalk.tsx';
import { useRunState } from './RunContext.ts';

/** The decisions that a step asks to be walked: those its text leads to; none of them where it names none. */
export function StepDecisions({ step }: { step: Step }) {
  const { decisions } = useRunState();
  const named = decisions.filter(({ decision }) =>
    [decision, ...decision.questions].some(({ id }) => step.text.includes(`#${id})`)),
  );
  return (
    <>
      {named.map((decision) => (
        <DecisionWalk key={decision.id} state={decision} />
      ))}
    </>
  );
}
