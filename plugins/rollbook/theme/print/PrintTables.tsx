import type { Runbook } from '../../model/runbook.ts';
import { InlineMarkdown } from '../prose/Markdown.tsx';
import styles from './Print.module.css';
import table from './PrintTable.module.css';

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

function textIn(row: Row, name: string): string {
  return String(row[fieldOf(name)] ?? '');
}

/** Whether a cell is one word that a row of four still has room for: the first is for names. */
function isShort(text: string, column: number): boolean {
  return !/\s/.test(text) && text.length <= (column === 0 ? 36 : 16);
}

/** So many characters fit into a row of four, with what stands between the columns. */
const ROOM = 84;

/** Whether every word of a table can stay whole: the widest of each column have room in a row. */
function hasRoom(columns: readonly string[][]): boolean {
  const widest = columns.map((texts) => Math.max(...texts.flatMap(splitWords).map(widthOf)));
  return widest.reduce((sum, width) => sum + width, 0) <= ROOM;
}

const splitWords = (text: string) => text.split(/\s/);

/** In characters; a capital is a fifth wider than others. */
const widthOf = (word: string) => word.length + (word.match(/[A-Z]/g)?.length ?? 0) / 5;

/** Contacts, authority and the other tables of a runbook; those without a row are left out. */
export function PrintTables({ runbook, base }: { runbook: Runbook; base: string }) {
  return tablesOf(runbook)
    .filter(([, , rows]) => rows.length > 0)
    .map(([title, names, rows]) => (
      <section key={title} className={styles.part}>
        <h2>{title}</h2>
        <table
          className={table.table}
          data-roomy={hasRoom(names.map((name) => [name, ...rows.map((row) => textIn(row, name))]))}
        >
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
                  const text = textIn(row, name);
                  return (
                    <td key={name} className={isShort(text, column) ? table.whole : undefined}>
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
