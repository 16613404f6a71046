import { type FormEvent, useId, useState } from 'react';
import { formatMs } from '../../run/formatTime.ts';
import { type TargetResult, targetResults } from '../../run/metrics.ts';
import { Button } from '../status/Button.tsx';
import styles from './Panel.module.css';
import { useRun, useRunState } from './RunContext.ts';

/** The runbook's targets beside what the run made of them. What no clock measures is entered. */
export function TargetResults() {
  const results = targetResults(useRunState());
  if (results.length === 0) return null;
  return (
    <>
      <h3>Targets</h3>
      <ul className={styles.targets}>
        {results.map((result, place) => (
          <Row key={result.target.line} result={result} place={place} />
        ))}
      </ul>
    </>
  );
}

function Row({ result, place }: { result: TargetResult; place: number }) {
  const { act } = useRun();
  const [value, setValue] = useState('');
  const id = useId();
  const { target, measured, met } = result;

  function enter(event: FormEvent, wasMet: boolean) {
    event.preventDefault();
    const text = value.trim();
    if (text === '') return;
    if (act({ type: 'observed', target: 'targets', expect: place, value: text, met: wasMet }))
      setValue('');
  }

  return (
    <li>
      {target.metric}: {measuredWords(measured)}, target {target.target}
      {met !== undefined && <strong>{met ? ', met' : ', missed'}</strong>}
      {typeof measured !== 'number' && (
        <form className={styles.entry} onSubmit={(event) => event.preventDefault()}>
          <label htmlFor={id}>Measured</label>
          <input
            id={id}
            type="text"
            autoComplete="off"
            maxLength={4000}
            aria-label={`Measured: ${target.metric}`}
            value={value}
            onChange={(event) => setValue(event.target.value)}
          />
          <Button onClick={(event) => enter(event, true)}>Met</Button>
          <Button onClick={(event) => enter(event, false)}>Missed</Button>
        </form>
      )}
    </li>
  );
}

function measuredWords(measured: number | string | undefined): string {
  if (measured === undefined) return 'not measured';
  return typeof measured === 'number' ? formatMs(measured) : measured;
}
