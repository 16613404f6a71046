import { useDeferredValue, useId, useMemo, useRef } from 'react';
import { spellDuration } from '../../model/duration.ts';
import type { TriggerRow, ViewGroup } from '../../model/views.ts';
import { foldWords } from '../catalogue/foldWords.ts';
import { useAddressQuery } from '../catalogue/useAddressQuery.ts';
import { Mark } from '../status/Mark.tsx';
import { PageLink } from '../status/PageLink.tsx';
import { ACTION_SIGNS, SEVERITY_SIGNS } from '../status/words.ts';
import { GroupedTables } from './GroupedTables.tsx';
import styles from './Triggers.module.css';
import { ViewPage } from './ViewPage.tsx';

/** The triggers of all runbooks, with a field that narrows them down. */
export function Triggers({ groups }: { groups: readonly ViewGroup<TriggerRow>[] }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useAddressQuery('q', field);
  const asked = useDeferredValue(text);
  const shown = useMemo(() => narrow(groups, asked), [groups, asked]);
  const total = countRows(groups);
  return (
    <ViewPage
      title="Triggers"
      lead="What calls for a rollback, or for leaving things alone. The most severe come first in each runbook."
    >
      <form className={styles.filter} onSubmit={(event) => event.preventDefault()}>
        <label htmlFor={id}>Only those with</label>
        <input
          ref={field}
          id={id}
          name="q"
          type="search"
          autoComplete="off"
          spellCheck={false}
          defaultValue=""
          onChange={(event) => setText(event.target.value)}
        />
        <output htmlFor={id}>
          {foldWords(asked).length === 0 ? `${total} triggers` : `${countRows(shown)} of ${total}`}
        </output>
      </form>
      <GroupedTables
        groups={shown}
        label="Triggers"
        titleColumn="Trigger"
        title={({ title }) => title}
        columns={[
          ['Severity', ({ severity }) => severity && <Mark sign={SEVERITY_SIGNS[severity]} />],
          ['Action', ({ action }) => action && <Mark sign={ACTION_SIGNS[action]} />],
          ['When', (row) => row.when && <When {...row} />],
          ['Seen in', ({ signal }) => signal],
          [
            'Leads to',
            ({ leadsTo }) => leadsTo && <PageLink href={leadsTo.href}>{leadsTo.title}</PageLink>,
          ],
        ]}
        none={total === 0 ? 'No runbook has a trigger.' : 'No trigger holds all of these words.'}
      />
    </ViewPage>
  );
}

function When({ when, for: lasting }: TriggerRow) {
  return (
    <>
      <code>{when}</code>
      {lasting !== undefined && ` for ${spellDuration(lasting)}`}
    </>
  );
}

/** Leaves what holds every word of the text, or the beginning of a word. */
function narrow(
  groups: readonly ViewGroup<TriggerRow>[],
  text: string,
): readonly ViewGroup<TriggerRow>[] {
  const wanted = foldWords(text);
  if (wanted.length === 0) return groups;
  return groups
    .map(({ runbook, rows }) => ({
      runbook,
      rows: rows.filter((row) => {
        const severity = row.severity && SEVERITY_SIGNS[row.severity].word;
        const action = row.action && ACTION_SIGNS[row.action].word;
        const said = [row.title, row.when, row.signal, row.leadsTo?.title, severity, action];
        const words = foldWords([...said, runbook.title].join(' '));
        return wanted.every((want) => words.some((word) => word.startsWith(want)));
      }),
    }))
    .filter(({ rows }) => rows.length > 0);
}

function countRows(groups: readonly ViewGroup<TriggerRow>[]): number {
  return groups.reduce((count, { rows }) => count + rows.length, 0);
}
