interface Part {
  text: string;
  variable?: string;
}

/**
 * Takes the Markdown signs out of a text in parts: headings, emphasis, code and links. Only what
 * the author wrote is changed; a value keeps every character.
 */
export function plainText(parts: Part[]): string {
  let text = '';
  for (const part of parts) {
    const atLineStart = text === '' || text.endsWith('\n');
    text += part.variable ? part.text : strip(part.text, atLineStart);
  }
  return text;
}

function strip(markdown: string, atLineStart: boolean): string {
  // What follows a value in mid-line is no heading: the mark keeps it from looking like one.
  const guarded = atLineStart ? markdown : `\u0000${markdown}`;
  return guarded
    .replace(/^#{1,6} +/gm, '')
    .replace(/^(\s*)[-*] \[ \] /gm, '$1[ ] ')
    .replace(/\[([^\]\n]+)\]\(([^)\s]+)\)/g, '$1 ($2)')
    .replace(/\*\*|__|`/g, '')
    .replace('\u0000', '');
}
