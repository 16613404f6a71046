import type { Variable } from '../../model/runbook.ts';
import { keepWords } from '../command/keepWords.tsx';
import styles from './Print.module.css';
import table from './PrintTable.module.css';

/**
 * What stands for the placeholders on paper: the default, or room to write the value down before the
 * first command is typed. A secret has no room: it does not belong on paper.
 */
export function PrintValues({ variables }: { variables: readonly Variable[] }) {
  if (variables.length === 0) return null;
  return (
    <section className={styles.part} data-print-values="">
      <h2>Values</h2>
      <p>Write these down first. The commands name them in double braces.</p>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">In commands</th>
            <th scope="col">What it is</th>
            <th scope="col">Value</th>
          </tr>
        </thead>
        <tbody>
          {variables.map((variable) => (
            <tr key={variable.name}>
              <th scope="row" className={table.whole}>
                <code>{`{{${variable.name}}}`}</code>
              </th>
              <td>
                {aboutOf(variable)}
                {variable.from && (
                  <>
                    ; found with <code>{keepWords(variable.from)}</code>
                  </>
                )}
              </td>
              <td>
                {variable.type === 'secret' ? (
                  'A secret: not on paper'
                ) : (
                  <>
                    {variable.default && `${variable.default}, or `}
                    <span className={table.value} />
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function aboutOf({ label, options, example }: Variable): string {
  return [label, options && `one of ${options.join(', ')}`, example && `such as ${example}`]
    .filter(Boolean)
    .join('; ');
}
