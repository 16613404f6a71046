import type { ReactNode } from 'react';
import { FITS_A_PHONE, wholeWords } from '../../model/wholeWords.ts';
import styles from './keepWords.module.css';

/** A line of code whose words stay whole up to a length in characters. */
export function keepWords(text: string, longest = FITS_A_PHONE): ReactNode {
  const pieces = wholeWords(text, longest);
  if (!pieces.some(({ whole }) => whole)) return text;
  return pieces.map((piece, place) =>
    piece.whole ? (
      <span key={place} className={styles.word}>
        {piece.text}
      </span>
    ) : (
      piece.text
    ),
  );
}
