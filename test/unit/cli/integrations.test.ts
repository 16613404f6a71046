import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { testFolder } from './bundledCli.ts';

const folder = testFolder();

interface Action {
  inputs: Record<string, { description: string; default: string }>;
  runs: { using: string; steps: { name?: string; run?: string; env?: Record<string, string> }[] };
}

const action: Action = parse(readFileSync('action.yml', 'utf8'));
const script = action.runs.steps.find(({ name }) => name === 'Check');

/** Runs the script of the action as GitHub does, with an `npx` that says what it was given. */
function given(inputs: Record<string, string>): { code: number | null; args: string[] } {
  const bin = path.join(folder(), 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(
    path.join(bin, 'npx'),
    '#!/bin/sh\nfor word; do printf "%s\\n" "$word"; done\nexit 1\n',
  );
  chmodSync(path.join(bin, 'npx'), 0o755);
  const env: NodeJS.ProcessEnv = { PATH: `${bin}:${process.env.PATH}`, NODE_ENV: 'test' };
  for (const [name, value] of Object.entries(script?.env ?? {})) {
    const input = /^\$\{\{ inputs\.([a-z-]+) \}\}$/.exec(value)?.[1] ?? '';
    expect(Object.keys(action.inputs)).toContain(input);
    env[name] = inputs[input] ?? action.inputs[input]?.default;
  }
  const file = path.join(folder(), 'script.sh');
  writeFileSync(file, script?.run ?? '');
  const bash = ['--noprofile', '--norc', '-eo', 'pipefail', file];
  const { status, stdout } = spawnSync('bash', bash, { env, cwd: folder(), encoding: 'utf8' });
  return { code: status, args: stdout.trimEnd().split('\n') };
}

test('the action passes its inputs on as words, and the exit status back', () => {
  expect(given({ today: '' })).toEqual({
    code: 1,
    args: ['--no-install', 'rollbook', 'check', '--format', 'github', '--'],
  });
  expect(
    given({
      paths: 'docs/a\n  docs/b c.mdx\n',
      format: 'sarif',
      'max-warnings': '0',
      alerts: 'rules/**/*.yml',
      'site-url': 'https://example.org/$(touch pwned)',
      today: '2026-01-15',
    }).args.slice(3),
  ).toEqual([
    ...['--format', 'sarif', '--max-warnings', '0', '--alerts', 'rules/**/*.yml'],
    ...['--site-url', 'https://example.org/$(touch pwned)', '--today', '2026-01-15'],
    ...['--', 'docs/a', 'docs/b', 'c.mdx'],
  ]);
  expect(given({}).args.at(-2)).toBe(
    execFileSync('date', ['-u', '+%F'], { encoding: 'utf8' }).trim(),
  );
});

test('no input is written into a script of the action', () => {
  expect(action.runs.using).toBe('composite');
  for (const { run } of action.runs.steps) expect(run ?? '').not.toContain('${{');
});

test('the hooks for pre-commit run commands that there are', () => {
  const hooks: { id: string; entry: string; language: string; files: string }[] = parse(
    readFileSync('.pre-commit-hooks.yaml', 'utf8'),
  );
  expect(hooks.map(({ id }) => id)).toEqual(['rollbook-check', 'rollbook-fix']);
  for (const { entry, files } of hooks) {
    expect(entry).toMatch(/^npx --no-install rollbook check( --fix)?$/);
    expect('docs/runbooks/a.mdx').toMatch(new RegExp(files));
    expect('src/a.ts').not.toMatch(new RegExp(files));
  }
});

test('the page tells of every input of the action that stands in its example', () => {
  const page = readFileSync('docs/authoring/where-it-runs.mdx', 'utf8');
  const example = /```yaml sample title="\.github[^\n]*\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  const steps: { with?: object }[] = parse(example).jobs.plans.steps;
  const used = steps.flatMap((step) => Object.keys(step.with ?? {}));
  expect(used.length).toBeGreaterThan(3);
  for (const input of used) expect(Object.keys(action.inputs)).toContain(input);
});
