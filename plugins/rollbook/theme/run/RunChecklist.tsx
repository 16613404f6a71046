import { memo, useState } from 'react';
import { spellDuration } from '../../model/duration.ts';
import type { ChecklistState, ItemState } from '../../run/runState.ts';
import { spellTime } from '../page/days.ts';
import { InlineMarkdown } from '../prose/Markdown.tsx';
import { Facts } from '../status/Facts.tsx';
import { PHASE_WORDS } from '../status/words.ts';
import styles from './Panel.module.css';
import { useRun, useRunState } from './RunContext.ts';

/** A checklist of the run. A tick is an event like any other. */
export function RunChecklist({ state }: { state: ChecklistState }) {
  const { act, base, open } = useRun();
  const { header } = useRunState();
  const { checklist, items, done } = state;
  const { id: target, title, phase, after, role } = checklist;
  return (
    <section className={styles.checklist} data-run-checklist={target}>
      <h3>{title}</h3>
      <Facts
        facts={[
          ['When', phase && PHASE_WORDS[phase]],
          ['Not before', after !== undefined && `${spellDuration(after)} after the end`],
          ['By', role],
          ['Done', `${done} of ${items.length}`],
        ]}
      />
      <ul>
        {items.map(({ id, text, depth, checked }) => (
          <Item
            key={id}
            text={text}
            depth={depth}
            checked={checked}
            base={base}
            runbook={header.runbook}
            tick={(on) => act({ type: on ? 'checked' : 'unchecked', target, item: id })}
            soon={open.soon}
          />
        ))}
      </ul>
    </section>
  );
}

interface ItemProps {
  text: string;
  depth: number;
  checked: ItemState['checked'];
  base: string;
  runbook: string;
  tick: (on: boolean) => void;
  soon: (task: () => void) => void;
}

/**
 * Drawn anew only where its own tick changed: a list may have hundreds. The box shows a tick
 * before the whole page follows it.
 */
const Item = memo(
  function Item({ text, depth, checked, base, runbook, tick, soon }: ItemProps) {
    const [coming, setComing] = useState<boolean>();
    const note = checked ? `${spellTime(checked.at)} ${checked.actor}`.trim() : '';
    return (
      <li data-depth={depth}>
        <label>
          <input
            type="checkbox"
            autoComplete="off"
            checked={coming ?? checked !== undefined}
            onChange={({ target: { checked: on } }) => {
              setComing(on);
              soon(() => {
                tick(on);
                setComing(undefined);
              });
            }}
          />
          <span>
            <InlineMarkdown text={text} base={base} runbook={runbook} />
            {note && <span className={styles.note}> {note}</span>}
          </span>
        </label>
      </li>
    );
  },
  (a, b) =>
    a.checked?.at === b.checked?.at && a.checked?.actor === b.checked?.actor && a.text === b.text,
);
