import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { bundledCli, testFolder } from './bundledCli.ts';
import { givenFiles, SOUND, WARNED } from './givenFiles.ts';

const cli = bundledCli();
const folder = testFolder();
const given = (name: string, files: Record<string, string | Buffer>) =>
  givenFiles(path.join(folder(), name), files);

describe('bad input is named and the rest is checked', () => {
  test('files that are no text', async () => {
    const line = `${'x'.repeat(63)}\n`;
    const cwd = given('bytes', {
      'docs/binary.mdx': Buffer.from([0x50, 0x4b, 3, 4, 0, 0]),
      'docs/latin.mdx': Buffer.from([0x63, 0x61, 0x66, 0xe9]),
      'docs/large.mdx': `${line.repeat((2 * 1024 * 1024) / 64)}y`,
      'docs/sound.mdx': SOUND,
    });
    symlinkSync('loop.mdx', path.join(cwd, 'docs/loop.mdx'));
    symlinkSync('gone.mdx', path.join(cwd, 'docs/dangling.mdx'));
    const { code, stdout } = await cli.run(['check', '--format', 'json'], cwd);
    const { files } = JSON.parse(stdout) as {
      files: { path: string; messages: { rule: string; message: string }[] }[];
    };
    expect(code).toBe(1);
    expect(
      files.map(({ path: file, messages }) => [file, messages[0]?.rule, messages[0]?.message]),
    ).toEqual([
      ['docs/binary.mdx', 'unreadable-file', expect.stringContaining('NUL')],
      ['docs/dangling.mdx', 'unreadable-file', expect.stringContaining('gone')],
      ['docs/large.mdx', 'unreadable-file', expect.stringContaining('2097153 bytes')],
      ['docs/latin.mdx', 'unreadable-file', expect.stringContaining('UTF-8')],
      ['docs/loop.mdx', 'unreadable-file', expect.stringContaining('leads to itself')],
    ]);
  });

  test('links that lead out of the folder, on whatever way', async () => {
    const outside = given('outside', { 'docs/secret.mdx': SOUND, 'secret.mdx': SOUND });
    const cwd = given('linked', { 'docs/sound.mdx': SOUND });
    symlinkSync(path.join(outside, 'secret.mdx'), path.join(cwd, 'docs/file.mdx'));
    symlinkSync(outside, path.join(cwd, 'docs/folder'));
    const { code, stdout } = await cli.run(['check'], cwd);
    expect(code).toBe(1);
    expect(stdout).toContain('docs/file.mdx:1:1 error unreadable-file');
    expect(stdout).toContain('docs/folder:1:1 error unreadable-file');
    expect(stdout).not.toContain('secret.mdx');
    const through = await cli.run(['check', 'docs/folder/docs'], cwd);
    expect(through.stdout).toContain('a link that leads out of it');
  });

  test('a folder that holds itself is walked once', async () => {
    const cwd = given('round', { 'docs/deep/sound.mdx': SOUND });
    symlinkSync('..', path.join(cwd, 'docs/deep/up'));
    const { code, stdout } = await cli.run(['check'], cwd);
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'No problems in 1 file, 1 runbook\n' });
  });

  test('line ends, a byte order mark and tabs change no place', async () => {
    const windows = `\uFEFF${WARNED.replace('It feels slow', 'It\tfeels slow')}`.replace(
      /\n/g,
      '\r\n',
    );
    const cwd = given('windows', { 'docs/a.mdx': windows });
    const { stdout } = await cli.run(['check', '--format', 'json'], cwd);
    expect(JSON.parse(stdout).files[0].messages).toEqual([
      expect.objectContaining({
        rule: 'vague-trigger',
        line: 11,
        column: 1,
        endLine: 11,
        endColumn: 46,
      }),
    ]);
  });

  const lines = (count: number, line: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => line(index)).join('\n');
  const HOSTILE: Record<string, string> = {
    'ten thousand containers of ours': `${lines(10_000, (i) => `:::step[x]{#a${i}}`)}\n`,
    'ten thousand admonitions': `${lines(10_000, () => ':::note')}\n`,
    'containers with ever fewer colons': lines(900, (i) => `${':'.repeat(1000 - i)}note`),
    'ten thousand quotations': `${'>'.repeat(10_000)} x`,
    'ten thousand lists on a line': `${'- '.repeat(10_000)}x`,
    'a thousand lists below each other': lines(1000, (i) => `${' '.repeat(2 * i)}- x`),
    'ten thousand tags': `${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}`,
    'ten thousand braces': `${'{'.repeat(10_000)}${'}'.repeat(10_000)}`,
    'ten thousand brackets': `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
    'images in images': `${'![a'.repeat(9000)}${'](x)'.repeat(9000)}`,
    'emphasis in emphasis': `${'**a'.repeat(9000)}${'b**'.repeat(9000)}`,
    'text directives in each other': `${':a['.repeat(9000)}${']'.repeat(9000)}`,
    'one expression of many braces': `a {${'{} '.repeat(15_000)}}`,
  };

  test.concurrent.each(Object.entries(HOSTILE))('%s', { timeout: 30_000 }, async (name, body) => {
    const cwd = given(`hostile-${name.replaceAll(' ', '-')}`, {
      'docs/a.mdx': SOUND.replace('Nothing to do.', () => body),
      'docs/b.mdx': WARNED,
    });
    const { code, stdout, stderr } = await cli.run(['check', '--format', 'json'], cwd);
    const { files } = JSON.parse(stdout) as {
      files: { path: string; messages: { rule: string }[] }[];
    };
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(files[0]?.messages.map(({ rule }) => rule)).toContain('mdx-syntax');
    expect(files[1]?.messages.map(({ rule }) => rule)).toEqual(['vague-trigger']);
  });

  test('YAML that multiplies itself', async () => {
    const bomb = lines(
      9,
      (i) => `  a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(', ')}]`,
    );
    const cwd = given('bomb', {
      'docs/a.mdx': `---\ntitle: x\nrunbook:\n  a0: &a0 [x, x]\n${bomb}\n---\n\nx\n`,
    });
    const { code, stdout, stderr } = await cli.run(['check'], cwd);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain('error front-matter');
  });
});
