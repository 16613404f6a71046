import { CHECKLISTS, EVERYTHING, PAPERS, type Paper } from '../../model/paper.ts';
import type { Procedure } from '../../model/runbook.ts';
import { Button } from '../status/Button.tsx';
import styles from './PrintToolbar.module.css';
import type { Choice } from './useChoice.ts';

interface PrintToolbarProps {
  procedures: readonly Procedure[];
  choice: Choice;
  /** The address of the runbook's page. */
  back: string;
}

const PAPER_WORDS: Record<Paper, string> = { a4: 'A4', letter: 'Letter' };

/** What to print and on what paper. It stands on the screen alone. */
export function PrintToolbar({ procedures, choice, back }: PrintToolbarProps) {
  const { part, paper, setPart, setPaper } = choice;
  return (
    <div className={styles.toolbar}>
      <label>
        What to print{' '}
        <select value={part} onChange={(event) => setPart(event.currentTarget.value)}>
          <option value={EVERYTHING}>Everything</option>
          <option value={CHECKLISTS}>The checklists alone</option>
          {procedures.map((procedure) => (
            <option key={procedure.id} value={procedure.id}>
              {procedure.letter} {procedure.title}
            </option>
          ))}
        </select>
      </label>
      <label>
        Paper{' '}
        <select value={paper ?? ''} onChange={(event) => setPaper(event.currentTarget.value)}>
          <option value="">The printer’s own</option>
          {PAPERS.map((one) => (
            <option key={one} value={one}>
              {PAPER_WORDS[one]}
            </option>
          ))}
        </select>
      </label>
      <Button look="main" onClick={() => window.print()}>
        Print
      </Button>
      <a href={back}>Back to the runbook</a>
    </div>
  );
}
