import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { bundledCli, testFolder } from './bundledCli.ts';

const cli = bundledCli();
const folder = testFolder();

const plan = (risk: string) => `---
title: Plan
runbook: {id: plan, status: draft, owner: us}
---

::::procedure[Switch]{#switch risk=${risk}}

Text.

::::
`;

function project(name: string, hasModules = true): { cwd: string; file: string; cache: string } {
  const cwd = path.join(folder(), name);
  mkdirSync(path.join(cwd, 'docs'), { recursive: true });
  if (hasModules) mkdirSync(path.join(cwd, 'node_modules'));
  const file = path.join(cwd, 'docs/plan.mdx');
  writeFileSync(file, plan('grave'));
  return { cwd, file, cache: path.join(cwd, 'node_modules/.cache/rollbook') };
}

describe('a second check over the same files', () => {
  test.each(['pretty', 'json', 'sarif', 'github'])('says the same, as %s', async (format) => {
    const { cwd, cache } = project(`same-${format}`);
    const args = ['check', '--format', format];
    const first = await cli.run(args, cwd);
    expect(first.code).toBe(1);
    expect(readdirSync(cache)).toHaveLength(1);
    expect(await cli.run(args, cwd)).toEqual(first);
    expect(await cli.run([...args, '--no-cache'], cwd)).toEqual(first);
  });

  test('is answered from what was kept', async () => {
    const { cwd, cache } = project('kept');
    await cli.run(['check'], cwd);
    const [name = ''] = readdirSync(cache);
    const kept = JSON.parse(readFileSync(path.join(cache, name), 'utf8'));
    writeFileSync(path.join(cache, name), JSON.stringify({ ...kept, stdout: 'kept\n' }));
    expect((await cli.run(['check'], cwd)).stdout).toBe('kept\n');
    expect((await cli.run(['check', '--no-cache'], cwd)).stdout).toContain('grave');
    expect((await cli.run(['check', '--rule', 'front-matter=warn'], cwd)).stdout).toContain(
      'grave',
    );
  });

  test('sees a file that changed, came or went', async () => {
    const { cwd, file } = project('changed');
    const { stdout: before } = await cli.run(['check'], cwd);
    writeFileSync(file, plan('high'));
    const { stdout: changed } = await cli.run(['check'], cwd);
    expect(changed).not.toBe(before);
    expect(changed).not.toContain('grave');
    writeFileSync(path.join(cwd, 'docs/other.mdx'), '---js\n---\n');
    expect((await cli.run(['check'], cwd)).stdout).toContain('---js');
  });

  test('is made anew where what was kept is damaged', async () => {
    const { cwd, cache } = project('damaged');
    const first = await cli.run(['check'], cwd);
    const [name = ''] = readdirSync(cache);
    for (const damage of ['', '{', 'null', '{"digest":1}', '[]']) {
      writeFileSync(path.join(cache, name), damage);
      expect(await cli.run(['check'], cwd)).toEqual(first);
    }
  });

  test('leaves nothing behind where there is no node_modules', async () => {
    const { cwd } = project('bare', false);
    await cli.run(['check'], cwd);
    expect(readdirSync(cwd)).toEqual(['docs']);
  });
});
