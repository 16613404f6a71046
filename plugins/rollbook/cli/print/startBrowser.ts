import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { CommandError } from '../../files/CommandError.ts';
import { type Ask, talk } from './talk.ts';

const OPTIONS = [
  '--headless',
  '--remote-debugging-pipe',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-extensions',
  '--disable-sync',
  // Containers often give shared memory too little room, and the browser would fall over.
  '--disable-dev-shm-usage',
  // It reaches no other machine, whatever a plan links to. Other ports of this address it could.
  '--no-proxy-server',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

export interface Browser {
  ask: Ask;
  close: () => Promise<void>;
}

/**
 * Starts a Chromium without a window and with a profile of its own, which goes when it is closed.
 * It is spoken to over a pipe: no port is open that others could use, and it ends with this process.
 */
export async function startBrowser(file: string, signal: AbortSignal): Promise<Browser> {
  const profile = await mkdtemp(path.join(tmpdir(), 'rollbook-print-'));
  // Chromium refuses to start its sandbox as root. What it opens here is the reader's own site.
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const forget = () =>
    rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  let child: ChildProcess;
  try {
    child = spawn(file, [...OPTIONS, ...root, `--user-data-dir=${profile}`], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
      // A group of its own, so that what a wrapper script has started can be ended too.
      detached: process.platform !== 'win32',
    });
  } catch (error) {
    await forget();
    throw error;
  }
  const ended = endOf(child);
  const ask = talk(child.stdio[3] as Writable, child.stdio[4] as Readable, ended, signal);
  return {
    ask,
    close: async () => {
      await Promise.race([ask('Browser.close').catch(() => undefined), wait(2000)]);
      await Promise.race([ended, wait(2000)]);
      end(child);
      await ended;
      await forget();
    },
  };
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}

/** Gives, when the browser has ended, what to say of it: the last that it complained of. */
function endOf(child: ChildProcess): Promise<CommandError> {
  let complaints = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaints = (complaints + text).slice(-2000);
  });
  return new Promise((resolve) => {
    child.once('error', (error) =>
      resolve(new CommandError(`The browser cannot be started: ${error.message}`)),
    );
    const say = () => {
      const last = complaints.trim().split('\n').at(-1);
      resolve(
        new CommandError(`The browser ended before it had printed${last ? `: ${last}` : '.'}`),
      );
    };
    // Its last words may come after its end, but what it has started may keep the pipe open.
    child.once('close', say);
    child.once('exit', () => setTimeout(say, 500));
  });
}

function end(child: ChildProcess): void {
  const { pid } = child;
  if (pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
