import styles from './StartForm.module.css';

/** When the trouble was detected, as somebody enters it. */
export interface Detection {
  kind: 'now' | 'ago' | 'at';
  minutes: string;
  /** As a `datetime-local` field has it. */
  time: string;
}

const DAY_MS = 86_400_000;

/** A year with a figure too few is a slip, and no event can be of a time before 1970. */
const EARLIEST = Date.UTC(2000, 0, 1);

/** Reads the time of detection, in ms. `wall` is now. Returns what is wrong with it in words. */
export function detectedAt(detection: Detection, wall: number): number | { message: string } {
  const { kind, minutes, time } = detection;
  if (kind === 'now') return wall;
  if (kind === 'ago') {
    const count = Number(minutes.trim().replace(',', '.'));
    if (minutes.trim() === '' || !(count >= 0) || count * 60_000 > 365 * DAY_MS)
      return { message: 'Say how many minutes ago it was detected, such as 10.' };
    return wall - Math.round(count * 60_000);
  }
  const at = Date.parse(time);
  if (Number.isNaN(at)) return { message: 'Say when it was detected: a date and a time.' };
  if (at < EARLIEST)
    return { message: 'The time of detection lies before 2000-01-01: check the year.' };
  if (at > wall + 60_000) return { message: 'The time of detection lies in the future.' };
  return at;
}

interface DetectionFieldsProps {
  detection: Detection;
  onChange: (detection: Detection) => void;
}

/** The fields for when the trouble was detected. */
export function DetectionFields({ detection, onChange }: DetectionFieldsProps) {
  const { kind, minutes, time } = detection;
  const radio = (one: Detection['kind'], label: string) => (
    <label className={styles.choice}>
      <input
        type="radio"
        name="detected"
        checked={kind === one}
        onChange={() => onChange({ ...detection, kind: one })}
      />
      {label}
    </label>
  );
  return (
    <fieldset>
      <legend>Detected</legend>
      {radio('now', 'Now')}
      <div className={styles.with}>
        {radio('ago', 'Minutes ago')}
        <input
          type="text"
          inputMode="numeric"
          aria-label="How many minutes ago"
          value={minutes}
          onChange={(event) => onChange({ ...detection, kind: 'ago', minutes: event.target.value })}
        />
      </div>
      <div className={styles.with}>
        {radio('at', 'At')}
        <input
          type="datetime-local"
          aria-label="The time of detection"
          value={time}
          onChange={(event) => onChange({ ...detection, kind: 'at', time: event.target.value })}
        />
      </div>
    </fieldset>
  );
}
