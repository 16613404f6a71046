import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { fixFiles } from '../../../plugins/rollbook/cli/fixFiles.ts';
import { main } from '../../../plugins/rollbook/cli/main.ts';
import { bundledCli, testFolder } from './bundledCli.ts';
import { pretendTerminal } from './pretendTerminal.ts';

const cli = bundledCli();
const folder = testFolder();

const PLAN = `---
title: Ticked
runbook:
  id: ticked
  status: draft
  owner: "@team"
---

:::checklist[A]{#a}

- [x] b

:::

::trigger[It feels slow]{#slow action=assess}
`;

function given(name: string, files: Record<string, string>): string {
  const root = path.join(folder(), name);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  return root;
}

async function run(args: string[], cwd: string) {
  const terminal = pretendTerminal(cwd);
  const code = await main(args, terminal);
  return { code, stdout: terminal.stdout(), stderr: terminal.stderr() };
}

describe('check --fix', () => {
  test('writes what it mends, says how much, and reports the rest', async () => {
    const cwd = given('fix', { 'docs/a.mdx': PLAN, 'docs/b.mdx': 'Not a plan: - [x] a\n' });
    const first = await cli.run(['check', '--fix', '--format', 'json'], cwd);
    expect(first.stderr).toBe('Fixed 1 problem in 1 file\n');
    expect(JSON.parse(first.stdout)).toMatchObject({ errorCount: 0, warningCount: 1 });
    expect(first.code).toBe(0);
    expect(readFileSync(path.join(cwd, 'docs/a.mdx'), 'utf8')).toBe(PLAN.replace('[x]', '[ ]'));
    const second = await cli.run(['check', '--fix', '--format', 'json'], cwd);
    expect(second).toEqual({ ...first, stderr: '' });
    expect(readdirSync(path.join(cwd, 'docs'))).toEqual(['a.mdx', 'b.mdx']);
  });

  test('keeps the mode of a file, and a link a link', async () => {
    const cwd = given('fix-mode', {
      'docs/a.mdx': PLAN,
      'plans/b.mdx': PLAN.replace('id: t', 'id: u'),
    });
    chmodSync(path.join(cwd, 'docs/a.mdx'), 0o640);
    symlinkSync('../plans/b.mdx', path.join(cwd, 'docs/b.mdx'));
    expect((await run(['check', '--fix'], cwd)).code).toBe(0);
    expect(statSync(path.join(cwd, 'docs/a.mdx')).mode & 0o777).toBe(0o640);
    expect(lstatSync(path.join(cwd, 'docs/b.mdx')).isSymbolicLink()).toBe(true);
    expect(readFileSync(path.join(cwd, 'plans/b.mdx'), 'utf8')).toContain('- [ ] b');
  });

  test('never writes over what has changed in the meantime', async () => {
    const cwd = given('fix-race', { 'a.mdx': 'newer' });
    const { files, done } = fixFiles(
      (async function* () {
        yield { path: 'a.mdx', text: PLAN };
      })(),
      cwd,
      {},
    );
    for await (const file of files) expect(file).toEqual({ path: 'a.mdx', text: PLAN });
    expect(done).toEqual({
      problems: 0,
      files: 0,
      failures: [expect.stringContaining('changed in the meantime')],
    });
    expect(readFileSync(path.join(cwd, 'a.mdx'), 'utf8')).toBe('newer');
    expect(readdirSync(cwd)).toEqual(['a.mdx']);
  });

  test('without it nothing is written', async () => {
    const cwd = given('fix-not', { 'docs/a.mdx': PLAN });
    await run(['check'], cwd);
    expect(readFileSync(path.join(cwd, 'docs/a.mdx'), 'utf8')).toBe(PLAN);
  });
});

