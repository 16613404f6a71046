import { type FormEvent, useId, useState } from 'react';
import { formatMoment } from '../../run/formatTime.ts';
import { Button } from '../status/Button.tsx';
import { detectedAt } from './DetectionFields.tsx';
import styles from './Panel.module.css';
import { useRun, useRunState } from './RunContext.ts';

/** When the trouble was detected, and a way to correct it: the first guess is often wrong. */
export function DetectionForm() {
  const { act, open } = useRun();
  const { detected } = useRunState();
  const [time, setTime] = useState('');
  const [wrong, setWrong] = useState('');
  const id = useId();
  const { zone } = detected?.when ?? { zone: 'UTC' };

  function correct(event: FormEvent) {
    event.preventDefault();
    const found = detectedAt({ kind: 'at', minutes: '', time }, open.parts.now().wall);
    if (typeof found !== 'number') {
      setWrong(found.message);
      return;
    }
    setWrong('');
    if (act({ type: 'detected', detectedAt: new Date(found).toISOString() })) setTime('');
  }

  return (
    <form className={styles.reason} onSubmit={correct} noValidate>
      <p>Detected: {detected ? formatMoment({ at: detected.at, zone }) : 'nobody said when'}</p>
      <label htmlFor={id}>It was detected at another time</label>
      <input
        id={id}
        type="datetime-local"
        step="1"
        value={time}
        aria-describedby={`${id}-wrong`}
        aria-invalid={wrong !== ''}
        onChange={(event) => setTime(event.target.value)}
      />
      <p id={`${id}-wrong`} role="alert" className={styles.wrong}>
        {wrong}
      </p>
      <div className={styles.tools}>
        <Button type="submit">Correct the time of detection</Button>
      </div>
    </form>
  );
}
