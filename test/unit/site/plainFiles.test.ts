import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { asMarkdown } from '../../../plugins/rollbook/check/asMarkdown.ts';
import type { Runbook } from '../../../plugins/rollbook/model/runbook.ts';
import { plainFiles } from '../../../plugins/rollbook/site/plainFiles.ts';
import { planIndex } from '../plans/planIndex.ts';

const SITE = { title: 'Plans', tagline: 'To be run', url: 'https://docs.example/sub/' };
const root = path.join(import.meta.dirname, '../../..');

let runbooks: Runbook[];
let files: Map<string, string>;

beforeAll(async () => {
  runbooks = [...(await planIndex()).values()];
  const sources = new Map(
    runbooks.map(({ source }) => [source, readFileSync(path.join(root, source), 'utf8')]),
  );
  files = plainFiles({ schemaVersion: 1, runbooks }, sources, SITE);
});

test('the Markdown of a runbook is what its author wrote, under its title', () => {
  for (const { id, title, source } of runbooks) {
    const text = files.get(`runbooks/${id}.md`) ?? '';
    const written = readFileSync(path.join(root, source), 'utf8');
    const body = text.slice(`# ${title}\n\n`.length);
    expect(text.startsWith(`# ${title}\n\n`)).toBe(true);
    expect(body.length).toBeGreaterThan(1000);
    expect(written.endsWith(body)).toBe(true);
    expect(body).not.toContain('review_every:');
  }
});

test('llms.txt names every runbook with the address of its Markdown', () => {
  const text = files.get('llms.txt') ?? '';
  expect(text.startsWith('# Plans\n\n> To be run\n')).toBe(true);
  for (const { id, title } of runbooks)
    expect(text).toContain(`- [${title}](https://docs.example/sub/runbooks/${id}.md)`);
});

test('a hostile title stays one entry of text', () => {
  const [runbook] = runbooks;
  if (!runbook) throw new Error('no runbook');
  const title =
    'p99 < 3 <img src=x>\u0001\u202e](https://evil.example/) [\n- [Evil](https://evil.example/x.md)';
  const hostile = { ...runbook, title, owner: '<script>' };
  const made = plainFiles({ schemaVersion: 1, runbooks: [hostile] }, new Map(), SITE);
  const entries = (made.get('llms.txt') ?? '')
    .split('\n')
    .filter((line) => line.startsWith('- [p99'));
  expect(entries).toHaveLength(1);
  expect(entries[0]).toContain('\\](https://evil.example/) \\[');
  expect(made.get('llms.txt')).not.toMatch(/^- \[Evil/m);
});

test('front matter of any form is left out, and a title is said once', () => {
  const plan = { title: 'T' };
  expect(asMarkdown(plan, '---yaml \ntitle: T\n--- \n\nBody\n')).toBe('# T\n\nBody\n');
  expect(asMarkdown(plan, '---\ntitle: T\n---\n\n# T\n\nBody\n')).toBe('# T\n\nBody\n');
});
