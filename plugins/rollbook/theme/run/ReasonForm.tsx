import { type FormEvent, useId, useState } from 'react';
import type { RunDraft } from '../../model/run.ts';
import type { StepState } from '../../run/runState.ts';
import { Button } from '../status/Button.tsx';
import styles from './Panel.module.css';
import { useRun, useRunState } from './RunContext.ts';
import { stepDrafts } from './stepDrafts.ts';
import { useDraft } from './useDraft.ts';

interface ReasonFormProps {
  name: 'skip' | 'failed' | 'not-applicable' | 'approve' | 'note';
  step: StepState | undefined;
}

const ASKS = {
  skip: ['Reason', 'Skip this step', true],
  failed: ['What happened (may stay empty)', 'It failed', false],
  'not-applicable': ['Reason', 'Not applicable', true],
  approve: ['Name of who approved', 'Approved', true],
  note: ['What is to be remembered (Ctrl+Enter writes it down)', 'Write it down', true],
} as const;

/** Asks for the words that go with an action, and writes both down. */
export function ReasonForm({ name, step }: ReasonFormProps) {
  const { act, show, close } = useRun();
  const { header } = useRunState();
  const [text, setText] = useDraft(
    name === 'note' || !step ? name : `${name} ${step.id}`,
    name === 'approve' ? header.snapshot.procedure.approver : '',
  );
  const [wrong, setWrong] = useState('');
  const id = useId();
  const [label, button, required] = ASKS[name];

  function drafts(said: string): RunDraft[] {
    if (name === 'note') return [{ type: 'note', text: said, ...(step && { target: step.id }) }];
    if (!step) return [];
    if (name === 'approve') return stepDrafts(step, 'done', { by: said });
    return stepDrafts(step, name, { reason: said });
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    const said = text.trim();
    if (required && said === '') {
      setWrong('Expected a few words, found nothing.');
      return;
    }
    const made = drafts(said);
    if (made.length === 0) {
      setWrong('Nothing was recorded: the step was settled meanwhile. Keep the words as a note.');
      return;
    }
    if (!act(...made)) return;
    setText(undefined);
    if (name === 'note') close();
    else show(undefined);
  }

  const shared = {
    id,
    value: text,
    'data-focus': '',
    'aria-invalid': wrong ? true : undefined,
    'aria-describedby': `${id}-wrong`,
  };
  return (
    <form onSubmit={submit} className={styles.reason}>
      <label htmlFor={id}>{label}</label>
      {name === 'note' ? (
        <textarea
          {...shared}
          rows={3}
          maxLength={20_000}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
              event.currentTarget.form?.requestSubmit();
          }}
        />
      ) : (
        <input
          {...shared}
          type="text"
          autoComplete="off"
          maxLength={4000}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      <p id={`${id}-wrong`} role="alert" className={styles.wrong}>
        {wrong}
      </p>
      <Button type="submit" look="main">
        {button}
      </Button>
    </form>
  );
}
