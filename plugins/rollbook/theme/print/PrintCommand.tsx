import type { Command } from '../../model/runbook.ts';
import { keepWords } from '../command/keepWords.tsx';
import shared from './Print.module.css';
import styles from './PrintCommand.module.css';

/** A word of so many characters still fits a line of paper, hung in; a longer one is broken. */
export const LONGEST_WORD = 72;

/** A command, whole: each line of it is wrapped between words with a hanging indent and a mark, never cut. */
export function PrintCommand({ command }: { command: Command }) {
  const { title, dir, text } = command;
  const head = [title, dir && `in ${dir}`, command.sample && 'not to be run'].filter(Boolean);
  return (
    <div>
      {head.length > 0 && <p className={shared.facts}>{head.join(' · ')}</p>}
      <pre className={styles.command} data-print-command="">
        {text.split('\n').map((line, number) => (
          <span key={number} className={styles.line}>
            {keepWords(line, LONGEST_WORD)}
            {'\n'}
          </span>
        ))}
      </pre>
    </div>
  );
}
