import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { BUILT, builtRunbook, PLANS } from './pages.ts';

const built = (name: string) => readFileSync(path.join(BUILT, name), 'utf8');

test('the build has what machines read: Markdown, llms.txt, a sitemap and the index', () => {
  const text = built('llms.txt');
  for (const plan of PLANS) {
    expect(text).toContain(`${plan}.md)`);
    expect(built(`${plan}.md`)).toContain(`# ${builtRunbook(plan).title}`);
    expect(built('sitemap.xml')).toContain(`${plan}</loc>`);
  }
  expect(JSON.parse(built('runbooks/index.json')).runbooks).toHaveLength(PLANS.length);
  // There is none as long as nobody has said whom to tell of a hole.
  expect(existsSync(path.join(BUILT, '.well-known/security.txt'))).toBe(
    Boolean(process.env.SECURITY_CONTACT),
  );
});

test('the feed of the build says when each plan was changed, where the history is there', () => {
  const feed = built('feed.xml');
  const asked = ['rev-parse', '--is-shallow-repository'];
  const hasHistory = execFileSync('git', asked, { encoding: 'utf8' }).trim() === 'false';
  expect(feed.match(/<entry>/g)).toHaveLength(PLANS.length);
  expect(feed.match(/Last change: \d{4}-\d\d-\d\d\. /g) ?? []).toHaveLength(
    hasHistory ? PLANS.length : 0,
  );
});
