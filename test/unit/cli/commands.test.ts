import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { SCHEMA_NAMES } from '../../../plugins/rollbook/model/jsonSchema.ts';
import { RULES } from '../../../plugins/rollbook/rules/index.ts';
import { bundledCli, testFolder } from './bundledCli.ts';
import { BROKEN, givenFiles, SOUND, WARNED } from './givenFiles.ts';

const cli = bundledCli();
const folder = testFolder();
const RUNBOOKS = path.resolve('docs/runbooks');

const given = (name: string, files: Record<string, string | Buffer>) =>
  givenFiles(path.join(folder(), name), files);

describe('exit status', () => {
  test('0 where there is nothing to complain of', async () => {
    const cwd = given('sound', { 'docs/a.mdx': SOUND });
    expect(await cli.run(['check'], cwd)).toEqual({
      code: 0,
      stdout: 'No problems in 1 file, 1 runbook\n',
      stderr: '',
    });
  });

  test('1 where there is an error, and the other files are still checked', async () => {
    const cwd = given('broken', { 'docs/a.mdx': BROKEN, 'docs/b.mdx': WARNED });
    const { code, stdout, stderr } = await cli.run(['check'], cwd);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain('docs/a.mdx:5:11 error front-matter');
    expect(stdout).toContain('docs/b.mdx:11:1 warning vague-trigger');
  });

  test('warnings count only beyond --max-warnings', async () => {
    const cwd = given('warned', { 'docs/a.mdx': WARNED });
    expect((await cli.run(['check'], cwd)).code).toBe(0);
    expect((await cli.run(['check', '--max-warnings', '1'], cwd)).code).toBe(0);
    expect((await cli.run(['check', '--max-warnings', '0'], cwd)).code).toBe(1);
    const off = ['check', '--max-warnings', '0', '--rule', 'vague-trigger=off'];
    expect((await cli.run(off, cwd)).code).toBe(0);
    expect((await cli.run(['check', '--rule', 'vague-trigger=error'], cwd)).code).toBe(1);
  });

  test.concurrent.each([
    [['chekc'], 'Did you mean check?'],
    [[], 'Usage: rollbook'],
    [['check', '--fromat', 'json'], "Unknown option '--fromat'"],
    [['check', '--format', 'xml'], 'pretty, json, sarif, github'],
    [['check', '--max-warnings', '-1'], '--max-warnings'],
    [['check', '--max-warnings', 'many'], 'whole number'],
    [['check', '--rule', 'vague-trigger=loud'], 'off, warn or error'],
    [['check', '--rule', 'vague-triger=off'], 'Did you mean vague-trigger?'],
    [['check', '--today', '2026-02-30'], 'a date such as'],
    [['check', '--site-url', 'example.org'], 'an address such as'],
    [['check', '--config', 'none.json'], 'no file `none.json`'],
    [['check', '--alerts', 'none/*.yml'], 'no file that matches'],
    [['check', '--site-url', 'https://['], 'an address such as'],
    [['export', 'sound', '--site-url', 'docs.example.org'], 'an address such as'],
    [['export', 'sound', '--site-url', 'https://['], 'an address such as'],
    [['check', 'nowhere'], 'no file or folder `nowhere`'],
    [['index', 'nowhere'], 'no file or folder `nowhere`'],
    [['index', '-o', 'no/such/folder.json', '.'], 'no such file or directory'],
    [['schema'], 'one of index, runbook, run'],
    [['schema', 'plan'], 'found plan'],
    [['new'], 'found nothing'],
    [['new', 'Not A Slug'], 'Not A Slug'],
    [['new', '../escape'], '../escape'],
    [['rules', 'vague-triger'], 'Did you mean vague-trigger?'],
  ])('2 for %j, which says %j on stderr alone', async (args, words) => {
    const cwd = given('empty', { 'docs/a.mdx': SOUND });
    const { code, stdout, stderr } = await cli.run(args, cwd);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe('output', () => {
  test('has no colour in a pipe, and none of a file that would steer the terminal', async () => {
    const cwd = given('escape', { 'docs/a.mdx': `${SOUND}\n::stpe[\u001b(2J\u0007]\n` });
    const { stdout } = await cli.run(['check'], cwd);
    expect(stdout).toContain('unknown-directive');
    expect([...stdout].filter((char) => char < ' ' && char !== '\n')).toEqual([]);
  });

  test('is the same for the same input', async () => {
    for (const args of [['index'], ['check', '--format', 'json'], ['check', '--format', 'sarif']]) {
      const [first, second] = await Promise.all([
        cli.run([...args, 'test/fixtures/directives'], process.cwd()),
        cli.run([...args, 'test/fixtures/directives'], process.cwd(), {
          TZ: 'Pacific/Auckland',
          LANG: 'tr_TR',
        }),
      ]);
      expect(first.stdout.length).toBeGreaterThan(100);
      expect(second.stdout).toBe(first.stdout);
      expect(first.stdout).not.toContain(process.cwd());
    }
  });

  test('may be left unread: a closed pipe is no failure', async () => {
    const child = spawn(process.execPath, [cli.file(), 'index', RUNBOOKS]);
    let stderr = '';
    child.stderr.on('data', (data) => {
      stderr += data;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});

describe('index', () => {
  test('-o writes the bytes that stdout would get', async () => {
    const cwd = given('index', { 'docs/a.mdx': SOUND });
    const { stdout } = await cli.run(['index'], cwd);
    const written = await cli.run(['index', '-o', 'out.json'], cwd);
    expect(written).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(readFileSync(path.join(cwd, 'out.json'), 'utf8')).toBe(stdout);
  });

  test('is printed in spite of errors, which go to stderr', async () => {
    const cwd = given('index-broken', { 'docs/a.mdx': SOUND, 'docs/b.mdx': BROKEN });
    const { code, stdout, stderr } = await cli.run(['index'], cwd);
    expect(code).toBe(1);
    expect(JSON.parse(stdout).runbooks).toEqual([expect.objectContaining({ id: 'sound' })]);
    expect(stderr).toContain('docs/b.mdx:5:11 error front-matter');
  });
});

describe('export', () => {
  test('of a plan with errors gives the messages of that plan, and counts no others', async () => {
    const wrong = WARNED.replaceAll('warned', 'wrong').replace('=assess', '=asses');
    const cwd = given('export', { 'docs/a.mdx': wrong, 'docs/b.mdx': WARNED });
    const { code, stdout, stderr } = await cli.run(['export', 'wrong'], cwd);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('docs/a.mdx:11:');
    expect(stderr).not.toContain('docs/b.mdx');
    const shown = stderr.match(/^docs\/a\.mdx:\d+:\d+ warning /gm) ?? [];
    expect(stderr).toMatch(new RegExp(`\\(1 error, ${shown.length} warnings?\\) in 2 files`));
  });
});

describe('schema', () => {
  test.concurrent.each(SCHEMA_NAMES)('%s is a JSON Schema of 2020-12', async (name) => {
    const { code, stdout } = await cli.run(['schema', name], process.cwd());
    const schema = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    const ajv = new Ajv2020({ strict: false });
    expect(ajv.validateSchema(schema)).toBe(true);
  });

  test('index holds for the index of our own runbooks, and for no other thing', async () => {
    const schema = JSON.parse((await cli.run(['schema', 'index'], process.cwd())).stdout);
    const index = JSON.parse((await cli.run(['index', 'docs/runbooks'], process.cwd())).stdout);
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
    validate(index);
    expect(validate.errors).toBeNull();
    expect(index.runbooks.length).toBeGreaterThan(4);
    index.runbooks[0].status = 'perhaps';
    expect(validate(index)).toBe(false);
  });
});

describe('new', () => {
  test('writes a plan that passes the check, and never over one that is there', async () => {
    const cwd = given('new', {});
    const made = await cli.run(['new', 'new-login'], cwd);
    expect(made).toEqual({ code: 0, stdout: 'docs/runbooks/new-login.mdx\n', stderr: '' });
    const file = path.join(cwd, 'docs/runbooks/new-login.mdx');
    const text = readFileSync(file, 'utf8');
    expect(await cli.run(['check', '--max-warnings', '0', '--today', '2026-01-15'], cwd)).toEqual({
      code: 0,
      stdout: 'No problems in 1 file, 1 runbook\n',
      stderr: '',
    });
    writeFileSync(file, 'mine');
    const again = await cli.run(['new', 'new-login'], cwd);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('already');
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect(readdirSync(path.join(cwd, 'docs/runbooks'))).toEqual(['new-login.mdx']);
    expect(text).toContain('id: new-login');
  });

  test('does not write through a path that is no id', async () => {
    const cwd = given('new-bad', {});
    await cli.run(['new', '../../evil'], cwd);
    expect(existsSync(path.join(cwd, '../evil.mdx'))).toBe(false);
    expect(readdirSync(cwd)).toEqual([]);
  });
});

describe('rules', () => {
  test('lists every rule, and explains one', async () => {
    const { code, stdout } = await cli.run(['rules'], process.cwd());
    expect(code).toBe(0);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual(RULES.map((rule) => rule.id));
    const one = await cli.run(['rules', 'vague-trigger'], process.cwd());
    expect(one.stdout).toMatch(/^vague-trigger \(numbers, warn\)[\s\S]+Wrong:[\s\S]+Right:/);
  });

  test('help is a result', async () => {
    for (const args of [['help'], ['--help'], ['check', '--help']]) {
      const { code, stdout, stderr } = await cli.run(args, process.cwd());
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain('Usage: rollbook');
    }
  });
});
