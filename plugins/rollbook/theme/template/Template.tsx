import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { spellDuration } from '../../model/duration.ts';
import type { RunField } from '../../model/vocabulary.ts';
import { fill } from '../../run/fill.ts';
import { copyText } from '../command/copyText.ts';
import { labelOf } from '../command/labelOf.ts';
import { Segment } from '../command/Segment.tsx';
import { useRunbook, useValues } from '../page/RunbookContext.ts';
import { splitHeading } from '../page/splitHeading.ts';
import type { TemplateProps } from '../props.ts';
import { Button } from '../status/Button.tsx';
import { Facts } from '../status/Facts.tsx';
import { TEMPLATE_WORDS } from '../status/words.ts';
import { plainText } from './plainText.ts';
import styles from './Template.module.css';

const RUN_WORDS: Record<RunField, string> = {
  started: 'when the run began',
  ended: 'when the run ended',
  duration: 'how long the run took',
  actor: 'who ran it',
  procedure: 'the procedure',
  trigger: 'the trigger',
  mode: 'live or drill',
  steps: 'the steps taken',
  deviations: 'the deviations',
  id: 'the id of the run',
};

/** Few look at a preview, so a page carries it only then. Without a network the text itself will do. */
const Markdown = lazy(async () => {
  const { Markdown } = await import('../prose/Markdown.tsx').catch(() => ({ Markdown: AsWritten }));
  return { default: Markdown };
});

function AsWritten({ text }: { text: string; base: string; runbook: string }) {
  return <pre>{text}</pre>;
}

/** A text to fill in: seen as it will be, and copied as Markdown or as plain text. */
export function Template(props: TemplateProps) {
  const { kind, channel, within, text, placeholders, children } = props;
  const { runbook, variables } = useRunbook();
  const { usable, unconfirmed } = useValues();
  const [preview, setPreview] = useState(false);
  const [heading, rest] = useMemo(() => splitHeading(children), [children]);
  const pre = useRef<HTMLPreElement>(null);
  const [said, setSaid] = useState('');

  const { segments } = useMemo(() => {
    // A message goes to other people: it holds no secret, and nothing that nobody confirmed.
    const secret = variables.filter(({ type }) => type === 'secret').map(({ name }) => name);
    const held = new Set([...secret, ...unconfirmed]);
    const told = Object.entries(usable).filter(([name]) => !held.has(name));
    return fill({ text, placeholders }, Object.fromEntries(told));
  }, [text, placeholders, usable, unconfirmed, variables]);

  function label(name = ''): string {
    const field = name.startsWith('run.') ? name.slice(4) : undefined;
    if (field === undefined) return labelOf(variables, name);
    return RUN_WORDS[field as RunField] ?? field;
  }
  const parts = segments.map((segment) =>
    segment.variable && !segment.filled
      ? { ...segment, text: `[${label(segment.variable)}]` }
      : segment,
  );
  const gaps = new Set(parts.flatMap((p) => (p.variable && !p.filled ? [p.variable] : []))).size;

  // What was said is about the text as it was.
  const shown = parts.map((part) => part.text).join('');
  useEffect(() => setSaid(''), [shown]);

  async function copy(content: string, as: string) {
    // Emptied first, so that the same words are spoken again.
    setSaid('');
    if (await copyText(content)) {
      const left =
        gaps > 0 ? ` ${gaps === 1 ? '1 field is' : `${gaps} fields are`} still empty.` : '';
      setSaid(`Copied as ${as}.${left}`);
      return;
    }
    setPreview(false);
    if (pre.current) window.getSelection()?.selectAllChildren(pre.current);
    setSaid('The browser did not let the page copy. The text is selected: press Ctrl+C or ⌘C.');
  }

  const empty = gaps > 0 ? `, ${gaps} unfilled` : '';
  return (
    <section className={styles.template} data-template={props.id}>
      {heading}
      <Facts
        facts={[
          ['Kind', kind && TEMPLATE_WORDS[kind]],
          ['Send to', channel],
          ['Within', within !== undefined && spellDuration(within)],
        ]}
      />
      {rest}
      <div className={styles.tools}>
        <Button onClick={() => copy(shown, 'Markdown')}>Copy as Markdown{empty}</Button>
        <Button onClick={() => copy(plainText(parts), 'plain text')}>
          Copy as plain text{empty}
        </Button>
        <Button look="quiet" aria-pressed={preview} onClick={() => setPreview(!preview)}>
          Preview
        </Button>
      </div>
      <p role="status" className={styles.said}>
        {said}
      </p>
      {preview && (
        <div className={styles.preview} data-preview="">
          <Suspense fallback={<pre>{shown}</pre>}>
            <Markdown text={shown} base="/" runbook={runbook} />
          </Suspense>
        </div>
      )}
      <pre ref={pre} className={styles.text} hidden={preview}>
        {parts.map((segment, place) => (
          <Segment key={place} segment={segment} label={label(segment.variable)} />
        ))}
      </pre>
      {placeholders.some(({ variable }) => variable.startsWith('run.')) && (
        <p className={styles.hint}>Dotted fields are filled in by the run.</p>
      )}
    </section>
  );
}
