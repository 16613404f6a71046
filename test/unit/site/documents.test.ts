import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  type CheckOptions,
  checkFiles,
  joinChecks,
} from '../../../plugins/rollbook/check/checkFiles.ts';
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
  return messagesWith({}, documents, ...names);
}

async function messagesWith(
  options: CheckOptions,
  documents: Documents,
  ...names: string[]
): Promise<string[]> {
  const paths = names.map((name) => `docs/${name}`);
  const { files } = await joinChecks(documents.checkEach(paths, options), options);
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
  await documents.readAhead(path.join(site, 'docs'), {});
  for (let times = 0; times < 3; times++)
    expect(await messagesOf(documents, 'a.mdx', 'b.mdx')).toEqual(expected);
  expect(await messagesOf(createDocuments(site), 'a.mdx', 'b.mdx')).toEqual(expected);
});

test('a document that has changed is read anew, and one that is gone is told of', async () => {
  write('a.mdx', PLAN);
  const documents = createDocuments(site);
  await documents.readAhead(path.join(site, 'docs'), {});
  write('a.mdx', BROKEN);
  expect((await messagesOf(documents, 'a.mdx')).join('\n')).toContain('found `grave`');
  rmSync(path.join(site, 'docs/a.mdx'));
  expect((await messagesOf(documents, 'a.mdx')).join('\n')).toContain('Expected a readable file');
  write('a.mdx', PLAN);
  expect((await messagesOf(documents, 'a.mdx')).join('\n')).not.toContain('found');
});

test('what is no text is told of as on the command line, and why when that has changed', async () => {
  const documents = createDocuments(site);
  for (const [bytes, reason] of [
    [Buffer.from(`${PLAN}caf\xe9\n`, 'latin1'), 'Expected UTF-8'],
    [Buffer.from(`${PLAN}\0\n`), 'Expected text, found a NUL byte'],
    [Buffer.alloc(2 * 1024 * 1024 + 1, ' '), 'Expected at most 2 MiB'],
  ] as const) {
    writeFileSync(path.join(site, 'docs/a.mdx'), bytes);
    const [said = '', ...more] = await messagesOf(documents, 'a.mdx');
    expect(said).toContain(reason);
    expect(more).toEqual([]);
  }
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

test('a text that was mended for the check is not what its page is made of', async () => {
  const unclosed = `${PLAN_HEAD}::::procedure[Undo]{#undo risk=low}\n\n:::step[Go]{#go}\n\nGo.\n`;
  const oldMac = `${PLAN_HEAD}One.\rTwo.\n`;
  write('a.mdx', unclosed);
  write('b.mdx', oldMac.replace('a-plan', 'b-plan'));
  const documents = createDocuments(site);
  await messagesOf(documents, 'a.mdx', 'b.mdx');
  expect(documents.take('docs/a.mdx', unclosed)).toBeUndefined();
  expect(documents.take('docs/b.mdx', oldMac.replace('a-plan', 'b-plan'))).toBeUndefined();
});

test('what is no document of the site keeps no place', async () => {
  write('a.mdx', PLAN);
  write('_part.mdx', PLAN);
  const documents = createDocuments(site);
  await documents.readAhead(path.join(site, 'docs'), {});
  await messagesOf(documents, 'a.mdx');
  expect(documents.take('docs/_part.mdx', PLAN)).toBeUndefined();
  expect(documents.take('docs/a.mdx', PLAN)).toBeDefined();
});

test('the examples of a page are held against the levels of the site, as they are now', async () => {
  const silence = '{/* rollbook-disable-next undo-missing: It is made anew. */}';
  const example = `\`\`\`mdx runbook\n${silence}\n\n::::procedure[A]{#a risk=low}\n\n::::\n\`\`\`\n`;
  write('page.mdx', `# A page\n\n${example}`);
  const text = `# A page\n\n${example}`;
  const documents = createDocuments(site);
  const said: string[] = [];
  for (const options of [{}, { levels: { 'unused-silence': 'off' } }, {}] as CheckOptions[]) {
    const { files } = await checkFiles([{ path: 'docs/page.mdx', text }], options);
    const expected = files.flatMap(({ path: file, messages }) =>
      messages.map(({ message }) => `${file}:${message.line} ${message.reason}`),
    );
    said.push(expected.join('\n'));
    expect(await messagesWith(options, documents, 'page.mdx')).toEqual(expected);
  }
  expect(said[0]).toContain('undo-missing');
  expect(said[1]).not.toContain('undo-missing');
});

test('a folder that is not there is no reason to fail before somebody asks', async () => {
  const documents = createDocuments(site);
  await expect(documents.readAhead(path.join(site, 'nowhere'), {})).rejects.toThrow(
    'no file or folder',
  );
  write('a.mdx', PLAN);
  expect((await messagesOf(documents, 'a.mdx')).join('\n')).not.toContain('readable');
});