describe('the configuration', () => {
  const FIXED = PLAN.replace('[x]', '[ ]');
  const files = { 'plans/a.mdx': FIXED };

  test('in JSON: paths, levels and the site; --rule wins', async () => {
    const config = {
      paths: ['plans'],
      rules: { 'vague-trigger': 'error' },
      siteUrl: 'https://example.org/',
    };
    const cwd = given('config', { ...files, 'rollbook.config.json': JSON.stringify(config) });
    const { code, stdout } = await run(['check'], cwd);
    expect(code).toBe(1);
    expect(stdout).toContain('plans/a.mdx:15:1 error vague-trigger');
    expect(stdout).toContain('https://example.org/reference/rules#vague-trigger');
    expect((await run(['check', '--rule', 'vague-trigger=off'], cwd)).code).toBe(0);
    expect(JSON.parse((await run(['index'], cwd)).stdout).runbooks).toHaveLength(1);
  });

  test('in TypeScript, with types', async () => {
    const cwd = given('config-ts', {
      ...files,
      'levels.ts': `export const level = 'error' as const;\n`,
      'rollbook.config.ts': `import { level } from './levels.ts';
interface Shape { paths: string[]; rules: Record<string, 'error'> }
export default { paths: ['plans'], rules: { 'vague-trigger': level } } satisfies Shape;
`,
    });
    const { code, stdout, stderr } = await cli.run(['check'], cwd);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain('plans/a.mdx:15:1 error vague-trigger');
  });

  test('of another name, with --config', async () => {
    const cwd = given('config-other', {
      ...files,
      'rollbook.config.json': '{"paths": ["nowhere"]}',
      'ci/strict.json': '{"paths": ["plans"], "rules": {"vague-trigger": "error"}}',
    });
    expect((await run(['check', '--config', 'ci/strict.json'], cwd)).code).toBe(1);
    expect((await run(['check'], cwd)).code).toBe(2);
  });

  test.each([
    ['{"rule": {}}', 'Did you mean `rules`?'],
    ['{"rules": {"vague-triger": "off"}}', 'Did you mean `vague-trigger`?'],
    ['{', 'cannot be read'],
  ])('%s is an error that says why', async (text, words) => {
    const cwd = given(`config-bad-${text.length}`, { ...files, 'rollbook.config.json': text });
    const { code, stdout, stderr } = await run(['check'], cwd);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
    expect(stderr).toContain('rollbook.config.json');
  });
});

describe('check --alerts', () => {
  test('compares rule files with the plans', async () => {
    const rules = (url: string) =>
      `groups:\n  - name: x\n    rules:\n      - alert: Slow\n        expr: up == 0\n        annotations:\n          runbook_url: ${url}\n`;
    const cwd = given('alerts', {
      'docs/a.mdx': PLAN.replace('[x]', '[ ]'),
      'rules/good.yml': rules('https://example.org/runbooks/ticked#slow'),
      'rules/bad.yml': rules('https://example.org/runbooks/tikced'),
    });
    const args = ['check', '--alerts', 'rules/*.yml', '--site-url', 'https://example.org'];
    const { code, stdout } = await run(args, cwd);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^rules\/bad\.yml:7:\d+ error alert-broken-runbook/m);
    expect(stdout).not.toContain('rules/good.yml');
  });

  test.each([
    [['rules/*.yml', 'rulse/*.yml'], 'rulse/*.yml'],
    [['none/*.yml', 'rules/*.yml', 'rulse/*.yml'], 'none/*.yml rulse/*.yml'],
    [['rules/*.yml', '!rules/**'], 'rules/*.yml'],
    [['!rules/none.yml'], '!rules/none.yml'],
  ])('of %j refuses what finds nothing: %s', async (patterns, empty) => {
    const cwd = given('alerts-none', { 'docs/a.mdx': PLAN, 'rules/a.yml': 'groups: []\n' });
    const args = patterns.flatMap((pattern) => ['--alerts', pattern]);
    expect(await run(['check', ...args], cwd)).toEqual({
      ...{ code: 2, stdout: '' },
      stderr: `rollbook check: There is no file that matches --alerts ${empty}.\n`,
    });
  });

  test('reads a file once that several patterns find, and none that one takes away', async () => {
    const broken = 'groups: [\n';
    const cwd = given('alerts-some', {
      'docs/a.mdx': PLAN.replace('[x]', '[ ]'),
      'rules/a.yml': broken,
      'rules/b.yml': broken,
    });
    const patterns = ['rules/*.yml', 'rules/a*', '!rules/b.yml', '!rules/none.yml'];
    const args = patterns.flatMap((pattern) => ['--alerts', pattern]);
    const { code, stdout } = await run(['check', ...args], cwd);
    expect(code).toBe(1);
    expect(stdout.match(/^rules\/[^:]*/gm)).toEqual(['rules/a.yml']);
  });
});
