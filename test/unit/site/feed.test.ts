import { beforeAll, expect, test } from 'vitest';
import type { Runbook } from '../../../plugins/rollbook/model/runbook.ts';
import { feedOf } from '../../../plugins/rollbook/site/feed.ts';
import { planIndex } from '../plans/planIndex.ts';

const SITE = { title: 'Plans', tagline: 'To be run', url: 'https://docs.example/sub/' };
const UNKNOWN: ReadonlyMap<string, Date> = new Map();

let runbooks: Runbook[];
let first: Runbook;

beforeAll(async () => {
  runbooks = [...(await planIndex()).values()];
  const [one] = runbooks;
  if (!one) throw new Error('There is no runbook.');
  first = one;
});

const idsIn = (feed: string) =>
  [...feed.matchAll(/<entry>[\s\S]*?<id>([^<]*)<\/id>/g)].map(([, id]) => id);

test('an entry a runbook, of the day of its review where no change is known', () => {
  const feed = feedOf(runbooks, SITE, UNKNOWN);
  expect(idsIn(feed)).toHaveLength(runbooks.length);
  for (const { hash, reviewed } of runbooks) {
    expect(feed).toContain(`revision ${hash}`);
    expect(feed).toContain(`<updated>${reviewed}T00:00:00.000Z</updated>`);
  }
  expect(feedOf(runbooks, SITE, UNKNOWN)).toBe(feed);
});

test('what was changed last comes first, with the time of the change', () => {
  const last = runbooks.at(-1) as Runbook;
  const changes = new Map([
    [last.source, new Date('2099-02-03T04:05:06Z')],
    [first.source, new Date('2001-01-01T00:00:00Z')],
  ]);
  const feed = feedOf(runbooks, SITE, changes);
  const ids = idsIn(feed);
  expect(ids[0]).toContain(`/runbooks/${last.id}#${last.hash}`);
  expect(ids.at(-1)).toContain(`/runbooks/${first.id}#${first.hash}`);
  expect(feed.match(/<updated>2099-02-03T04:05:06.000Z<\/updated>/g)).toHaveLength(2);
  expect(feed).toContain('Last change: 2099-02-03. Last review: ');
});

test('a changed runbook is a new entry; one with neither a change nor a review is left out', () => {
  const entries = (changed: Partial<Runbook>, changes = UNKNOWN) =>
    idsIn(feedOf([{ ...first, ...changed }], SITE, changes));
  expect(entries({})).toHaveLength(1);
  expect(entries({ hash: '0123456789abcdef' })).not.toEqual(entries({}));
  expect(entries({ reviewed: 'never' })).toEqual([]);
  const changes = new Map([[first.source, new Date('2026-01-01T00:00:00Z')]]);
  expect(entries({ reviewed: 'never' }, changes)).toHaveLength(1);
});

test('of a review that is not known nothing is said', () => {
  const { reviewed: _, ...unreviewed } = first;
  const changes = new Map([[first.source, new Date('2026-01-01T00:00:00Z')]]);
  const feed = feedOf([unreviewed], SITE, changes);
  expect(feed).toContain(`Last change: 2026-01-01. Owner: ${first.owner}.`);
  expect(feed).not.toMatch(/Last review|undefined/);
});

test('a hostile title stays one entry of text', () => {
  const title = 'p99 < 3 <img src=x>\u0001\u202e](https://evil.example/)';
  const feed = feedOf([{ ...first, title, owner: '<script>' }], SITE, UNKNOWN);
  expect(feed).toContain('p99 &lt; 3 &lt;img src=x&gt;');
  expect(feed).not.toMatch(/<img|<script|(?!\n)\p{Cc}|\p{Bidi_Control}/u);
  expect(idsIn(feed)).toHaveLength(1);
});
