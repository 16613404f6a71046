import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { checkFile, type FileCheck } from '../check/checkFile.ts';
import type { SourceFile } from '../check/checkFiles.ts';
import { findFiles } from '../files/findFiles.ts';
import type { Reading } from '../language/read.ts';
import { RULES } from '../rules/index.ts';

/** Of so many runbooks the readings are kept until they are taken: each is a megabyte or two. */
const MOST_READINGS = 64;

/** The documents of a site. Each text is read and checked once, for all that is made of it. */
export interface Documents {
  /** Reads those below a folder before anybody asks, until somebody does. */
  readAhead(folder: string): Promise<void>;
  /**
   * What the rules say of each document by itself, in the order of the paths, which count from the
   * folder of the site. The levels of rules are the caller's business.
   */
  checkEach(paths: readonly string[]): AsyncGenerator<FileCheck>;
  /** What a runbook with this text was read as, once: its tree belongs to whoever took it. */
  take(path: string, text: string): Reading | undefined;
}

export function createDocuments(siteDir: string): Documents {
  const known = new Map<string, { file: SourceFile; check: FileCheck }>();
  const readings = new Map<string, Reading>();
  let isAsked = false;

  function checkOnce(file: SourceFile): FileCheck {
    const last = known.get(file.path);
    if (last && textOf(last.file) === textOf(file)) return last.check;
    readings.delete(file.path);
    const check = checkFile(file, RULES, {}, (reading) => {
      if (readings.size < MOST_READINGS) readings.set(file.path, reading);
    });
    known.set(file.path, { file, check });
    return check;
  }

  return {
    async readAhead(folder) {
      for await (const file of findFiles([folder], siteDir)) {
        if (isAsked) return;
        checkOnce(file);
        // Between two files it hears who asks.
        await new Promise(setImmediate);
      }
    },
    async *checkEach(paths) {
      isAsked = true;
      for (const name of paths) {
        const check = checkOnce(await readDocument(name, siteDir));
        // What is said of it beside the others is added by whoever has it.
        yield { ...check, messages: [...check.messages] };
      }
    },
    take(name, text) {
      const reading = readings.get(name);
      readings.delete(name);
      return reading?.source === text ? reading : undefined;
    },
  };
}

async function readDocument(name: string, siteDir: string): Promise<SourceFile> {
  try {
    return { path: name, text: await readFile(path.join(siteDir, name), 'utf8') };
  } catch (error) {
    return { path: name, problem: `Expected a readable file, found ${String(error)}` };
  }
}

function textOf(file: SourceFile): string | undefined {
  return 'text' in file ? file.text : undefined;
}
