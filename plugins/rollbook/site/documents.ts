import path from 'node:path';
import { checkFile, type FileCheck } from '../check/checkFile.ts';
import type { CheckOptions, SourceFile } from '../check/checkFiles.ts';
import { findFiles } from '../files/findFiles.ts';
import { readSource } from '../files/readSource.ts';
import type { Reading } from '../language/read.ts';
import { RULES } from '../rules/index.ts';

/** Of so many runbooks the readings are kept until they are taken: each is a megabyte or two. */
const MOST_READINGS = 64;

/** The documents of a site. Each text is checked once, however often somebody asks. */
export interface Documents {
  /** Checks those below a folder before anybody asks, until somebody does. */
  readAhead(folder: string, options: CheckOptions): Promise<void>;
  /**
   * What the rules say of each document by itself, in the order of the paths, which count from the
   * folder of the site. Others are forgotten.
   */
  checkEach(paths: readonly string[], options: CheckOptions): Generator<FileCheck>;
  /**
   * What a runbook with this text was read as, if that is known and is what its page shows. Its
   * tree belongs to whoever took it; it is not given twice.
   */
  take(path: string, text: string): Reading | undefined;
}

interface Known {
  file: SourceFile;
  levels: string;
  check: FileCheck;
  reading?: Reading;
}

export function createDocuments(siteDir: string): Documents {
  const known = new Map<string, Known>();
  let readings = 0;
  let isAsked = false;

  function forget(name: string): void {
    if (known.get(name)?.reading) readings -= 1;
    known.delete(name);
  }

  function checkOnce(file: SourceFile, options: CheckOptions): FileCheck {
    const levels = JSON.stringify(options.levels ?? {});
    const last = known.get(file.path);
    if (last && last.levels === levels && isSame(last.file, file)) return last.check;
    forget(file.path);
    let reading: Reading | undefined;
    const check = checkFile(file, RULES, options, (made) => {
      // A page is made of the text as it is, without what was mended so that it could be checked.
      if (readings < MOST_READINGS && made.runbook && !made.isMended) reading = made;
    });
    if (reading) readings += 1;
    known.set(file.path, { file, levels, check, ...(reading && { reading }) });
    return check;
  }

  return {
    async readAhead(folder, options) {
      for await (const file of findFiles([folder], siteDir)) {
        if (isAsked) return;
        checkOnce(file, options);
        // Between two files it hears who asks.
        await new Promise(setImmediate);
      }
    },
    *checkEach(paths, options) {
      isAsked = true;
      const asked = new Set(paths);
      for (const name of known.keys()) if (!asked.has(name)) forget(name);
      for (const name of paths) {
        const check = checkOnce(readSource(path.join(siteDir, name), name), options);
        // What is said of it beside the others is added by whoever has it.
        yield { ...check, messages: [...check.messages] };
      }
    },
    take(name, text) {
      const last = known.get(name);
      if (last?.reading?.source !== text) return undefined;
      const { reading, ...rest } = last;
      readings -= 1;
      known.set(name, rest);
      return reading;
    },
  };
}

function isSame(one: SourceFile, other: SourceFile): boolean {
  if ('text' in one) return 'text' in other && one.text === other.text;
  return 'problem' in other && one.problem === other.problem;
}
