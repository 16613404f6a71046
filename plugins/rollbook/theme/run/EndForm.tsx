import { type FormEvent, useId } from 'react';
import { isSettled } from '../../run/runState.ts';
import { Button } from '../status/Button.tsx';
import styles from './Panel.module.css';
import { useRun, useRunState } from './RunContext.ts';
import { useDraft } from './useDraft.ts';

/** Ends the run: finished, with its exceptions named, or abandoned. */
export function EndForm({ onEnded }: { onEnded: () => void }) {
  const { act, perform } = useRun();
  const { steps, changes } = useRunState();
  const [text, setText] = useDraft('end');
  const id = useId();
  const open = steps.filter((step) => !isSettled(step));
  const owed = open.filter(({ due }) => due !== undefined);
  const exceptions = steps.filter(({ status }) => status === 'skipped' || status === 'failed');
  const missing = open.length - owed.length;

  function end(type: 'finished' | 'abandoned') {
    const said = text.trim();
    const words = said === '' ? {} : type === 'finished' ? { text: said } : { reason: said };
    if (!act({ type, ...words })) return;
    setText(undefined);
    onEnded();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    end('finished');
  }

  return (
    <form onSubmit={submit} className={styles.reason}>
      <ul>
        {missing > 0 && (
          <li>
            {missing} {missing === 1 ? 'step is' : 'steps are'} still open:{' '}
            {open
              .filter(({ due }) => due === undefined)
              .map(({ step }) => step.code)
              .join(', ')}
          </li>
        )}
        {exceptions.length > 0 && (
          <li>Skipped or failed: {exceptions.map(({ step }) => step.code).join(', ')}</li>
        )}
        {owed.length > 0 && (
          <li>Stays owed, with its date: {owed.map(({ step }) => step.code).join(', ')}</li>
        )}
        {changes.length > 0 && (
          <li>
            {changes.length} {changes.length === 1 ? 'change stays' : 'changes stay'} in place.{' '}
            <Button look="quiet" onClick={() => perform('changes')}>
              How to take them back
            </Button>
          </li>
        )}
      </ul>
      <label htmlFor={id}>In a sentence, how it ended (may stay empty)</label>
      <input
        id={id}
        data-focus=""
        type="text"
        autoComplete="off"
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className={styles.tools}>
        <Button type="submit" look="main">
          {missing + exceptions.length + owed.length > 0 ? 'Finish with exceptions' : 'Finish'}
        </Button>
        <Button onClick={() => end('abandoned')}>Abandon the run</Button>
      </div>
    </form>
  );
}
