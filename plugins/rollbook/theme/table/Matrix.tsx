import { spellDuration } from '../../model/duration.ts';
import type { MatrixProps } from '../props.ts';
import { Mark } from '../status/Mark.tsx';
import { PageLink } from '../status/PageLink.tsx';
import { RISK_SIGNS } from '../status/words.ts';
import { ScrollRegion } from './ScrollRegion.tsx';
import styles from './Table.module.css';

/** All procedures side by side. On a narrow screen each row stands as a block of its own. */
export function Matrix({ rows }: MatrixProps) {
  return (
    <ScrollRegion className={styles.scroll} aria-label="Decision matrix">
      <table className={styles.matrix}>
        <thead>
          <tr>
            <th scope="col">Procedure</th>
            <th scope="col">Scope</th>
            <th scope="col">Risk</th>
            <th scope="col">Triggers</th>
            <th scope="col">Budget</th>
            <th scope="col">Verified by</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ procedure, letter, scope, risk, triggers, budget, verification }) => (
            <tr key={letter}>
              <th scope="row">
                <span className={styles.letter}>{letter}</span>{' '}
                <PageLink href={procedure.href}>{procedure.label}</PageLink>
              </th>
              <td data-column="Scope">{scope ?? '–'}</td>
              <td data-column="Risk">{risk ? <Mark sign={RISK_SIGNS[risk]} /> : '–'}</td>
              <td data-column="Triggers">
                <Several texts={triggers} />
              </td>
              <td data-column="Budget">{budget === undefined ? '–' : spellDuration(budget)}</td>
              <td data-column="Verified by">
                <Several texts={verification} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Several({ texts }: { texts: string[] }) {
  if (texts.length < 2) return texts[0] ?? '–';
  return (
    <ul>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
