import type { Unreadable } from '../../run/loadRun.ts';
import { downloadText } from '../run/downloadText.ts';
import { Button } from '../status/Button.tsx';
import styles from './RunsPage.module.css';

const WHY = {
  unreadable: 'it is damaged, or not a record of a run',
  newer: 'it was written by a newer version of this site',
  'no-header': 'it belongs to a run whose beginning is lost',
} as const;
const WHERE = { local: 'storage', durable: 'database' } as const;
/** More are in the download. */
const SHOWN = 50;

/** What is stored and cannot be read. It is left as it is, and can be taken out as it is. */
export function UnreadableList({ unreadable }: { unreadable: Unreadable[] }) {
  if (unreadable.length === 0) return null;
  return (
    <section data-unreadable={unreadable.length}>
      <h2>Cannot be read</h2>
      <p>
        {unreadable.length} {unreadable.length === 1 ? 'record is' : 'records are'} stored here that
        cannot be read. They are left as they are.
      </p>
      <Button
        onClick={() =>
          downloadText(
            'rollbook-unreadable.json',
            `${JSON.stringify(unreadable, null, 2)}\n`,
            'application/json',
          )
        }
      >
        Download them as they are
      </Button>
      <ul className={styles.unreadable}>
        {unreadable.slice(0, SHOWN).map(({ where, key, why }) => (
          <li key={`${where} ${key}`}>
            <code>{key.slice(0, 120)}</code> in the {WHERE[where]}: {WHY[why]}
          </li>
        ))}
      </ul>
    </section>
  );
}
