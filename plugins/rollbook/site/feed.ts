import { Feed } from 'feed';
import type { Runbook } from '../model/runbook.ts';
import { oneLine, type SiteName } from './plainFiles.ts';

/**
 * The feed of what changed in the runbooks (Atom, RFC 4287), the latest first. `changes` has when
 * the source of each was last changed; where that is not known, the day of its review stands for it,
 * and one that has neither is left out. An entry is new where what a run depends on has changed, and
 * otherwise the old one with another date. No clock is asked.
 */
export function feedOf(
  runbooks: readonly Runbook[],
  { title, tagline, url }: SiteName,
  changes: ReadonlyMap<string, Date>,
): string {
  const dated = runbooks
    .flatMap((runbook) => {
      const date = changes.get(runbook.source) ?? new Date(`${runbook.reviewed}T00:00:00Z`);
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
    const change = changes.has(runbook.source) ? `Last change: ${dayOf(date)}. ` : '';
    const review = runbook.reviewed ? `Last review: ${runbook.reviewed}. ` : '';
    feed.addItem({
      id: `${link}#${hash}`,
      title: inHtml(`${name}: ${edition.join(', ')}`),
      link,
      date,
      description: inHtml(`${change}${review}Owner: ${owner}.`),
    });
  }
  return feed.atom1();
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** A text that a feed reader takes for HTML, and XML for characters that it has. */
function inHtml(text: string): string {
  return oneLine(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
