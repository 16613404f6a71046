import { shellContexts } from '../language/shellContext.ts';
import type { Rule } from './rule.ts';
import { fencesOf } from './shell/fences.ts';
import { isShellFence } from './shell/parseShell.ts';

/** A curly quote anywhere, or a dash where an option begins. */
const SMART = /[“”‘’]|(?<![^\s])[–—]+(?=\S)/gu;

/** One block that is full of them need not name them all. */
const MOST = 20;

/** Longer blocks are no commands that somebody runs in an incident. */
const LONGEST = 20_000;

export const smartPunctuation: Rule = {
  id: 'smart-punctuation',
  group: 'commands',
  level: 'warn',
  summary: 'A command has straight quotes, and its options begin with a hyphen.',
  why: 'A word processor or a chat makes curly quotes and long dashes. The shell takes them for letters: nothing is quoted, and the option is an argument.',
  wrong: {
    text: '```bash\ngit log –oneline\n```\n',
    line: 2,
  },
  right: {
    text: '```bash\ngit log --oneline\n```\n',
  },
  check(context) {
    for (const fence of fencesOf(context)) {
      const { text } = fence.command;
      if (!isShellFence(fence) || text.length > LONGEST) continue;
      const found = [...text.matchAll(SMART)].slice(0, MOST);
      if (found.length === 0) continue;
      const spans = found.map(({ 0: written, index }) => ({
        start: index,
        end: index + written.length,
      }));
      // The reader gives up at what it does not know; to the shell they are letters.
      const letters = text.replace(/[“”‘’–—]/g, 'x');
      const contexts = spans.map((span) => {
        // A placeholder begins with a brace, at which the reader stops.
        const marked = `${letters.slice(0, span.start)}{${letters.slice(span.start + 1)}`;
        return shellContexts(marked, [span])[0];
      });
      for (const [index, { start, end }] of spans.entries()) {
        const where = contexts[index];
        // Within quotes, comments and here-documents it is text.
        if (where !== 'word' && where !== 'command-name') continue;
        const written = text.slice(start, end);
        const expected = /[“”]/.test(written) ? '"' : /[‘’]/.test(written) ? "'" : '-';
        const what = expected === '-' ? 'a dash' : 'a curly quote';
        context.reportAt(
          fence.place(start, end),
          `Expected \`${expected}\`, found \`${written}\`, ${what} that the shell takes for a letter`,
        );
      }
    }
  },
};
