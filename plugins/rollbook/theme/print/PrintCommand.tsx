import type { Command } from '../../model/runbook.ts';
import shared from './Print.module.css';
import styles from './PrintCommand.module.css';

/** A command, whole: each line of it is wrapped with a hanging indent and a mark, never cut. */
export function PrintCommand({ command }: { command: Command }) {
  const { title, dir, text } = command;
  const head = [title, dir && `in ${dir}`, command.sample && 'not to be run'].filter(Boolean);
  return (
    <div>
      {head.length > 0 && <p className={shared.facts}>{head.join(' · ')}</p>}
      <pre className={styles.command} data-print-command="">
        {text.split('\n').map((line, number) => (
          <span key={number} className={styles.line}>
            {line}
            {'\n'}
          </span>
        ))}
      </pre>
    </div>
  );
}
