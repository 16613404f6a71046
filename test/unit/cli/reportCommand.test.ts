import { execFile } from 'node:child_process';
import { linkSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { main } from '../../../plugins/rollbook/cli/main.ts';
import type { RunRecord } from '../../../plugins/rollbook/model/run.ts';
import { exportRun, exportRuns } from '../../../plugins/rollbook/run/exportRun.ts';
import { fileNames } from '../../../plugins/rollbook/run/fileNames.ts';
import { MAX_IMPORT_BYTES } from '../../../plugins/rollbook/run/importRun.ts';
import { reduce } from '../../../plugins/rollbook/run/reduce.ts';
import { report } from '../../../plugins/rollbook/run/report.ts';
import { CANARY, event, header, id, MINUTE, START, story } from '../run/sample.ts';
import { setUp } from '../run/setUpStore.ts';
import { bundledCli, testFolder } from './bundledCli.ts';
import { givenFiles } from './givenFiles.ts';
import { pretendTerminal } from './pretendTerminal.ts';

const cli = bundledCli();
const folder = testFolder();
const given = (name: string, files: Record<string, string | Buffer>) =>
  givenFiles(path.join(folder(), name), files);

const record: RunRecord = { header, events: story };
const text = exportRun(record);
const browsers = report(reduce(header, story));
const good = { code: 0, stdout: browsers, stderr: '' };

async function run(cwd: string, ...args: string[]) {
  const terminal = pretendTerminal(cwd);
  const code = await main(['report', ...args], terminal);
  return { code, stdout: terminal.stdout(), stderr: terminal.stderr() };
}

/** What is said of a file that is refused: on one line, and nothing else. */
async function refused(cwd: string, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await run(cwd, ...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^rollbook report: [^\n]+\.\n$/);
  return stderr;
}

describe('the report of an exported run', () => {
  test('is the one of the browser, for a run that its store kept', async () => {
    const { store } = setUp();
    store.append({ type: 'started', trigger: 'severe' });
    store.append({ type: 'step-started', target: 'confirm' });
    store.append({ type: 'observed', target: 'confirm', expect: 0, value: '12%' });
    store.append({ type: 'note', target: 'confirm', text: 'Fünf | *Prozent*\n<b>mehr</b>' });
    store.append({ type: 'step-failed', target: 'confirm', reason: 'timeout' });
    await store.settled();
    const { state } = store.getSnapshot();
    const name = fileNames(state).record;
    const cwd = given('kept', { [name]: exportRun({ header, events: state.events }) });
    expect(await run(cwd, name)).toEqual({ ...good, stdout: report(state) });
  });

  test('is the one of the browser, for the golden record', async () => {
    const fixtures = path.resolve('test/fixtures/runs');
    const stdout = readFileSync(path.join(fixtures, 'v1.golden.md'), 'utf8');
    expect(await run(fixtures, 'v1.run.json')).toEqual({ ...good, stdout });
  });

  test.each([
    ['events in another order', JSON.stringify({ header, events: story.toReversed() })],
    ['a byte order mark', `\uFEFF${text}`],
    ['the largest file', text + ' '.repeat(MAX_IMPORT_BYTES - Buffer.byteLength(text))],
  ])('is the same with %s', async (name, content) => {
    const cwd = given(name.replaceAll(' ', '-'), { 'a.run.json': content });
    expect(await run(cwd, 'a.run.json')).toEqual(good);
  });

  test('of many runs is that of each, in the order of the file', async () => {
    const other = { header: { ...header, runId: id(5, 5, 5), mode: 'drill' as const }, events: [] };
    const [all = ''] = exportRuns([other, record], MAX_IMPORT_BYTES);
    const cwd = given('many', { 'rollbook-2026-11-21.runs.json': all });
    const stdout = `${browsers}\n${report(reduce(other.header, []))}`;
    expect(await run(cwd, 'rollbook-2026-11-21.runs.json')).toEqual({ ...good, stdout });
    expect(stdout).toMatch(/^# Drill report/m);
  });

  test('asks no clock: a record of tomorrow is as good on a machine that is behind', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: START - 30 * 24 * 60 * MINUTE });
    try {
      const cwd = given('behind', { 'a.run.json': text });
      expect(await run(cwd, 'a.run.json')).toEqual(good);
    } finally {
      vi.useRealTimers();
    }
  });

  test('is the same from the bundle, in any time zone and language', async () => {
    const cwd = given('zones', { 'a.run.json': text });
    const worlds = [{}, { TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8' }, { TZ: 'UTC', LANG: 'C' }];
    for (const env of worlds)
      expect(await cli.run(['report', 'a.run.json'], cwd, env)).toEqual(good);
    expect(browsers).toContain('2026-11-21 03:14 (Europe/Vienna)');
  });

  test.skipIf(process.platform === 'win32')('can come through a pipe', async () => {
    const cwd = given('pipe', { 'a.run.json': text });
    // The pipes that Node makes are sockets, which cannot be opened by a name.
    const line = 'cat a.run.json | "$0" "$1" report /dev/stdin';
    const args = ['-c', line, process.execPath, cli.file()];
    const { stdout } = await promisify(execFile)('sh', args, { cwd });
    expect(stdout).toBe(browsers);
  });
});

describe('-o', () => {
  test.each(['-o', '--output'])('%s writes the bytes that stdout would get', async (option) => {
    const cwd = given(`out${option}`, { 'a.run.json': text, 'report.md': 'an old one' });
    expect(await run(cwd, 'a.run.json', option, 'report.md')).toEqual({ ...good, stdout: '' });
    expect(readFileSync(path.join(cwd, 'report.md'), 'utf8')).toBe(browsers);
    expect(readFileSync(path.join(cwd, 'a.run.json'), 'utf8')).toBe(text);
  });

  test('never writes over the record, by whatever name', async () => {
    const cwd = given('over', { 'a.run.json': text });
    const file = path.join(cwd, 'a.run.json');
    symlinkSync('a.run.json', path.join(cwd, 'soft.md'));
    linkSync(file, path.join(cwd, 'hard.md'));
    for (const name of ['a.run.json', `../over/a.run.json`, 'soft.md', 'hard.md'])
      expect(await refused(cwd, 'a.run.json', '-o', name)).toContain('would replace the run');
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  test('is not touched for a bad record', async () => {
    const cwd = given('bad', { 'bad.run.json': '{', 'old.md': 'old' });
    await refused(cwd, 'bad.run.json', '-o', 'old.md');
    expect(readFileSync(path.join(cwd, 'old.md'), 'utf8')).toBe('old');
  });
});

describe('secrets', () => {
  const tampered = JSON.stringify({
    header,
    events: [...story, event(5, { type: 'variable', target: 'token', value: CANARY })],
  });

  test('a value that somebody put into the record is in no output, and is spoken of', async () => {
    const cwd = given('secret', { 'a.run.json': tampered });
    const shown = await run(cwd, 'a.run.json');
    expect(shown.code).toBe(0);
    expect(shown.stderr).toBe('rollbook report: 1 values of secret variables were left out\n');
    expect(shown.stdout).toContain('Token filled in (secret)');
    expect(JSON.stringify(shown)).not.toContain(CANARY);
    expect((await run(cwd, 'a.run.json', '-o', 'report.md')).stderr).toBe(shown.stderr);
    expect(readFileSync(path.join(cwd, 'report.md'), 'utf8')).toBe(shown.stdout);
  });

  test('a value that calls itself secret is in no report, though the plan calls it none', async () => {
    const secret = { type: 'variable', target: 'config', value: CANARY, secret: true } as const;
    const cwd = given('called', {
      'a.run.json': JSON.stringify({ header, events: [event(5, secret)] }),
    });
    const shown = await run(cwd, 'a.run.json');
    expect(shown).toMatchObject({ code: 0, stderr: '' });
    expect(shown.stdout).toContain('Configuration filled in (secret)');
    expect(shown.stdout).not.toContain(CANARY);
  });

  test.each([
    ['by the schema', tampered.replaceAll('"at":"', '"at":"x')],
    ['by the parser', tampered.replace(`"${CANARY}"`, CANARY)],
  ])('what is refused %s is not quoted', async (_, bad) => {
    const cwd = given('refused', { 'a.run.json': bad });
    expect(await refused(cwd, 'a.run.json')).not.toMatch(/canary|hunter/);
  });
});

describe('what is no run', () => {
  const spoiled = (spoil: (run: { header: object; events: object[] }) => void): string => {
    const found = JSON.parse(text) as { header: object; events: object[] };
    spoil(found);
    return JSON.stringify(found);
  };
  const EXPORT = '“Export” on the page of runs';

  test.each<[string, string | Buffer, ...string[]]>([
    ['no JSON', '# A report', 'Expected JSON', EXPORT],
    ['an empty file', '', 'Expected JSON', EXPORT],
    ['half of a file', text.slice(0, text.length / 2), 'Expected JSON', EXPORT],
    ['other JSON', '{"runbooks": []}', 'an object with `header` and `events`', EXPORT],
    ['no run at all', '{"runs": []}', 'holds no run', EXPORT],
    ['a file that is not UTF-8', Buffer.from([0x22, 0xff, 0x22]), 'text in UTF-8', EXPORT],
    ['UTF-16', Buffer.from(text, 'utf16le'), 'Expected', EXPORT],
    ['brackets without end', '['.repeat(1_000_000), 'at most 40 levels', EXPORT],
    ['a hostile key', text.replace('"actor"', '"__proto__"'), 'Expected no key', EXPORT],
    [
      'a missing field',
      spoiled(({ events }) => delete (events[9] as { at?: 1 }).at),
      'events[9].at',
    ],
    [
      'many missing fields',
      spoiled(({ events }) => events.fill({})),
      'events[0].',
      '(and 19 more)',
      EXPORT,
    ],
    [
      'a newer record',
      spoiled((run) => Object.assign(run.header, { schemaVersion: 2 })),
      'header.schemaVersion: Expected version 1, found 2: it was written by a newer Rollbook',
      'Update Rollbook here',
    ],
    [
      'one byte too many',
      Buffer.alloc(MAX_IMPORT_BYTES + 1, ' '),
      'larger than 16 MiB',
      'one by one',
    ],
  ])('%s is refused, with what to do', async (name, content, ...words) => {
    const cwd = given(`no-run-${name.replaceAll(' ', '-')}`, { 'a.run.json': content });
    const said = await refused(cwd, 'a.run.json');
    for (const word of ['`a.run.json`', ...words]) expect(said).toContain(word);
  });

  test('a file that is not there, a folder, and a link that leads nowhere', async () => {
    const cwd = given('absent', { 'folder/a.txt': 'x' });
    symlinkSync('gone', path.join(cwd, 'dangling'));
    symlinkSync('loop', path.join(cwd, 'loop'));
    expect(await refused(cwd, 'none.run.json')).toContain(
      'There is no file `none.run.json`. Expec',
    );
    expect(await refused(cwd, 'folder')).toContain('`folder` is a folder. Expected what “Export”');
    expect(await refused(cwd, 'dangling')).toContain('There is no file `dangling`');
    expect(await refused(cwd, 'loop')).toContain('found a link that leads to itself');
  });

  test('nothing in a file or its name steers the terminal', async () => {
    const name = 'a\u001b[2J\n.run.json';
    const bad = spoiled((found) => Object.assign(found, { '\u001b[31m\u009b\nx': 1 }));
    const cwd = given('steer', { 'b.run.json': bad });
    for (const said of [await refused(cwd, name), await refused(cwd, 'b.run.json')]) {
      expect([...said.trimEnd()].filter((one) => one < ' ' || one === '\u009b')).toEqual([]);
      expect(said).toContain('[U+001B]');
    }
  });

  test.each([
    ['`rollbook report FILE [-o FILE]`', []],
    ['`rollbook report FILE [-o FILE]`', ['']],
    ['`rollbook report FILE [-o FILE]`', ['a.run.json', 'b.run.json']],
    ["Unknown option '--fromat'", ['a.run.json', '--fromat', 'json']],
  ])('%s is said of the arguments %j', async (words, args) => {
    const { code, stdout, stderr } = await run('.', ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
  });
});
