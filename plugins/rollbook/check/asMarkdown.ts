import { readFrontMatter } from '../language/frontMatter.ts';

/** The plan as it was written, with its title as a heading in place of the front matter. */
export function asMarkdown({ title }: { title: string }, source: string): string {
  const body = readFrontMatter(source, () => {}).content.trimStart();
  const heading = `# ${title}`;
  // A plan may say its title itself.
  return body.startsWith(`${heading}\n`) ? body : `${heading}\n\n${body}`;
}
