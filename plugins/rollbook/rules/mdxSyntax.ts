import type { Rule } from './rule.ts';

export const mdxSyntax: Rule = {
  id: 'mdx-syntax',
  group: 'form',
  level: 'error',
  summary: 'The file is valid MDX: `<` and `{` in prose stand in backticks or behind a backslash.',
  why: 'The page cannot be built, or a piece of prose is run as JavaScript.',
  wrong: {
    text: `Wait until a request takes <5ms again.
`,
    line: 1,
  },
  right: {
    text: `Wait until a request takes less than 5 ms again.
`,
  },
};
