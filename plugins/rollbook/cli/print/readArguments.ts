import { parseArgs } from 'node:util';
import { CommandError } from '../../files/CommandError.ts';
import { EVERYTHING, isPaper, PAPERS, type Paper } from '../../model/paper.ts';

const USAGE = '`rollbook print ID… --pdf FILE`';

export interface PrintArguments {
  ids: string[];
  /** Where the PDF of a runbook goes, as it was written. */
  fileOf: (id: string) => string;
  paper: Paper;
  part: string;
  build: string;
  browser?: string;
}

/** Reads the arguments of `print`. Throws a `CommandError` that says what was expected. */
export function readArguments(args: string[]): PrintArguments {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      pdf: { type: 'string' },
      paper: { type: 'string', default: 'a4' },
      part: { type: 'string', default: EVERYTHING },
      build: { type: 'string', default: 'build' },
      browser: { type: 'string' },
    },
  });
  const { pdf, paper, part, build, browser } = values;
  const ids = [...new Set(positionals)];
  if (ids.length === 0) throw new CommandError(`Expected the id of a runbook: ${USAGE}.`);
  if (!pdf) throw new CommandError(`Expected \`--pdf\` with the file to write: ${USAGE}.`);
  if (ids.length > 1 && !pdf.includes('{id}'))
    throw new CommandError(
      `Expected \`{id}\` in the name of the file, because each of the ${ids.length} runbooks gets its own: \`--pdf '{id}.pdf'\`.`,
    );
  if (!isPaper(paper))
    throw new CommandError(
      `Expected \`--paper\` to be ${PAPERS.map((one) => `\`${one}\``).join(' or ')}, found \`${paper}\`.`,
    );
  const fileOf = (id: string) => pdf.replaceAll('{id}', () => id);
  return { ids, fileOf, paper, part, build, ...(browser !== undefined && { browser }) };
}
