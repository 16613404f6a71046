import { spellDuration } from '../../model/duration.ts';
import type { Procedure } from '../../model/runbook.ts';
import { InlineMarkdown } from '../prose/Markdown.tsx';
import { PROCEDURE_SIGNS, RISK_SIGNS } from '../status/words.ts';
import styles from './Print.module.css';
import table from './PrintTable.module.css';

interface PrintOverviewProps {
  procedures: readonly Procedure[];
  base: string;
  runbook: string;
}

/** The procedures side by side: what each is, how far it reaches, and what it costs. One has none. */
export function PrintOverview({ procedures, ...prose }: PrintOverviewProps) {
  if (procedures.length < 2) return null;
  return (
    <section className={styles.part} data-print-overview="">
      <h2>Procedures</h2>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Procedure</th>
            <th scope="col">Kind</th>
            <th scope="col">Scope</th>
            <th scope="col">Risk</th>
            <th scope="col">Budget</th>
          </tr>
        </thead>
        <tbody>
          {procedures.map(({ id, letter, title, kind, scope, risk, budget }) => (
            <tr key={id}>
              <th scope="row">
                <span className={styles.code}>{letter}</span>{' '}
                <InlineMarkdown text={title} {...prose} />
              </th>
              <td className={table.whole}>{PROCEDURE_SIGNS[kind].word}</td>
              <td>{scope ? <InlineMarkdown text={scope} {...prose} /> : '–'}</td>
              <td className={table.whole}>{risk ? RISK_SIGNS[risk].word : '–'}</td>
              <td className={table.whole}>{budget === undefined ? '–' : spellDuration(budget)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
