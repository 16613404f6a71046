import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkFiles, joinChecks } from '../../../plugins/rollbook/check/checkFiles.ts';
import { createDocuments, type Documents } from '../../../plugins/rollbook/site/documents.ts';
import { PLAN_HEAD } from '../shownParts.tsx';

const PLAN = `${PLAN_HEAD}::trigger[It fails]{#fails signal="the log" action=assess severity=low}\n`;
const BROKEN = PLAN.replace('severity=low', 'severity=grave');

let site: string;

beforeEach(() => {
  site = mkdtempSync(path.join(tmpdir(), 'documents-'));
  mkdirSync(path.join(site, 'docs'));
});

afterEach(() => rmSync(site, { recursive: true, force: true }));

function write(name: string, text: string): void {
  writeFileSync(path.join(site, 'docs', name), text);
}

async function messagesOf(documents: Documents, ...names: string[]): Promise<string[]> {
  const { files } = await joinChecks(documents.checkEach(names.map((name) => `docs/${name}`)), {});
  return files.flatMap(({ path: file, messages }) =>
    messages.map(({ message }) => `${file}:${message.line} ${message.reason}`),
  );
}

test('what is said is what the command line says, ahead of time or not, however often', async () => {
  write('a.mdx', BROKEN);
  write('b.mdx', PLAN);
  const files = [
    { path: 'docs/a.mdx', text: BROKEN },
    { path: 'docs/b.mdx', text: PLAN },
  ];
  const expected = (await checkFiles(files)).files.flatMap(({ path: file, messages }) =>
    messages.map(({ message }) => `${file}:${message.line} ${message.reason}`),
  );
  // Of the two with one id, the later one is told so.
  expect(expected.join('\n')).toContain('Expected an id that no other runbook has');
  const documents = createDocuments(site);
  await documents.readAhead(path.join(site, 'docs'));
  for (let times = 0; times < 3; times++)
    expect(await messagesOf(documents, 'a.mdx', 'b.mdx')).toEqual(expected);
  expect(await messagesOf(createDocuments(site), 'a.mdx', 'b.mdx')).toEqual(expected);
});

test('a document that has changed is read anew, and one that is gone is told of', async () => {
  write('a.mdx', PLAN);
  const documents = createDocuments(site);
  await documents.readAhead(path.join(site, 'docs'));
  write('a.mdx', BROKEN);
  expect((await messagesOf(documents, 'a.mdx')).join('\n')).toContain('found `grave`');
  rmSync(path.join(site, 'docs/a.mdx'));
  expect((await messagesOf(documents, 'a.mdx')).join('\n')).toContain('Expected a readable file');
  write('a.mdx', PLAN);
  expect((await messagesOf(documents, 'a.mdx')).join('\n')).not.toContain('found');
});

test('a reading is handed out once, and only for the text that it is of', async () => {
  write('a.mdx', PLAN);
  write('plain.mdx', 'No runbook.\n');
  const documents = createDocuments(site);
  await messagesOf(documents, 'a.mdx', 'plain.mdx');
  expect(documents.take('docs/plain.mdx', 'No runbook.\n')).toBeUndefined();
  expect(documents.take('docs/a.mdx', PLAN)?.runbook?.triggers).toHaveLength(1);
  expect(documents.take('docs/a.mdx', PLAN)).toBeUndefined();
  write('a.mdx', `${PLAN}\nMore.\n`);
  await messagesOf(documents, 'a.mdx');
  expect(documents.take('docs/a.mdx', PLAN)).toBeUndefined();
});

test('a folder that is not there is no reason to fail before somebody asks', async () => {
  const documents = createDocuments(site);
  await expect(documents.readAhead(path.join(site, 'nowhere'))).rejects.toThrow(
    'no file or folder',
  );
  write('a.mdx', PLAN);
  expect((await messagesOf(documents, 'a.mdx')).join('\n')).not.toContain('readable');
});
