import {
  type CheckOptions,
  type CheckResult,
  joinChecks,
  type SourceFile,
} from '../check/checkFiles.ts';
import { findFiles } from '../files/findFiles.ts';
import { loadConfig } from '../files/loadConfig.ts';
import { RULES } from '../rules/index.ts';
import { type CheckArguments, readCheckArguments } from './checkArguments.ts';
import { checkInThreads } from './checkInThreads.ts';
import { notedTerminal, rememberCheck } from './rememberedCheck.ts';
import type { ExitStatus, Terminal } from './terminal.ts';

/** `rollbook check [paths…]` */
export async function check(args: string[], terminal: Terminal): Promise<ExitStatus> {
  const asked = readCheckArguments(args);
  const { cwd } = terminal;
  const config = await loadConfig(cwd, asked.config);
  const siteUrl = asked.siteUrl ?? config.siteUrl;
  const options: CheckOptions = {
    levels: { ...config.rules, ...asked.levels },
    ...(asked.today && { today: asked.today }),
    ...(siteUrl && { siteUrl }),
  };
  const paths = asked.paths.length > 0 ? asked.paths : (config.paths ?? ['docs']);
  const find = () => findFiles(paths, cwd);
  if (asked.fix || asked.alerts.length > 0 || !asked.cache)
    return run(asked, options, find(), terminal);

  const depends = [paths, options, asked.format, asked.maxWarnings, terminal.color];
  const memory = await rememberCheck(cwd, depends);
  if (!memory) return run(asked, options, find(), terminal);
  const kept = await memory.recall(find);
  if (kept) {
    terminal.write(kept.stdout);
    if (kept.stderr !== '') terminal.complain(kept.stderr);
    return kept.status;
  }
  const noted = notedTerminal(terminal);
  const status = await run(asked, options, memory.watch(find()), noted);
  await memory.keep({ stdout: noted.stdout, stderr: noted.stderr, status });
  return status;
}

async function run(
  asked: CheckArguments,
  options: CheckOptions,
  found: AsyncIterable<SourceFile>,
  terminal: Terminal,
): Promise<ExitStatus> {
  const { cwd } = terminal;
  const fixing = asked.fix
    ? (await import('./fixFiles.ts')).fixFiles(found, cwd, options)
    : undefined;
  const alerts = asked.alerts.length > 0 ? await alertFiles(asked.alerts, cwd) : undefined;
  const all = { ...options, ...(alerts && { alerts }) };
  // The alerts are held against the models; nobody else needs them here.
  const checks = checkInThreads(fixing?.files ?? found, options, { models: alerts !== undefined });
  const result = await joinChecks(checks, all);

  terminal.write(await print(result, asked.format, terminal, options.siteUrl));
  if (fixing) {
    const { problems, files, failures } = fixing.done;
    if (problems > 0)
      terminal.complain(`Fixed ${count(problems, 'problem')} in ${count(files, 'file')}\n`);
    for (const failure of failures) terminal.complain(`rollbook check: ${failure}\n`);
    if (failures.length > 0) return 2;
  }
  if (result.errorCount > 0) return 1;
  return asked.maxWarnings !== undefined && result.warningCount > asked.maxWarnings ? 1 : 0;
}

async function print(
  result: CheckResult,
  format: CheckArguments['format'],
  terminal: Terminal,
  siteUrl: string | undefined,
): Promise<string> {
  switch (format) {
    case 'json':
      return (await import('../check/messageJson.ts')).printJson(result, siteUrl);
    case 'sarif':
      return (await import('../check/printSarif.ts')).printSarif(result, RULES, siteUrl);
    case 'github': {
      const { summary } = await import('../check/printPretty.ts');
      terminal.complain(`${summary(result)}\n`);
      return (await import('../check/printGithub.ts')).printGithub(result, siteUrl);
    }
    case 'pretty':
      return (await import('../check/printPretty.ts')).printPretty(result, terminal.color, siteUrl);
  }
}

async function alertFiles(patterns: readonly string[], cwd: string) {
  return (await import('./findAlerts.ts')).findAlerts(patterns, cwd);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
