import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { main } from '../../../plugins/rollbook/cli/main.ts';
import { testFolder } from './bundledCli.ts';
import { pretendTerminal } from './pretendTerminal.ts';

const PLAN = readFileSync('docs/runbooks/fusion-orchestrator.mdx', 'utf8');

interface Defect {
  /** What stands once in the plan. */
  from: string;
  to: string;
  rule: string;
  /** What stands at the line of the error, where that is not the line of the change. */
  at?: string;
}

const DEFECTS: Record<string, Defect> = {
  'a key is missing': {
    from: '  owner: "@phase3-team"\n',
    to: '',
    rule: 'front-matter',
    at: 'runbook:',
  },
  'a key is unknown': {
    from: '  version: "1.0"\n',
    to: '  version: "1.0"\n  verison: "1"\n',
    rule: 'front-matter',
    at: '  verison',
  },
  'the front matter is JavaScript': {
    from: '---\ntitle: Roll back the new',
    to: '---js\ntitle: Roll back the new',
    rule: 'front-matter',
  },
  'the front matter is bad YAML': {
    from: '      options: [ROLLED BACK, INVESTIGATING, RESOLVED]',
    to: '      options: [ROLLED BACK, INVESTIGATING, RESOLVED',
    rule: 'front-matter',
    at: '      required: false\n    issue:',
  },
  'a directive is unknown': {
    from: ':::advantages\n\n- The code stays',
    to: ':::advantage\n\n- The code stays',
    rule: 'unknown-directive',
  },
  'a directive is misplaced': {
    from: '::matrix\n',
    to: '::expect[All is well]\n',
    rule: 'misplaced-directive',
  },
  'an attribute is unknown': {
    from: '{#level-2-set effect=mutate',
    to: '{#level-2-set efect=mutate',
    rule: 'unknown-attribute',
  },
  'a value is wrong': {
    from: '{#fix-ready action=adjust severity=low',
    to: '{#fix-ready action=adjust severity=lowest',
    rule: 'invalid-attribute',
  },
  'a duration is wrong': {
    from: '{#level-3-deploy effect=mutate budget=4h',
    to: '{#level-3-deploy effect=mutate budget=4hours',
    rule: 'invalid-attribute',
  },
  'an id is missing': {
    from: '{#document kind=record',
    to: '{kind=record',
    rule: 'missing-id',
  },
  'an id is there twice': {
    from: '{#document kind=record',
    to: '{#level-1-crash kind=record',
    rule: 'duplicate-id',
    at: '::trigger[Production crashes]',
  },
  'a reference is broken': {
    from: '{#monitor-24h kind=wait effect=read budget=24h needs=enable-one',
    to: '{#monitor-24h kind=wait effect=read budget=24h needs=enable-two',
    rule: 'broken-reference',
  },
  'an answer leads nowhere': {
    from: '::answer[No]{to=correctness}',
    to: '::answer[No]',
    rule: 'decision-dead-end',
  },
  'a decision goes round in a circle': {
    from: '::answer[No, it is something else]{to=quick-fix}',
    to: '::answer[No, it is something else]{to=blocking}',
    rule: 'decision-cycle',
  },
  'a question cannot be reached': {
    from: '::answer[No, it is something else]{to=quick-fix}\n',
    to: '',
    rule: 'unreachable-question',
    at: ':::question[Can it be fixed quickly?]',
  },
  'a container is not closed': {
    from: '- It is easily verified.\n\n:::\n',
    to: '- It is easily verified.\n',
    rule: 'unclosed-container',
    at: ':::advantages\n\n- The code stays',
  },
  'a fence closes nothing': {
    from: 'The source does not state the default of either flag.\n',
    to: 'The source does not state the default of either flag.\n\n:::\n',
    rule: 'unclosed-container',
    at: ':::\n\n:::targets',
  },
  'a number follows a bracket': {
    from: 'Watch the one configuration for a whole day.',
    to: 'Watch it for a day; the answers take <5ms then.',
    rule: 'mdx-syntax',
  },
  'braces stand in prose': {
    from: 'Needed only where the fix changes code.',
    to: 'Needed only where {VERSION} is new.',
    rule: 'mdx-syntax',
  },
  'a comment is written in HTML': {
    from: 'Needed only where the fix changes code.',
    to: '<!-- Needed only where the fix changes code. -->',
    rule: 'mdx-syntax',
  },
  'a heading has its id in braces': {
    from: '## Decide\n',
    to: '## Decide {#decide}\n',
    rule: 'mdx-syntax',
  },
  'a tag is not closed': {
    from: 'Leave the flag off while you deploy.',
    to: 'Deploy <commit-hash> with the flag off.',
    rule: 'mdx-syntax',
  },
  'a column is unknown': {
    from: '| Metric | Target | Measured by |',
    to: '| Metric | Target | Measured |',
    rule: 'table-columns',
  },
  'a box is ticked': {
    from: '- [ ] A fix is in place and tested',
    to: '- [x] A fix is in place and tested',
    rule: 'pre-ticked',
  },
  'a variable is not declared': {
    from: 'git revert --no-edit {{phase3_commit}}',
    to: 'git revert --no-edit {{phase4_commit}}',
    rule: 'undeclared-variable',
  },
  'a placeholder stands in angles': {
    from: 'git log --oneline -n 50',
    to: 'git log --oneline -n <count>',
    rule: 'angle-placeholder',
  },
};
const folder = testFolder();

/** The number of the line, from 1, on which `text` stands once; throws where it does not. */
function lineOf(plan: string, text: string): number {
  const index = plan.indexOf(text);
  if (index < 0 || plan.indexOf(text, index + 1) >= 0)
    throw new Error(`${JSON.stringify(text)} does not stand once in the plan.`);
  return plan.slice(0, index).split('\n').length;
}

async function checkPlan(name: string, text: string): Promise<{ code: number; errors: string[] }> {
  const cwd = path.join(folder(), name.replaceAll(' ', '-'));
  mkdirSync(path.join(cwd, 'docs'), { recursive: true });
  writeFileSync(path.join(cwd, 'docs/plan.mdx'), text);
  const terminal = pretendTerminal(cwd);
  const code = await main(['check', '--format', 'json'], terminal);
  const { files } = JSON.parse(terminal.stdout()) as {
    files: { messages: { rule: string; line: number; severity: string; message: string }[] }[];
  };
  const errors = files
    .flatMap(({ messages }) => messages)
    .filter(({ severity }) => severity === 'error')
    .map(({ line, rule, message }) => `${line} ${rule}: ${message}`);
  return { code, errors };
}

test('the plan itself has no error', async () => {
  expect(await checkPlan('the plan', PLAN)).toEqual({ code: 0, errors: [] });
});

describe('one defect in a sound plan is one error of its rule at its line', () => {
  test.each(Object.entries(DEFECTS))('%s', async (name, { from, to, rule, at }) => {
    const changed = lineOf(PLAN, from);
    const broken = PLAN.replace(from, () => to);
    const line = at === undefined ? changed : lineOf(broken, at);
    expect(await checkPlan(name, broken)).toEqual({
      code: 1,
      errors: [expect.stringMatching(new RegExp(`^${line} ${rule}: Expected .+, found[ :]`))],
    });
  });
});
