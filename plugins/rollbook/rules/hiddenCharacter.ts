import type { Position } from 'unist';
import { isShell } from '../language/placeholders.ts';
import { rowOf, startsOfLines } from '../language/placeInFence.ts';
import type { Rule, RuleContext } from './rule.ts';

/** One file that is full of them need not name them all. */
const MOST = 50;

/** What may be hidden anywhere. Looked for first, since next to no plan has any of it. */
const SUSPECT =
  /(?!\n|\t|[\ufe0e\ufe0f])[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\u2028\u2029\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/gu;

/** Those that words of other scripts and emoji are written with; in a command they mean nothing. */
const OF_WRITING = /\u034f|[\u00ad\u061c\u200c-\u200f\u{e0020}-\u{e007f}]/u;
const SPACE = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/u;

/** Each sort with what it does, since none of it can be seen. */
const SORTS: readonly [RegExp, string][] = [
  [/\r/u, 'a carriage return alone: the rest of the line is written over what stands before it'],
  [/\p{Cc}/u, 'a control character: a terminal acts on it'],
  [/\p{Bidi_Control}/u, 'a mark that shows the text in another order than it is'],
  [/[\u2028\u2029]/u, 'a line separator: some programs begin a new line there'],
  [SPACE, 'a space that a shell takes for a letter'],
  [/./u, 'a character that nobody can see'],
];

export const hiddenCharacter: Rule = {
  id: 'hidden-character',
  group: 'form',
  level: 'error',
  summary: 'Nothing in a plan is hidden from the eye that reads it.',
  why: 'A mark that turns text around makes a command look like another one, and a no-break space that came with a paste makes the shell say that there is no such command.',
  wrong: {
    text: '```bash\ngit push\u00a0origin main\n```\n',
    line: 2,
  },
  right: {
    text: '```bash\ngit push origin main\n```\n',
  },
  check(context) {
    const { source } = context.reading;
    let lines: readonly number[] | undefined;
    let commands: readonly { start: number; end: number }[] | undefined;
    let count = 0;
    for (const match of source.matchAll(SUSPECT)) {
      const [char] = match;
      const at = match.index;
      if ((char === '\r' && source[at + 1] === '\n') || (char === '\ufeff' && at === 0)) continue;
      lines ??= startsOfLines(source);
      if (SPACE.test(char) || OF_WRITING.test(char)) {
        commands ??= commandRanges(context, lines);
        if (!commands.some(({ start, end }) => at >= start && at < end)) continue;
        if (
          char === '\u200d' &&
          /\p{Extended_Pictographic}\ufe0f?$/u.test(source.slice(at - 4, at))
        )
          continue;
      }
      const code = char.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
      const what = SORTS.find(([sort]) => sort.test(char))?.[1];
      context.reportAt(
        placeOf(lines, at, at + char.length),
        `Expected only what can be seen, found U+${code}, ${what}. Delete it or type a plain space`,
      );
      count += 1;
      if (count === MOST) return;
    }
  },
};

/** The fenced blocks that are pasted into a shell. */
function commandRanges(
  { reading }: RuleContext,
  lines: readonly number[],
): { start: number; end: number }[] {
  return [...reading.models.keys()].flatMap((node) => {
    if (node.type !== 'code' || !node.position || !isShell(node.lang ?? undefined)) return [];
    const { start, end } = node.position;
    return [{ start: lines[start.line] ?? 0, end: lines[end.line - 1] ?? reading.source.length }];
  });
}

function placeOf(lines: readonly number[], start: number, end: number): Position {
  const row = rowOf(lines, start);
  const from = lines[row] ?? 0;
  return {
    start: { line: row + 1, column: start - from + 1, offset: start },
    end: { line: row + 1, column: end - from + 1, offset: end },
  };
}
