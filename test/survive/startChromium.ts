import { type ChildProcess, spawn } from 'node:child_process';
import { open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium, NO_CHROMIUM } from '../findChromium.ts';

/** A Chromium whose process is ours to kill. */
export interface OwnChromium {
  context: BrowserContext;
  /** Kills it at once with all its children, as a power cut would. */
  kill(): Promise<void>;
}

/** What every Chromium of a profile had to say, one after the other, in the profile folder. */
export const CHROMIUM_LOG = 'chromium.log';

const PATIENCE_MS = 30_000;

/** It is started again and again, and needs nothing but its pages and their storage. */
const LEAN = [
  '--disable-extensions',
  '--disable-component-extensions-with-background-pages',
  '--disable-software-rasterizer',
  '--disable-features=OptimizationHints,Translate,MediaRouter,OnDeviceModelService',
];

/** Starts a Chromium on a profile folder. Throws where none is found or it does not answer. */
export async function startChromium(profile: string): Promise<OwnChromium> {
  const program = findChromium();
  if (!program) throw new Error(NO_CHROMIUM);
  const portFile = path.join(profile, 'DevToolsActivePort');
  await rm(portFile, { force: true });
  // What a killed browser leaves behind would keep the next one from this profile.
  for (const lock of ['SingletonLock', 'SingletonCookie', 'SingletonSocket'])
    await rm(path.join(profile, lock), { force: true });
  const log = await open(path.join(profile, CHROMIUM_LOG), 'a');
  const child = spawn(
    program,
    [
      ...CHROMIUM_ARGS,
      '--headless',
      '--remote-debugging-port=0',
      '--hide-crash-restore-bubble',
      '--enable-logging=stderr',
      ...LEAN,
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    // A group of its own, so that its children end with it.
    { detached: true, stdio: ['ignore', 'ignore', log.fd] },
  );
  await log.close();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  try {
    const port = await portOf(portFile, child);
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const [context] = browser.contexts();
    if (!context) throw new Error('Chromium has no context');
    return {
      context,
      async kill() {
        killGroup(child);
        await ended;
        await browser.close().catch(() => undefined);
      },
    };
  } catch (error) {
    killGroup(child);
    throw error;
  }
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

async function portOf(file: string, child: ChildProcess): Promise<string> {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until && child.exitCode === null) {
    const [port] = (await readFile(file, 'utf8').catch(() => '')).split('\n');
    if (port) return port;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('Chromium does not answer');
}
