import path from 'node:path';
import { expect, test } from 'vitest';
import { main } from '../../../plugins/rollbook/cli/main.ts';
import { testFolder } from './bundledCli.ts';
import { givenFiles } from './givenFiles.ts';
import { pretendTerminal } from './pretendTerminal.ts';

const folder = testFolder();
const LATIN = Buffer.from([0x63, 0xe9]);

async function checked(name: string, args: string[], config?: object) {
  const cwd = givenFiles(path.join(folder(), name), {
    'docs/latin.mdx': LATIN,
    ...(config && { 'rollbook.config.json': JSON.stringify(config) }),
  });
  const terminal = pretendTerminal(cwd);
  const status = await main(['check', ...args], terminal);
  return { status, stdout: terminal.stdout(), stderr: terminal.stderr() };
}

test.each([
  ['off', 'switched off'],
  ['warn', 'made a warning'],
])('the refusal of a file cannot be set to %s', async (level, words) => {
  const said = `The rule \`unreadable-file\` cannot be ${words}: what cannot be read is not checked.\n`;
  expect(await checked(`option-${level}`, ['--rule', `unreadable-file=${level}`])).toEqual({
    status: 2,
    stdout: '',
    stderr: `rollbook check: ${said}`,
  });
  const rules = { 'unreadable-file': level };
  expect(await checked(`config-${level}`, [], { rules })).toEqual({
    status: 2,
    stdout: '',
    stderr: `rollbook check: rollbook.config.json: ${said}`,
  });
});

test('it may be called the error that it is', async () => {
  const rules = { 'unreadable-file': 'error' };
  const option = ['--rule', 'unreadable-file=error'];
  const { status, stdout } = await checked('error', option, { rules });
  expect(status).toBe(1);
  expect(stdout).toContain('docs/latin.mdx:1:1 error unreadable-file');
});
