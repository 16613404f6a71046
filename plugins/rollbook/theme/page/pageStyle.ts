import type { Paper } from '../../model/paper.ts';
import type { Runbook } from '../../model/runbook.ts';

/**
 * What stands on every page: id, version and revision, and the page's number of how many
 * (CSS Paged Media, margin boxes). Without a paper, that is the printer's choice.
 */
export function pageStyle(
  { id, version, hash }: Pick<Runbook, 'id' | 'version' | 'hash'>,
  paper?: Paper,
): string {
  const left = [id, version && `version ${version}`, `revision ${hash}`]
    .filter(Boolean)
    .join(' · ');
  return `@page {${
    paper
      ? `
  size: ${paper};`
      : ''
  }
  @bottom-left { content: ${cssString(left)}; font: 9pt system-ui, sans-serif; }
  @bottom-right { content: "page " counter(page) " of " counter(pages); font: 9pt system-ui, sans-serif; }
}`;
}

/** A text as a CSS string that cannot end the style it stands in. */
function cssString(text: string): string {
  return `"${text.replace(/["\\<>\n\r\f]/g, (letter) => `\\${letter.charCodeAt(0).toString(16)} `)}"`;
}
