import { type FormEvent, useId, useState } from 'react';
import { isSettled, type StepState } from '../../run/runState.ts';
import { Button } from '../status/Button.tsx';
import { useTargets } from './Danger.tsx';
import styles from './StepCard.module.css';

/**
 * Asks for the name of what an irreversible step acts on: the first value that its commands are
 * given, or the step's code where they are given none. Typed right, the commands show. A step that
 * cannot be begun as it stands is to be reopened before.
 */
export function TargetName({ state, onNamed }: { state: StepState; onNamed: () => void }) {
  const { step, status } = state;
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const targets = useTargets(step);
  const id = useId();
  const target = targets.find(({ value }) => value !== undefined);
  const name = target?.value ?? step.code;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (typed.trim() === name) onNamed();
    else setWrong(true);
  }

  if (isSettled(state) && status !== 'failed')
    return <p>To see the commands, reopen this step and type the name of what it acts on.</p>;
  if (targets.length > 0 && !target)
    return <p className={styles.danger}>Fill in the values first: they say what this acts on.</p>;
  return (
    <form className={styles.target} onSubmit={submit}>
      <label htmlFor={id}>
        To show the commands, type <code>{name}</code>
        {target && ` (${target.label})`}
      </label>
      <div>
        <input
          id={id}
          data-target-name=""
          type="text"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={typed}
          aria-invalid={wrong || undefined}
          aria-describedby={`${id}-wrong`}
          onChange={(event) => {
            setTyped(event.target.value);
            setWrong(false);
          }}
        />
        <Button type="submit">Begin this step</Button>
      </div>
      <p id={`${id}-wrong`} role="alert">
        {wrong && 'This is not what the step acts on.'}
      </p>
    </form>
  );
}
