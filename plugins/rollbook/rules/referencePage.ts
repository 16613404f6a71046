import { RULE_GROUPS, type Rule, type RuleExample, type RuleGroup } from './rule.ts';

const GROUPS: Readonly<Record<RuleGroup, { title: string; about: string }>> = {
  form: {
    title: 'Form',
    about: 'Whether the file can be read, and says what its author meant it to say.',
  },
  references: {
    title: 'References',
    about:
      'Whether everything leads somewhere, and something leads to everything. Where a reference is broken, only that is told, and not also what can no longer be reached.',
  },
  numbers: {
    title: 'Numbers',
    about: 'Whether figures, limits and times agree with each other.',
  },
  procedures: {
    title: 'Procedures',
    about: 'Whether a procedure says when it starts, what to do, and how to see that it worked.',
  },
  commands: {
    title: 'Commands',
    about: 'Whether a command does what its step says when it is pasted into a shell.',
  },
  checklists: {
    title: 'Checklists and templates',
    about: 'Whether there is something to tick and something to fill in.',
  },
  age: {
    title: 'Age',
    about:
      'Whether a plan is looked at and practised. These rules speak only when a day is given with `--today`; they have no clock of their own. The examples are of the day `DAY`.',
  },
  alerts: {
    title: 'Alerts',
    about:
      'Whether alerts and plans know each other. These rules speak only when rule files of Prometheus are given with `--alerts`.',
  },
};

/**
 * Writes the reference of the rules as an MDX page. `day` is the day on which the examples of the
 * rules about age are checked. The same rules give the same text.
 */
export function referencePage(rules: readonly Rule[], day: string): string {
  const parts = [
    `---
title: Rules
description: What the validator asks of a plan, and why, with an example of wrong and right for each rule.
---

{/* Made by \`npm run generate\` from the rules themselves. Change them, not this page. */}

Each rule has a level. An \`error\` fails the check. A \`warn\` is shown, and fails the check only past \`--max-warnings\`. \`off\` keeps the rule quiet. The levels below are where the rules start from; \`--rule ID=LEVEL\` sets another.

## Silence a rule

A comment silences one rule for the directive, block or paragraph that follows, with all that it holds. It has to give a reason.

\`\`\`mdx
{/* rollbook-disable-next vague-trigger: the dashboard comes with the next release */}

::trigger[The site is slow]{#site-slow action=assess}
\`\`\`

For one row of a table or one item of a list, the comment stands in the row or the item and begins with \`rollbook-disable-line\`. It is no part of the cell's or the item's text.

\`\`\`mdx
| Switch the login back | 2026-03-01 | Identity team | planned {/* rollbook-disable-line drill-overdue: moved to the autumn, no day yet */} |
\`\`\`

In the front matter it is a comment of YAML, and speaks of the line that follows.

\`\`\`yaml
# rollbook-disable-next review-overdue: the team is being merged, see the ticket
reviewed: 2026-01-15
\`\`\`

A comment without a reason is told as [silence-without-reason](#silence-without-reason), one that silences nothing as [unused-silence](#unused-silence).`,
  ];
  for (const group of RULE_GROUPS) {
    const members = rules.filter((rule) => rule.group === group);
    if (members.length === 0) continue;
    const { title, about } = GROUPS[group];
    parts.push(`## ${title}`, about.replace('DAY', day));
    for (const rule of members) parts.push(...describe(rule));
  }
  return `${parts.join('\n\n')}\n`;
}

function describe({ id, level, summary, why, wrong, right }: Rule): string[] {
  return [
    `### ${id}`,
    `**${level}** – ${summary}`,
    why,
    ...show('Wrong', wrong),
    ...show('Right', right),
  ];
}

function show(title: string, { text, frontMatter, line, problem }: RuleExample): string[] {
  const yaml =
    frontMatter && fence('yaml', `title="${title}: front matter under runbook"`, frontMatter);
  const mark = line === undefined || problem !== undefined ? '' : ` {${line}}`;
  const lang = problem === undefined ? 'mdx' : 'text';
  return [...(yaml ? [yaml] : []), fence(lang, `title="${title}"${mark}`, text)];
}

/** A fenced block with more backticks than its text has in a row. */
function fence(lang: string, meta: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const marks = '`'.repeat(longest + 1);
  return `${marks}${lang} ${meta}\n${text.trimEnd()}\n${marks}`;
}
