import type { Runbook } from '../../model/runbook.ts';
import { InlineMarkdown } from '../prose/Markdown.tsx';
import styles from './Print.module.css';

type Row = Readonly<Record<string, string | number>>;

/** The tables of a runbook, in the order in which they are needed on paper. */
function tablesOf(runbook: Runbook): [title: string, names: string[], rows: readonly Row[]][] {
  return [
    ['Contacts', ['Role', 'Name', 'Reach'], runbook.contacts],
    ['Authority', ['Scenario', 'Authority', 'Approval', 'Communication'], runbook.authority],
    ['Timeline', ['Window', 'Action', 'Responsible'], runbook.timeline],
    ['Flags', ['Flag', 'Default', 'Purpose', 'Rollback impact'], runbook.flags],
    ['Targets', ['Metric', 'Target', 'Measured by'], runbook.targets],
    ['Drills', ['Procedure', 'When', 'Owner', 'Status'], runbook.drills],
    ['History', ['Date', 'Subject', 'Action', 'Outcome'], runbook.history],
  ];
}

/** `Rollback impact` is `rollbackImpact` in the model. */
function fieldOf(name: string): string {
  return name.toLowerCase().replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Whether a cell is one word that a row of four still has room for: the first is for names. */
function isShort(text: string, column: number): boolean {
  return !/\s/.test(text) && text.length <= (column === 0 ? 36 : 16);
}

/** Contacts, authority and the other tables of a runbook; those without a row are left out. */
export function PrintTables({ runbook, base }: { runbook: Runbook; base: string }) {
  return tablesOf(runbook)
    .filter(([, , rows]) => rows.length > 0)
    .map(([title, names, rows]) => (
      <section key={title} className={styles.part}>
        <h2>{title}</h2>
        <table className={styles.table}>
          <thead>
            <tr>
              {names.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.line}>
                {names.map((name, column) => {
                  const text = String(row[fieldOf(name)] ?? '');
                  return (
                    <td key={name} className={isShort(text, column) ? styles.whole : undefined}>
                      <InlineMarkdown text={text} base={base} runbook={runbook.id} />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    ));
}
