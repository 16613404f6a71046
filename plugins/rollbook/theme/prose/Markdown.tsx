import { Fragment, type ReactNode, useContext } from 'react';
import { keepWords } from '../command/keepWords.tsx';
import { hrefOf } from '../run/addresses.ts';
import { LinkOnPaper } from './LinkOnPaper.ts';
import styles from './Markdown.module.css';
import { type Block, readBlocks, readInline } from './readMarkdown.ts';

interface MarkdownProps {
  text: string;
  base: string;
  runbook: string;
}

/**
 * A piece of a plan's prose: paragraphs, lists, code, emphasis and links. Whatever else stands in
 * the text is shown as it is written, and nothing of it is ever taken for HTML.
 */
export function Markdown({ text, base, runbook }: MarkdownProps) {
  const inline = (source: string): ReactNode =>
    readInline(source).map((part, place) => {
      const key = `${place}`;
      if (part.kind === 'code') return <code key={key}>{keepWords(part.text)}</code>;
      if (part.kind === 'strong') return <strong key={key}>{inline(part.text)}</strong>;
      if (part.kind === 'em') return <em key={key}>{inline(part.text)}</em>;
      if (!('to' in part)) return <Fragment key={key}>{part.text}</Fragment>;
      const href = hrefOf(base, runbook, part.to);
      return href === undefined ? (
        <Fragment key={key}>{part.text}</Fragment>
      ) : (
        <Link key={key} href={href} to={part.to} text={part.text}>
          {inline(part.text)}
        </Link>
      );
    });
  const block = (found: Block, place: number): ReactNode => {
    if (found.kind === 'code') return <pre key={place}>{found.text}</pre>;
    // The page has headings of its own; those of a message are no part of its outline.
    if (found.kind === 'heading')
      return (
        <p key={place} className={styles.heading}>
          {inline(found.text)}
        </p>
      );
    if (!('items' in found)) return <p key={place}>{inline(found.text)}</p>;
    const List = found.ordered ? 'ol' : 'ul';
    return (
      <List key={place}>
        {found.items.map((item, i) => (
          <li key={`${i} ${item.text}`}>
            {inline(item.text.replace(/^\[ \] /, '\u2610 '))}
            {item.inner.map(block)}
          </li>
        ))}
      </List>
    );
  };
  if (text.trim() === '') return null;
  return <div className={styles.prose}>{readBlocks(text).map(block)}</div>;
}

/** The same on one line, for a title or an item. */
export function InlineMarkdown({ text, base, runbook }: MarkdownProps) {
  return (
    <>
      {readInline(text.replace(/\s+/g, ' ')).map((part, place) => {
        const key = `${place}`;
        if (part.kind === 'code') return <code key={key}>{keepWords(part.text)}</code>;
        if (part.kind === 'strong') return <strong key={key}>{part.text}</strong>;
        if (part.kind === 'em') return <em key={key}>{part.text}</em>;
        const href = 'to' in part ? hrefOf(base, runbook, part.to) : undefined;
        if (!('to' in part) || href === undefined)
          return <Fragment key={key}>{part.text}</Fragment>;
        return (
          <Link key={key} href={href} to={part.to} text={part.text}>
            {part.text}
          </Link>
        );
      })}
    </>
  );
}

interface LinkProps {
  href: string;
  to: string;
  text: string;
  children: ReactNode;
}

/** The run stays where it is: what a link shows opens beside it. */
function Link({ href, to, text, children }: LinkProps) {
  const { note, place } = useContext(LinkOnPaper)(to, text);
  const away = { href, target: '_blank', rel: 'noopener noreferrer' };
  return (
    <>
      <a {...(place === undefined ? away : { href: `#${place}` })}>{children}</a>
      {note && ` (${note})`}
    </>
  );
}
