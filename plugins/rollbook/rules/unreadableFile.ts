import type { Rule } from './rule.ts';

export const unreadableFile: Rule = {
  id: 'unreadable-file',
  group: 'form',
  level: 'error',
  summary: 'A file is UTF-8 text of at most 2 MiB within the folder that is checked.',
  why: 'What cannot be read cannot be checked, and must not look as if it had passed.',
  wrong: {
    text: 'A file that was saved as Latin-1, so that its `é` is one byte and no UTF-8.\n',
    problem: 'Expected UTF-8, found bytes that are not; save it as UTF-8',
    line: 1,
  },
  right: { text: 'The same file, saved as UTF-8.\n' },
};
