import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import { spellDuration } from '../../model/duration.ts';
import { now } from '../page/browserStorage.ts';
import { spellDay, spellTime } from '../page/days.ts';
import { useRunbook, useTick } from '../page/RunbookContext.ts';
import { splitHeading } from '../page/splitHeading.ts';
import type { ChecklistProps, ItemProps, ItemTextProps } from '../props.ts';
import { Button } from '../status/Button.tsx';
import { Facts } from '../status/Facts.tsx';
import { MODE_WORDS, PHASE_WORDS } from '../status/words.ts';
import styles from './Checklist.module.css';

const ChecklistContext = createContext('');

/** A checklist with its count. Ticks are kept in this browser, and each remembers its day. */
export function Checklist(props: ChecklistProps) {
  const { id, phase, after, mode, role, items, children } = props;
  const [heading, rest] = useMemo(() => splitHeading(children), [children]);
  return (
    <ChecklistContext.Provider value={id}>
      <section className={styles.checklist} data-checklist={id} data-phase={phase}>
        {heading}
        <div className={styles.head}>
          <Facts
            facts={[
              ['When', phase && PHASE_WORDS[phase]],
              ['Not before', after !== undefined && `${spellDuration(after)} later`],
              ['How', MODE_WORDS[mode]],
              ['By', role],
            ]}
          />
          <Count id={id} items={items} />
        </div>
        {rest}
      </section>
    </ChecklistContext.Provider>
  );
}

/** How many items are done, and what to do about ticks of another day. */
function Count({ id, items }: { id: string; items: string[] }) {
  const { ticks } = useRunbook();
  const version = useSyncExternalStore(ticks.subscribe, ticks.version, () => -1);
  const states = version < 0 ? [] : items.map((item) => ticks.get(id, item));
  const done = states.filter(({ state }) => state === 'done').length;
  const earlier = states.flatMap((tick) => (tick.state === 'earlier' ? [tick.at] : [])).sort();
  const [oldest] = earlier;
  const days = new Set(earlier.map((at) => spellDay(at, now())));
  return (
    <>
      <p role="status" className={styles.count} data-done={done === items.length || undefined}>
        {done} of {items.length}
        {done === items.length && items.length > 0 ? ', all done' : ' done'}
      </p>
      {oldest !== undefined && (
        <div className={styles.earlier}>
          <p>
            {earlier.length === 1 ? '1 tick is' : `${earlier.length} ticks are`} from{' '}
            {days.size === 1 ? '' : 'earlier days, the oldest from '}
            {spellDay(oldest, now())}. Start afresh?
          </p>
          <Button onClick={() => ticks.clear(id, items)}>Start afresh</Button>
          <Button onClick={() => ticks.keep(id, items)}>Keep</Button>
        </div>
      )}
    </>
  );
}

/** One item with whatever stands under it. */
export function Item({ children }: ItemProps) {
  return <li className={styles.item}>{children}</li>;
}

/** The box and the text of an item. A tick of another day is neither on nor off until it is kept. */
export function ItemText({ id, children }: ItemTextProps) {
  const checklist = useContext(ChecklistContext);
  const { ticks } = useRunbook();
  const tick = useTick(checklist, id);
  const note = noteOf(tick);
  return (
    <label className={styles.text} data-state={tick.state}>
      <input
        type="checkbox"
        autoComplete="off"
        checked={tick.state === 'done'}
        ref={(box) => {
          if (box) box.indeterminate = tick.state === 'earlier';
        }}
        onChange={(event) => ticks.set(checklist, id, event.target.checked)}
      />
      <span>
        {children}
        {note && (
          <span className={styles.note} title={'at' in tick ? tick.at : undefined}>
            {' '}
            {note}
          </span>
        )}
      </span>
    </label>
  );
}

function noteOf(tick: ReturnType<typeof useTick>): string | undefined {
  switch (tick.state) {
    case 'open':
      return undefined;
    case 'done':
      return spellTime(tick.at);
    case 'earlier':
      return `ticked ${spellDay(tick.at, now())}, not today`;
    case 'unreadable':
      return 'what is stored for this item cannot be read';
  }
}
