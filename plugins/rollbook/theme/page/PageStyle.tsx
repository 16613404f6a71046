import type { Paper } from '../../model/paper.ts';
import type { Runbook } from '../../model/runbook.ts';

interface PageStyleProps {
  runbook: Pick<Runbook, 'id' | 'version' | 'hash'>;
  /** Without it, that is the printer's choice. */
  paper?: Paper | undefined;
}

/**
 * What stands on every printed page: id, version and revision, and the page's number of how many
 * (CSS Paged Media, margin boxes).
 */
export function PageStyle({ runbook: { id, version, hash }, paper }: PageStyleProps) {
  const left = [id, version && `version ${version}`, `revision ${hash}`]
    .filter(Boolean)
    .join(' · ');
  const size = paper ? `size:${paper};` : '';
  const font = 'font:9pt system-ui,sans-serif';
  const style = `@page{${size}@bottom-left{content:${cssString(left)};${font}}@bottom-right{content:"page " counter(page) " of " counter(pages);${font}}}`;
  // As a child, React would write its quotes as entities, which a style does not read.
  return <style dangerouslySetInnerHTML={{ __html: style }} />;
}

/** A text as a CSS string that cannot end the style it stands in. */
function cssString(text: string): string {
  return `"${text.replace(/["\\<>\n\r\f]/g, (letter) => `\\${letter.charCodeAt(0).toString(16)} `)}"`;
}
