import { Feed } from 'feed';
import { asMarkdown } from '../check/asMarkdown.ts';
import type { Runbook, RunbookIndex } from '../model/runbook.ts';

/** Where the site is and what it is called. `url` ends with a slash. */
export interface SiteName {
  title: string;
  tagline: string;
  url: string;
}

/**
 * The files for readers that want text: the Markdown of each runbook, `llms.txt`
 * (https://llmstxt.org), and a feed of the reviews (Atom, RFC 4287). `sourceOf` gives what the
 * author wrote, by the path in the repository.
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
  files.set('feed.xml', feedOf(runbooks, site));
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

/**
 * An entry for each runbook that says when it was reviewed, the latest first. An entry is new
 * where the date, the version or what a run depends on has changed. No clock is asked.
 */
function feedOf(runbooks: readonly Runbook[], { title, tagline, url }: SiteName): string {
  const dated = runbooks
    .flatMap((runbook) => {
      const date = new Date(`${runbook.reviewed}T00:00:00Z`);
      return Number.isNaN(date.getTime()) ? [] : [{ runbook, date }];
    })
    .sort((a, b) => b.date.getTime() - a.date.getTime());
  const feed = new Feed({
    id: url,
    title: `${title}: what changed in the runbooks`,
    description: tagline,
    link: url,
    feedLinks: { atom: `${url}feed.xml` },
    copyright: '',
    generator: 'Rollbook',
    updated: dated[0]?.date ?? new Date(0),
  });
  for (const { runbook, date } of dated) {
    const { id, title: name, version, hash, owner, permalink = `/runbooks/${id}` } = runbook;
    const link = new URL(permalink, url).href;
    const edition = [version && `version ${version}`, `revision ${hash}`].filter(Boolean);
    feed.addItem({
      id: `${link}#${hash}`,
      title: inHtml(`${name}: ${edition.join(', ')}`),
      link,
      date,
      description: inHtml(`Last review: ${runbook.reviewed}. Owner: ${owner}.`),
    });
  }
  return feed.atom1();
}

/** A text that a feed reader takes for HTML, and XML for characters that it has. */
function inHtml(text: string): string {
  return oneLine(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** A text that ends no link. */
function inMarkdown(text: string): string {
  return oneLine(text).replace(/[[\]\\]/g, (sign) => `\\${sign}`);
}

/** One line, without what XML cannot hold and nobody can see. */
function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Bidi_Control}\p{Cs}\ufffe\uffff]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
