import type { Rule } from './rule.ts';

export const frontMatter: Rule = {
  id: 'front-matter',
  group: 'form',
  level: 'error',
  summary: 'The front matter is plain YAML with the keys of a runbook and nothing else.',
  why: 'Without an id, a status and an owner the plan is not in the index, and nobody answers for it.',
  wrong: {
    text: `---
title: Take the new login back
runbook:
  id: new-login
  status: live
  owner: "@identity-team"
---

Take the new login back.
`,
    line: 5,
  },
  right: {
    text: `---
title: Take the new login back
runbook:
  id: new-login
  status: active
  owner: "@identity-team"
---

Take the new login back.
`,
  },
};
