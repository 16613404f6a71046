import { focusField } from './focusField.ts';
import { keepWords } from './keepWords.tsx';
import styles from './Segment.module.css';

/** A piece of a text with placeholders, as `fill` makes them. */
export interface TextSegment {
  text: string;
  variable?: string;
  filled: boolean;
}

interface SegmentProps {
  segment: TextSegment;
  /** What the variable is called. */
  label: string;
  unconfirmed?: boolean;
  /** A secret is shown, for one must see what one runs, but it is never printed. */
  secret?: boolean;
}

/** A piece of a text: a value is highlighted, a gap is a button that leads to its field. */
export function Segment({ segment, label, unconfirmed, secret }: SegmentProps) {
  const { text, variable, filled } = segment;
  if (variable === undefined) return keepWords(text);
  if (filled)
    return (
      <mark
        className={styles.value}
        data-state={unconfirmed ? 'unconfirmed' : 'filled'}
        data-secret={secret || undefined}
        title={unconfirmed ? `${label}, unconfirmed` : label}
      >
        <span>{keepWords(text)}</span>
      </mark>
    );
  if (variable.startsWith('run.'))
    return (
      <span className={styles.later} title="Filled in by the run">
        {text}
      </span>
    );
  return (
    <button
      type="button"
      className={styles.gap}
      aria-label={`${text}: fill in ${label}`}
      onClick={(event) => focusField(variable, event.currentTarget)}
    >
      {text}
    </button>
  );
}
