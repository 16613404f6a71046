import { type FormEvent, useId } from 'react';
import { formatCondition } from '../../model/conditionText.ts';
import type { Expect } from '../../model/runbook.ts';
import { judge } from '../../run/judge.ts';
import type { StepState } from '../../run/runState.ts';
import { InlineMarkdown } from '../prose/Markdown.tsx';
import { Button } from '../status/Button.tsx';
import { type Fact, Facts } from '../status/Facts.tsx';
import { useRun, useRunState } from './RunContext.ts';
import styles from './StepCard.module.css';
import { useDraft } from './useDraft.ts';

interface ExpectationProps {
  step: StepState;
  expect: Expect;
  /** Which expectation of the step, from 0. */
  place: number;
}

/** What must be true after a step: what was found is entered, compared where it can be, and kept. */
export function Expectation({ step, expect, place }: ExpectationProps) {
  const { act, base } = useRun();
  const { header } = useRunState();
  const [value, setValue] = useDraft(`found ${step.id} ${place}`);
  const id = useId();
  const { exit, contains, absent, matches, value: condition } = expect;
  const found = step.observed.filter((seen) => (seen.expect ?? 0) === place);
  const last = found.at(-1);
  const compared = condition !== undefined || exit !== undefined;
  const verdict = judge(expect, value);
  const unsaid = compared && verdict === undefined && value.trim() !== '';
  const facts: Fact[] = [
    ['exit status', exit],
    ['shows', contains !== undefined && <code key="shows">{contains}</code>],
    ['does not show', absent !== undefined && <code key="hides">{absent}</code>],
    ['matches', matches !== undefined && <code key="matches">{matches}</code>],
    ['read off', condition && <code key="value">{formatCondition(condition)}</code>],
  ];

  function record(met?: boolean) {
    const text = value.trim() || (met ? 'as expected' : 'not as expected');
    const draft = { type: 'observed', target: step.id, expect: place, value: text } as const;
    if (act(met === undefined ? draft : { ...draft, met })) setValue(undefined);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (value.trim() === '' || unsaid) return;
    record();
  }

  return (
    <div className={styles.expect} data-met={last?.met}>
      <p>
        <strong>Expect:</strong>{' '}
        <InlineMarkdown text={expect.title} base={base} runbook={header.runbook} />
      </p>
      <Facts facts={facts} />
      {last && (
        <p className={styles.found}>
          Found: <strong>{last.value}</strong>
          {last.met !== undefined && (last.met ? ', as expected' : ', not as expected')}
        </p>
      )}
      <form onSubmit={submit}>
        <label htmlFor={id}>{compared ? 'Value found' : 'What was found'}</label>
        <input
          id={id}
          type="text"
          autoComplete="off"
          maxLength={4000}
          value={value}
          aria-describedby={`${id}-verdict`}
          onChange={(event) => setValue(event.target.value)}
        />
        {compared && verdict !== undefined ? (
          <Button type="submit">Enter</Button>
        ) : (
          <>
            <Button onClick={() => record(true)}>As expected</Button>
            <Button onClick={() => record(false)}>Not as expected</Button>
          </>
        )}
        <span id={`${id}-verdict`} className={styles.verdict} role="status">
          {verdict !== undefined && (verdict ? 'This is as expected.' : 'This is not as expected.')}
          {unsaid && 'Say whether all of it is as expected.'}
        </span>
      </form>
    </div>
  );
}
