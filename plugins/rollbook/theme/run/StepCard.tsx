import { spellDuration } from '../../model/duration.ts';
import { formatMoment, formatMs } from '../../run/formatTime.ts';
import { isLocked } from '../../run/isLocked.ts';
import type { StepState } from '../../run/runState.ts';
import { Command } from '../command/Command.tsx';
import { Markdown } from '../prose/Markdown.tsx';
import { Facts } from '../status/Facts.tsx';
import { Mark } from '../status/Mark.tsx';
import { EFFECT_SIGNS, STEP_SIGNS } from '../status/words.ts';
import { AllSettled } from './AllSettled.tsx';
import { Danger } from './Danger.tsx';
import { Expectation } from './Expectation.tsx';
import { useRun, useRunState } from './RunContext.ts';
import { StepActions } from './StepActions.tsx';
import styles from './StepCard.module.css';
import { StepDecisions } from './StepDecisions.tsx';
import { StepNotes } from './StepNotes.tsx';
import { stepSign } from './stepSigns.ts';
import { TargetName } from './TargetName.tsx';
import { WaitingFor } from './WaitingFor.tsx';
import { WaysAfterFailure } from './WaysAfterFailure.tsx';

/** One step with everything one must know to do it, and the buttons that say how it went. */
export function StepCard({ state }: { state: StepState | undefined }) {
  const { act, base } = useRun();
  const { header } = useRunState();
  if (!state) return <AllSettled />;
  const { step, status, reason, by, due, attempts } = state;
  const { id: target, kind, effect, budget, deadline, role, optional, commands, expects } = step;
  const tries = attempts.filter(({ end }) => end).length;
  const locked = isLocked(state);

  function onCopied(command: number) {
    const begun = status === 'started' || status === 'done';
    // Who copies a command is about to run it.
    if (begun) act({ type: 'copied', target, command });
    else act({ type: 'step-started', target }, { type: 'copied', target, command });
  }

  return (
    <article
      className={styles.step}
      data-run-step={target}
      data-status={status}
      data-effect={effect}
    >
      <h2 tabIndex={-1}>
        <span className={styles.code}>{step.code}</span> {step.title}
      </h2>
      <p className={styles.marks}>
        <Mark sign={stepSign(status)} />
        <Mark sign={STEP_SIGNS[kind]} />
        <Mark sign={EFFECT_SIGNS[effect]} />
        {budget !== undefined && <strong>{spellDuration(budget)}</strong>}
        {optional && <em>Optional</em>}
      </p>
      <Facts
        facts={[
          ['By', role],
          [
            'Due',
            due
              ? formatMoment({ at: due, zone: header.zone })
              : deadline && spellDuration(deadline),
          ],
          ['Said', reason],
          ['Approved by', by],
          ['Tries', tries > 1 && tries],
          ['Took', state.duration !== undefined && formatMs(state.duration)],
        ]}
      />
      <WaitingFor state={state} />
      <Markdown text={step.text} base={base} runbook={header.runbook} />
      <Danger step={step} />
      {locked ? (
        <TargetName state={state} onNamed={() => act({ type: 'step-started', target })} />
      ) : (
        commands.map((command, place) => (
          <Command key={command.line} {...command} onCopied={() => onCopied(place)} />
        ))
      )}
      {kind === 'decide' && <StepDecisions step={step} />}
      {expects.map((expect, place) => (
        <Expectation key={expect.line} step={state} expect={expect} place={place} />
      ))}
      {status === 'failed' && <WaysAfterFailure step={target} />}
      <StepActions state={state} />
      <StepNotes step={target} />
    </article>
  );
}
