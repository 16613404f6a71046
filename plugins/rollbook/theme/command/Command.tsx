import { type ClipboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { spellDuration } from '../../model/duration.ts';
import { fill } from '../../run/fill.ts';
import { useRunbook, useValues } from '../page/RunbookContext.ts';
import type { CommandProps } from '../props.ts';
import { Button } from '../status/Button.tsx';
import { Facts } from '../status/Facts.tsx';
import { blockedBy } from './blockedBy.ts';
import styles from './Command.module.css';
import { CommandText } from './CommandText.tsx';
import { copyText } from './copyText.ts';
import { focusField } from './focusField.ts';

/**
 * A command as it will run, with the values in it. It can be copied once nothing is missing or
 * unconfirmed; what is copied is what is shown.
 */
export function Command(props: CommandProps & { onCopied?: () => void }) {
  const { lang, text, placeholders, title, dir, timeout, expectExit, onCopied } = props;
  const { variables } = useRunbook();
  const { usable, unconfirmed } = useValues();
  const code = useRef<HTMLElement>(null);
  const [said, setSaid] = useState('');
  const filled = useMemo(() => fill({ text, placeholders }, usable), [text, placeholders, usable]);
  const block = blockedBy(filled, usable, unconfirmed, variables);

  // What was said is about the command as it was.
  useEffect(() => setSaid(''), [filled.text, block?.message]);

  async function copy() {
    // Emptied first, so that the same words are spoken again.
    setSaid('');
    if (block) {
      setSaid(block.message);
      focusField(block.variable, code.current);
      return;
    }
    if (await copyText(filled.text.replace(/\n+$/, ''))) {
      setSaid('Copied.');
      onCopied?.();
      return;
    }
    if (code.current) window.getSelection()?.selectAllChildren(code.current);
    setSaid('The browser did not let the page copy. The command is selected: press Ctrl+C or ⌘C.');
  }

  function onCopy(event: ClipboardEvent) {
    if (!block) return;
    // A half-filled command copied by hand would be run half filled.
    event.preventDefault();
    setSaid(block.message);
  }

  const bare = !title && !dir && timeout === undefined && expectExit === undefined;
  const name = title ?? firstLine(filled.text);
  return (
    <div
      className={styles.command}
      data-state={block ? 'blocked' : 'ready'}
      data-bare={bare || undefined}
    >
      {!bare && (
        <div className={styles.about}>
          {title && <span className={styles.title}>{title}</span>}
          <Facts
            facts={[
              ['in', dir && <code key="dir">{dir}</code>],
              ['stop after', timeout !== undefined && spellDuration(timeout)],
              ['exit status', expectExit],
            ]}
          />
        </div>
      )}
      <Button className={styles.copy} onClick={copy} aria-label={`Copy: ${name}`}>
        Copy
      </Button>
      <pre className={styles.text} onCopy={onCopy}>
        <CommandText
          ref={code}
          segments={filled.segments}
          lang={lang}
          variables={variables}
          unconfirmed={unconfirmed}
        />
      </pre>
      <p role="status" className={styles.said}>
        {said}
      </p>
      {block?.waiting && said === '' && <p className={styles.waiting}>{block.message}</p>}
    </div>
  );
}

function firstLine(text: string): string {
  const line = text.split('\n').find((candidate) => !/^\s*(#|$)/.test(candidate)) ?? text;
  return line.trim().slice(0, 80);
}
