import path from 'node:path';
import type { ParseFrontMatter } from '@docusaurus/types';
import { SLUG } from '../language/attributes.ts';
import { readFrontMatter } from '../language/frontMatter.ts';
import { runbookHref } from './linksOf.ts';

/**
 * What goes into Docusaurus's `markdown.parseFrontMatter`: the same reader as everywhere else, so
 * that `---js` is never evaluated. A document below `docsDir` whose front matter cannot be read is
 * given an empty one, because the check of all documents says what is wrong with it, once; for any
 * other file the error is thrown. A runbook's page gets its address from its id; what else is said
 * of the runbook is left out, because the page's script would carry it twice. It tells which folder
 * it is for.
 */
export function createParseFrontMatter(docsDir: string): ParseFrontMatter & { docsDir: string } {
  // A build asks for each document several times.
  const known = new Map<string, { fileContent: string; result: Parsed }>();
  const parse: ParseFrontMatter = async ({ filePath, fileContent }) => {
    const last = known.get(filePath);
    const result = last?.fileContent === fileContent ? last.result : read(filePath, fileContent);
    known.set(filePath, { fileContent, result });
    return structuredClone(result);
  };
  return Object.assign(parse, { docsDir });

  function read(filePath: string, fileContent: string): Parsed {
    const problems: string[] = [];
    const { data, content } = readFrontMatter(fileContent, (_, reason, place) =>
      problems.push(`${filePath}:${place.start.line}:${place.start.column} ${reason}`),
    );
    const [problem] = problems;
    if (problem !== undefined && !isWithin(docsDir, filePath)) throw new Error(problem);
    if (!isWithin(docsDir, filePath)) return { frontMatter: data, content };
    const { runbook, ...frontMatter } = data;
    const id = runbookId(runbook);
    if (id && frontMatter.slug === undefined) frontMatter.slug = runbookHref(id);
    return { frontMatter, content };
  }
}

type Parsed = Awaited<ReturnType<ParseFrontMatter>>;

function isWithin(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return !relative.startsWith('..') && !path.isAbsolute(relative);
}

function runbookId(runbook: unknown): string | undefined {
  if (typeof runbook !== 'object' || runbook === null || !('id' in runbook)) return undefined;
  return typeof runbook.id === 'string' && SLUG.test(runbook.id) ? runbook.id : undefined;
}
