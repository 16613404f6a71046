/** The plan as it was written, with its title as a heading in place of the front matter. */
export function asMarkdown({ title }: { title: string }, source: string): string {
  const body = source.replace(/^\uFEFF?---\r?\n[\s\S]*?\r?\n---[ \t]*(?:\r?\n|$)/, '');
  return `# ${title}\n\n${body.trimStart()}`;
}
