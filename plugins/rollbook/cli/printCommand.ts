import path from 'node:path';
import { CommandError } from '../files/CommandError.ts';
import { expectEdition, findPart, readBase, readBuiltIndex } from './print/builtSite.ts';
import { changeSince } from './print/changeSince.ts';
import { findBrowser, isProgram } from './print/findBrowser.ts';
import { expectPageMargins, printPage } from './print/printPage.ts';
import { type PrintArguments, readArguments } from './print/readArguments.ts';
import { serveFolder } from './print/serveFolder.ts';
import { startBrowser } from './print/startBrowser.ts';
import { expectFile, writePdf } from './print/writePdf.ts';
import type { ExitStatus, Terminal } from './terminal.ts';

/** How long one runbook may take, and the start of the browser with it, in milliseconds. */
const PATIENCE = 60_000;

/**
 * `rollbook print ID… --pdf FILE`: the paper editions of a built site as PDFs, made by a Chromium
 * that is on this machine. What can be wrong without a browser is said before one is started.
 */
export async function print(args: string[], terminal: Terminal): Promise<ExitStatus> {
  const asked = readArguments(args);
  const folder = path.resolve(terminal.cwd, asked.build);
  const built = await readBuiltIndex(folder, asked.build);
  const jobs = asked.ids.map((id) => {
    const runbook = findPart(built, id, asked.part);
    const file = asked.fileOf(id);
    return { id, runbook, file, target: path.resolve(terminal.cwd, file) };
  });
  for (const { id, runbook, target, file } of jobs) {
    await expectFile(target, file);
    await expectEdition(folder, id);
    const change = await changeSince(runbook, folder, terminal.cwd);
    if (change) terminal.complain(`rollbook print: ${change}; what is printed is the built one\n`);
  }
  const base = await readBase(folder, asked.build);
  const program = chooseBrowser(asked, terminal.cwd);

  const site = await serveFolder(folder, base);
  // Nothing that can fail comes between: its timer would keep the process up.
  const { signal, done } = limit(PATIENCE * jobs.length);
  try {
    const browser = await startBrowser(program, signal);
    try {
      await expectPageMargins(browser.ask);
      for (const { id, file, target } of jobs) {
        const { part, paper } = asked;
        await writePdf(target, await printPage(browser.ask, site.url, { id, part, paper }));
        terminal.complain(`rollbook print: wrote ${file}\n`);
      }
    } finally {
      await browser.close();
    }
  } finally {
    await site.close();
    done();
  }
  return 0;
}

function chooseBrowser({ browser }: PrintArguments, cwd: string): string {
  const given = browser ?? process.env.CHROME_PATH;
  const found =
    browser === undefined ? findBrowser(process.env, process.platform) : path.resolve(cwd, browser);
  if (found && isProgram(found)) return found;
  throw new CommandError(
    given
      ? `\`${given}\` is no program that can be run.`
      : 'There is no Chromium here. Install `chromium` or Chrome, or say with `--browser` or `CHROME_PATH` where one is.',
  );
}

/** Says that it is enough: when the time is up, or when the reader stops the command. */
function limit(ms: number): { signal: AbortSignal; done: () => void } {
  const controller = new AbortController();
  const late = new CommandError(
    `The browser had not printed all of it after ${ms / 1000} seconds.`,
  );
  const timer = setTimeout(() => controller.abort(late), ms);
  // The browser is closed and its profile removed before this process ends.
  const stop = () => controller.abort(new CommandError('It was stopped.'));
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return {
    signal: controller.signal,
    done: () => {
      clearTimeout(timer);
      process.off('SIGINT', stop).off('SIGTERM', stop);
    },
  };
}
