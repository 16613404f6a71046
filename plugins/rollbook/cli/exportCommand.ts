import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkFiles } from '../check/checkFiles.ts';
import { printPretty } from '../check/printPretty.ts';
import { CommandError } from '../files/CommandError.ts';
import { findFiles } from '../files/findFiles.ts';
import { loadConfig } from '../files/loadConfig.ts';
import { createOffline } from '../offline/createOffline.ts';
import { originOf, originsOf } from '../offline/originOf.ts';
import { siteUrlFrom } from './checkArguments.ts';
import type { ExitStatus, Terminal } from './terminal.ts';

/** `rollbook export ID [-o FILE]`: the single file that the site offers, made of the plans here. */
export async function exportRunbook(args: string[], terminal: Terminal): Promise<ExitStatus> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      output: { type: 'string', short: 'o' },
      config: { type: 'string' },
      'site-url': { type: 'string' },
    },
  });
  const [id, ...more] = positionals;
  if (id === undefined || more.length > 0)
    throw new CommandError('Expected the id of one runbook: `rollbook export ID [-o FILE]`.');
  const given = siteUrlFrom(values['site-url']);
  const { cwd } = terminal;
  const config = await loadConfig(cwd, values.config);
  const texts = new Map<string, string>();
  async function* kept() {
    for await (const file of findFiles(config.paths ?? ['docs'], cwd)) {
      if ('text' in file) texts.set(file.path, file.text);
      yield file;
    }
  }
  const result = await checkFiles(kept(), { ...(config.rules && { levels: config.rules }) });
  const runbook = result.index.runbooks.find((one) => one.id === id);
  if (!runbook) throw new CommandError(`There is no runbook \`${id}\` that can be read.`);
  const own = result.files.filter(({ path: file }) => file === runbook.source);
  const messages = own.flatMap((file) => file.messages);
  const errorCount = messages.filter(({ severity }) => severity === 'error').length;
  if (errorCount > 0) {
    const warningCount = messages.length - errorCount;
    const report = { ...result, files: own, errorCount, warningCount };
    terminal.complain(printPretty(report, terminal.colorOfErrors ?? false));
    return 1;
  }
  const siteUrl = given ?? config.siteUrl;
  const online = siteUrl && new URL(`runbooks/${id}`, siteUrl.replace(/\/?$/, '/')).href;
  const make = await createOffline(cwd, result.index.runbooks);
  const html = await make(runbook, texts.get(runbook.source) ?? '', {
    ...originsOf(originOf(cwd), cwd, [runbook.source]).get(runbook.source),
    ...(online && { online }),
  });
  if (values.output) await writeFile(path.resolve(cwd, values.output), html);
  else terminal.write(html);
  return 0;
}
