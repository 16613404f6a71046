import { spellDuration } from '../../model/duration.ts';
import type { Checklist, ChecklistItem } from '../../model/runbook.ts';
import { InlineMarkdown } from '../prose/Markdown.tsx';
import { MODE_WORDS, PHASE_WORDS } from '../status/words.ts';
import styles from './Print.module.css';

interface PrintChecklistProps {
  checklist: Checklist;
  base: string;
  runbook: string;
}

/** A checklist on paper, every box empty whatever was ticked on the screen. */
export function PrintChecklist({ checklist, base, runbook }: PrintChecklistProps) {
  const { id, title, phase, after, mode, role, items } = checklist;
  const facts = [
    phase && PHASE_WORDS[phase],
    after !== undefined && `After ${spellDuration(after)}`,
    MODE_WORDS[mode],
    role && `By ${role}`,
  ].filter(Boolean);
  const list = (all: readonly ChecklistItem[]) => (
    <ul className={styles.items}>
      {all.map((item) => (
        <li key={item.id}>
          <span className={styles.box} data-box="" />
          <InlineMarkdown text={item.text} base={base} runbook={runbook} />
          {item.items.length > 0 && list(item.items)}
        </li>
      ))}
    </ul>
  );
  return (
    <section className={styles.checklist} id={id}>
      <h3>
        <InlineMarkdown text={title} base={base} runbook={runbook} />
      </h3>
      <p className={styles.facts}>{facts.join(' · ')}</p>
      {list(items)}
    </section>
  );
}
