/** Breaks a text into lines of at most so many characters, between words where it can. */
export function wrap(text: string, characters: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(/\s+/).flatMap((word) => pieces(word, characters))) {
    if (current === '') current = word;
    else if (current.length + 1 + word.length <= characters) current += ` ${word}`;
    else {
      lines.push(current);
      current = word;
    }
  }
  return current === '' ? lines : [...lines, current];
}

function pieces(word: string, characters: number): string[] {
  const parts: string[] = [];
  for (let at = 0; at < word.length; at += characters) parts.push(word.slice(at, at + characters));
  return parts;
}
