import { type BigIntStats, createReadStream } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { CommandError } from '../files/CommandError.ts';
import { reasonOf } from '../files/readSource.ts';
import type { RunRecord } from '../model/run.ts';
import { type ImportError, importRun, MAX_IMPORT_BYTES } from '../run/importRun.ts';
import { oneLine } from '../run/plainText.ts';
import { reduce } from '../run/reduce.ts';
import { report } from '../run/report.ts';
import type { ExitStatus, Terminal } from './terminal.ts';

const EXPECTED =
  'Expected what “Export” on the page of runs writes, such as `my-plan-emergency-2026-11-21.run.json`.';

/**
 * `rollbook report FILE [-o FILE]`: the report of an exported run, as the browser writes it. A file
 * of many runs gives the report of each. No clock is asked, so that a file means the same anywhere.
 */
export async function reportRun(args: string[], terminal: Terminal): Promise<ExitStatus> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { output: { type: 'string', short: 'o' } },
  });
  const [shown, ...more] = positionals;
  if (!shown || more.length > 0)
    throw new CommandError('Expected one file of a run: `rollbook report FILE [-o FILE]`.');
  const file = path.resolve(terminal.cwd, shown);
  const { records, warnings } = readRecords(await readBytes(file, shown), shown);
  const text = records.map(({ header, events }) => report(reduce(header, events))).join('\n');
  if (values.output) {
    const target = path.resolve(terminal.cwd, values.output);
    await expectOther(target, file);
    await writeFile(target, text);
  } else terminal.write(text);
  for (const warning of warnings) terminal.complain(`rollbook report: ${oneLine(warning)}\n`);
  return 0;
}

/** Reads no more than is needed to know that a file is too large. It may also be a pipe. */
async function readBytes(file: string, shown: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  try {
    const stream = createReadStream(file, { end: MAX_IMPORT_BYTES });
    for await (const chunk of stream) chunks.push(chunk as Buffer);
  } catch (error) {
    throw new CommandError(unreadable(error, oneLine(shown)));
  }
  const bytes = Buffer.concat(chunks);
  if (bytes.length > MAX_IMPORT_BYTES)
    throw new CommandError(
      `\`${oneLine(shown)}\` is larger than 16 MiB, the most that is read. Export its runs one by one.`,
    );
  return bytes;
}

function unreadable(error: unknown, shown: string): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOENT') return `There is no file \`${shown}\`. ${EXPECTED}`;
  if (code === 'EISDIR') return `\`${shown}\` is a folder. ${EXPECTED}`;
  return `\`${shown}\` cannot be read, found ${reasonOf(error)}.`;
}

function readRecords(
  bytes: Buffer,
  shown: string,
): { records: RunRecord[]; warnings: readonly string[] } {
  const found = importRun(bytes);
  if (!found.ok) throw new CommandError(oneLine(refusal(found.errors, shown)));
  if (found.records.length === 0)
    throw new CommandError(`\`${oneLine(shown)}\` holds no run. ${EXPECTED}`);
  return found;
}

/**
 * The first thing that is wrong: the others mostly follow from it. What the parser of JSON says is
 * left out, because it quotes the file.
 */
function refusal([first, ...more]: readonly ImportError[], shown: string): string {
  const { path: where, message: said } = first ?? { path: '', message: '' };
  const message = said.startsWith('Expected JSON:')
    ? 'Expected JSON, found something else or a part of it'
    : said;
  const others = more.length > 0 ? ` (and ${more.length} more)` : '';
  const advice = message.includes('newer Rollbook')
    ? 'Update Rollbook here, or take the report from the page of runs.'
    : EXPECTED;
  return `\`${shown}\` is no run that can be read: ${where && `${where}: `}${message}${others}. ${advice}`;
}

/** Throws where the report would take the place of the record: there may be no other copy. */
async function expectOther(target: string, file: string): Promise<void> {
  const [one, other] = await Promise.all([target, file].map((each) => statOf(each)));
  if (one?.isFile() && one.dev === other?.dev && one.ino === other.ino)
    throw new CommandError('Expected `-o` with another file: the report would replace the run.');
}

function statOf(file: string): Promise<BigIntStats | undefined> {
  return stat(file, { bigint: true }).catch(() => undefined);
}
