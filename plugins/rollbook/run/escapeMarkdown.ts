import { oneLine, plainText } from './plainText.ts';

/** What Markdown, GFM, MDX or HTML take for their own in the middle of a line. */
const INLINE = /[\\`*_{}[\]|<>~&$^@#!]/g;

/**
 * Writes untrusted text so that Markdown shows it as it is, on one line: no markup, no HTML, no
 * cell of its own in a table, and no link where the reader follows the standard.
 */
export function escapeMarkdown(text: string): string {
  return (
    oneLine(text)
      .replace(INLINE, '\\$&')
      // A list, a rule or the underline of a heading; a numbered list.
      .replace(/^[+\-=]/, '\\$&')
      .replace(/^(\d{1,9})([.)])/, '$1\\$2')
      .replace(/:(?=\/\/)/g, '\\:')
      .replace(/\bwww(?=\.)/gi, '$&\\')
  );
}

/** The same for text of several lines, as a quotation. */
export function quoteMarkdown(text: string): string {
  const lines = plainText(text).trim().split('\n');
  return lines.map((line) => `> ${escapeMarkdown(line)}`.trimEnd()).join('\n>\n');
}
