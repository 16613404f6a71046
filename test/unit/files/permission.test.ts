import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { checkFiles } from '../../../plugins/rollbook/check/checkFiles.ts';
import { findFiles } from '../../../plugins/rollbook/files/findFiles.ts';

// Root may read everything, so the refusal is the test's own: the rest is a real folder.
vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  return {
    ...real,
    readFileSync: (file: string, ...rest: []) => {
      if (String(file).endsWith('locked.mdx'))
        throw Object.assign(new Error('permission denied'), { code: 'EACCES' });
      return real.readFileSync(file, ...rest);
    },
  };
});

const folder = mkdtempSync(path.join(tmpdir(), 'rollbook-permission-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a file that may not be read is named, and the others are checked', async () => {
  writeFileSync(path.join(folder, 'locked.mdx'), 'Text.\n');
  writeFileSync(path.join(folder, 'open.mdx'), '---js\n---\n');
  const { files } = await checkFiles(findFiles(['.'], folder));
  expect(files.map(({ path: name, messages }) => [name, messages[0]?.message.ruleId])).toEqual([
    ['locked.mdx', 'unreadable-file'],
    ['open.mdx', 'front-matter'],
  ]);
  expect(files[0]?.messages[0]?.message.reason).toContain('no permission');
});
