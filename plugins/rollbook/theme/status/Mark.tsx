import type { ReactNode } from 'react';
import styles from './Mark.module.css';
import { SHAPES } from './shapes.ts';
import type { Sign } from './words.ts';

/** A sign of the language: its shape, its word, and a colour that adds nothing to them. */
export function Mark({ sign, children }: { sign: Sign; children?: ReactNode }) {
  return (
    <span className={styles.mark} data-tone={sign.tone}>
      <svg className={styles.shape} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path
          d={SHAPES[sign.shape]}
          data-filled={sign.shape.startsWith('bars') || undefined}
          fill={sign.shape.startsWith('bars') ? 'currentColor' : 'none'}
        />
      </svg>
      {children ?? sign.word}
    </span>
  );
}
