import { asMarkdown } from '../check/asMarkdown.ts';
import type { Runbook, RunbookIndex } from '../model/runbook.ts';

/** Where the site is and what it is called. `url` ends with a slash. */
export interface SiteName {
  title: string;
  tagline: string;
  url: string;
}

/**
 * The files for readers that want text: the Markdown of each runbook and `llms.txt`
 * (https://llmstxt.org). `sourceOf` gives what the author wrote, by the path in the repository.
 */
export function plainFiles(
  { runbooks }: RunbookIndex,
  sourceOf: ReadonlyMap<string, string>,
  site: SiteName,
): Map<string, string> {
  const files = new Map<string, string>();
  for (const runbook of runbooks) {
    const source = sourceOf.get(runbook.source);
    if (source !== undefined) files.set(`runbooks/${runbook.id}.md`, asMarkdown(runbook, source));
  }
  files.set('llms.txt', llmsText(runbooks, site));
  return files;
}

function llmsText(runbooks: readonly Runbook[], { title, tagline, url }: SiteName): string {
  const lines = runbooks.map(({ id, title: name, description }) => {
    const about = description ? `: ${oneLine(description)}` : '';
    return `- [${inMarkdown(name)}](${url}runbooks/${id}.md)${about}`;
  });
  return `# ${title}

> ${tagline}

## Runbooks

${lines.join('\n')}

## For machines

- [Index of all runbooks](${url}runbooks/index.json): triggers, steps, decisions and checklists
- [Schema of the index](${url}schema/index.json): JSON Schema, draft 2020-12
`;
}

/** A text that ends no link. */
function inMarkdown(text: string): string {
  return oneLine(text).replace(/[[\]\\]/g, (sign) => `\\${sign}`);
}

/** One line, without what XML cannot hold and nobody can see. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Bidi_Control}\p{Cs}\ufffe\uffff]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
