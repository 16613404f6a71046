/** A runbook, or the body of one, that a page shows as an example. */
export interface Example {
  text: string;
  /** The line of the file on which the text begins, from 1. */
  line: number;
}

/** The word after the language of a fence that makes it an example: ```` ```mdx runbook ````. */
export const EXAMPLE_OPTION = 'runbook';

const OPENING = /^(`{3,})mdx[ \t]+runbook[ \t]*$/;

/**
 * Finds the examples on a page: its fenced blocks that begin with ```` ```mdx runbook ````. They
 * are checked like any runbook, and the page shows what they look like.
 */
export function findExamples(source: string): Example[] {
  const examples: Example[] = [];
  const lines = source.split(/\r?\n/);
  for (let index = 0; index < lines.length; index++) {
    const fence = OPENING.exec(lines[index] ?? '')?.[1];
    if (!fence) continue;
    const start = index + 1;
    index = start;
    while (index < lines.length && lines[index]?.trimEnd() !== fence) index++;
    examples.push({ text: `${lines.slice(start, index).join('\n')}\n`, line: start + 1 });
  }
  return examples;
}
