import { useMemo, useRef, useState } from 'react';
import { spellDuration } from '../../model/duration.ts';
import type { Template } from '../../model/runbook.ts';
import { fill } from '../../run/fill.ts';
import { runFields } from '../../run/runFields.ts';
import { copyText } from '../command/copyText.ts';
import { labelOf } from '../command/labelOf.ts';
import { useRunbook, useValues } from '../page/RunbookContext.ts';
import { Button } from '../status/Button.tsx';
import { Facts } from '../status/Facts.tsx';
import { TEMPLATE_WORDS } from '../status/words.ts';
import { ScrollRegion } from '../table/ScrollRegion.tsx';
import { plainText } from '../template/plainText.ts';
import styles from './Panel.module.css';
import { useRun, useRunState } from './RunContext.ts';

/** A message or report of the plan with the run and its values in it. A copy is written down. */
export function RunTemplate({ template }: { template: Template }) {
  const { act } = useRun();
  const state = useRunState();
  const { variables } = useRunbook();
  const { usable, unconfirmed } = useValues();
  const pre = useRef<HTMLPreElement>(null);
  const [said, setSaid] = useState('');
  const { id: target, title, kind, channel, within } = template;
  const used = state.templatesUsed.some(({ id }) => id === target);

  const parts = useMemo(() => {
    // A message goes to other people: it holds no secret, and nothing that nobody confirmed.
    const held = new Set(unconfirmed);
    for (const { name, type } of variables) if (type === 'secret') held.add(name);
    const told = Object.entries(usable).filter(([name]) => !held.has(name));
    const write = (as: 'markdown' | 'text') => {
      const fields = Object.entries(runFields(state, as));
      const values = [...told, ...fields.map(([name, text]) => [`run.${name}`, text])];
      return fill(template, Object.fromEntries(values)).segments.map((part) =>
        part.variable && !part.filled
          ? { ...part, text: `[${labelOf(variables, part.variable)}]` }
          : part,
      );
    };
    return { markdown: write('markdown'), text: write('text') };
  }, [template, state, usable, unconfirmed, variables]);
  const gaps = parts.markdown.filter(({ variable, filled }) => variable && !filled).length;

  async function copy(as: 'markdown' | 'text') {
    const text =
      as === 'markdown' ? parts.markdown.map((part) => part.text).join('') : plainText(parts.text);
    if (await copyText(text)) {
      setSaid('Copied.');
      act({ type: 'template-used', target });
      return;
    }
    if (pre.current) window.getSelection()?.selectAllChildren(pre.current);
    setSaid('The browser did not let the page copy. The text is selected: press Ctrl+C or ⌘C.');
  }

  return (
    <section className={styles.template} data-run-template={target}>
      <h3>{title}</h3>
      <Facts
        facts={[
          ['Kind', kind && TEMPLATE_WORDS[kind]],
          ['Send to', channel],
          ['Within', within !== undefined && spellDuration(within)],
          ['Empty fields', gaps > 0 && gaps],
          ['Used', used && 'yes'],
        ]}
      />
      <div className={styles.tools}>
        <Button onClick={() => copy('markdown')}>Copy as Markdown</Button>
        <Button onClick={() => copy('text')}>Copy as plain text</Button>
        {!used && (
          <Button look="quiet" onClick={() => act({ type: 'template-used', target })}>
            Already sent
          </Button>
        )}
      </div>
      <p role="status">{said}</p>
      <ScrollRegion className={styles.text} aria-label={title}>
        <pre ref={pre}>{parts.markdown.map((part) => part.text).join('')}</pre>
      </ScrollRegion>
    </section>
  );
}
