import { useThemeConfig } from '@docusaurus/theme-common';
import { createCodeBlockMetadata } from '@docusaurus/theme-common/internal';
import type { Props } from '@theme/CodeBlock';
import clsx from 'clsx';
import { Children, Fragment, isValidElement, type ReactNode, useRef, useState } from 'react';
import { copyText } from '../../../plugins/rollbook/theme/command/copyText.ts';
import { Button } from '../../../plugins/rollbook/theme/status/Button.tsx';
import styles from './styles.module.css';

/**
 * A block of code. Its colours are in the page already (`rehype-highlight`), so that no page has to
 * carry grammars; lines that the fence names, such as `{2,4-5}`, are marked where it has none.
 */
export default function CodeBlock({ children, ...fence }: Props) {
  const { prism } = useThemeConfig();
  const pre = useRef<HTMLPreElement>(null);
  const [said, setSaid] = useState('');
  const coloured = Children.toArray(children).some((child) => isValidElement(child));
  const { code, title, lineClassNames } = createCodeBlockMetadata({
    code: coloured ? '' : Children.toArray(children).join(''),
    className: fence.className,
    metastring: fence.metastring,
    magicComments: prism.magicComments,
    defaultLanguage: prism.defaultLanguage,
    language: fence.language,
    title: fence.title,
    showLineNumbers: fence.showLineNumbers,
  });

  async function copy() {
    setSaid('');
    const done = await copyText((pre.current?.textContent ?? '').replace(/\n+$/, ''));
    if (!done && pre.current) window.getSelection()?.selectAllChildren(pre.current);
    setSaid(done ? 'Copied.' : 'The code is selected: press Ctrl+C or ⌘C.');
  }

  return (
    <div className={clsx(styles.block, fence.className)}>
      {title && <p className={styles.title}>{title}</p>}
      <Button
        className={styles.copy}
        onClick={copy}
        aria-label={title ? `Copy: ${title}` : 'Copy the code'}
      >
        Copy
      </Button>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by the keyboard. */}
      <pre ref={pre} tabIndex={0}>
        <code>{coloured ? children : <Lines code={code} marked={lineClassNames} />}</code>
      </pre>
      <p role="status" className={styles.said}>
        {said}
      </p>
    </div>
  );
}

function Lines({ code, marked }: { code: string; marked: Record<number, string[]> }): ReactNode {
  if (Object.keys(marked).length === 0) return code;
  return code
    .replace(/\n$/, '')
    .split('\n')
    .map((line, at) => {
      const text = `${line}\n`;
      // biome-ignore lint/suspicious/noArrayIndexKey: the lines never move.
      return marked[at] ? <mark key={at}>{text}</mark> : <Fragment key={at}>{text}</Fragment>;
    });
}
