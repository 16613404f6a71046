import { spawn } from 'node:child_process';
import { existsSync, openSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { explain } from '../../../plugins/rollbook/cli/explain.ts';
import { main } from '../../../plugins/rollbook/cli/main.ts';
import { colorsOf } from '../../../plugins/rollbook/cli/terminal.ts';
import { CommandError } from '../../../plugins/rollbook/files/CommandError.ts';
import { bundledCli, testFolder } from './bundledCli.ts';
import { BROKEN, givenFiles, SOUND } from './givenFiles.ts';
import { pretendTerminal } from './pretendTerminal.ts';

const cli = bundledCli();
const folder = testFolder();

/** Runs the command line with one of its streams to a device that is always full. */
function runFull(args: string[], full: 'stdout' | 'stderr', cwd = folder()) {
  const device = openSync('/dev/full', 'w');
  const stdio = ['ignore', 'pipe', 'pipe'] as ('ignore' | 'pipe' | number)[];
  stdio[full === 'stdout' ? 1 : 2] = device;
  const child = spawn(process.execPath, [cli.file(), ...args], { cwd, stdio });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (data) => {
      said += data;
    });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, said })));
}

describe.skipIf(!existsSync('/dev/full'))('what cannot be written', () => {
  test.each([[['schema', 'index']], [['rules']], [['--help']]])(
    'ends %j with 2 and one line',
    async (args) => {
      expect(await runFull(args, 'stdout')).toEqual({
        code: 2,
        said: 'rollbook: could not write: no space left on device\n',
      });
    },
  );

  test('ends with 2 where it is the complaint', async () => {
    const cwd = givenFiles(path.join(folder(), 'full'), { 'docs/a.mdx': BROKEN });
    expect(await runFull(['index', '-o', 'index.json'], 'stderr', cwd)).toEqual({
      code: 2,
      said: '',
    });
  });
});

test('a path that is named and cannot be read ends with 2 and a line that names it', async () => {
  const cwd = givenFiles(path.join(folder(), 'named'), { 'docs/a.mdx': SOUND });
  symlinkSync('gone.mdx', path.join(cwd, 'docs/dangling.mdx'));
  for (const command of ['check', 'index'])
    expect(await cli.run([command, 'docs/dangling.mdx'], cwd)).toEqual({
      code: 2,
      stdout: '',
      stderr: `rollbook ${command}: Expected \`docs/dangling.mdx\` to be readable, found nothing: it is gone, or a link that leads nowhere.\n`,
    });
});

describe('an error that nobody has foreseen', () => {
  const config = (text: string) => {
    const cwd = givenFiles(path.join(folder(), 'unforeseen'), { 'docs/a.mdx': SOUND });
    writeFileSync(path.join(cwd, 'rollbook.config.mjs'), text);
    return cwd;
  };

  test('outside of the command ends with 2, and without a stack', async () => {
    const late = 'setTimeout(() => { throw new TypeError("x is not y"); }); export default {};';
    const wait = 'await new Promise((resolve) => setTimeout(resolve, 60_000));';
    const cwd = config(`${late}\n${wait}`);
    const { code, stderr } = await cli.run(['check', '--config', 'rollbook.config.mjs'], cwd);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^rollbook: x is not y\nThis was not foreseen\. [^\n]+\n$/);
  });

  test('is one line and a hint, and has its stack for those who ask', () => {
    const error = new TypeError('x is not y\nnor z');
    expect(explain(error, {})).toMatch(/^x is not y\n[^\n]*ROLLBOOK_DEBUG=1[^\n]*$/);
    expect(explain(new Error(), {})).toMatch(/^Error\n/);
    expect(explain(error, { ROLLBOOK_DEBUG: '1' })).toBe(error.stack);
    expect(explain(new CommandError('No such thing.'), {})).toBe('No such thing.');
  });
});

describe('colours', () => {
  const terminal = { isTTY: true };

  test('are those of each stream by itself', () => {
    expect(colorsOf({ stdout: terminal, stderr: {} }, undefined)).toEqual({
      color: true,
      colorOfErrors: false,
    });
    expect(colorsOf({ stdout: {}, stderr: terminal }, '')).toEqual({
      color: false,
      colorOfErrors: true,
    });
    expect(colorsOf({ stdout: terminal, stderr: terminal }, '1')).toEqual({
      color: false,
      colorOfErrors: false,
    });
  });

  test.each([['index'], ['export', 'warned']])(
    'of what %s complains of are those of stderr',
    async (...args) => {
      const wrong = BROKEN.replace('id: broken', 'id: warned').replace('drfat', 'draft');
      const cwd = givenFiles(path.join(folder(), `colours-${args[0]}`), {
        'docs/a.mdx': `${wrong}\n::trigger[It feels slow]{#slow action=asses}\n`,
      });
      for (const [color, colorOfErrors] of [
        [true, false],
        [false, true],
      ] as const) {
        const pretended = { ...pretendTerminal(cwd), color, colorOfErrors };
        expect(await main(args, pretended)).toBe(1);
        expect(pretended.stderr().includes('\u001b[')).toBe(colorOfErrors);
        expect(pretended.stderr()).toContain('docs/a.mdx:11:');
      }
    },
  );
});
