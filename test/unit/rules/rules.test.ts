import { describe, expect, test } from 'vitest';
import { checkFiles } from '../../../plugins/rollbook/check/checkFiles.ts';
import { asPlan, EXAMPLE_DAY } from '../../../plugins/rollbook/rules/asPlan.ts';
import { RULES } from '../../../plugins/rollbook/rules/index.ts';
import type { Rule, RuleExample } from '../../../plugins/rollbook/rules/rule.ts';

interface Said {
  rule: string;
  line: number;
  severity: string;
  message: string;
}

async function said(example: RuleExample): Promise<Said[]> {
  const path = 'docs/example.mdx';
  const { text, before } = asPlan(example);
  const file = example.problem === undefined ? { path, text } : { path, problem: example.problem };
  const { files } = await checkFiles([file], { today: EXAMPLE_DAY });
  const down = example.problem === undefined ? before : 0;
  return files.flatMap(({ messages }) =>
    messages.map(({ severity, message }) => ({
      rule: message.ruleId ?? '',
      line: (message.line ?? 0) - down,
      severity,
      message: message.reason,
    })),
  );
}

const cases = (rules: readonly Rule[]) => rules.map((rule) => [rule.id, rule] as const);

// The rules about alerts need the rule files of Prometheus, and have tests of their own.
describe.each(cases(RULES.filter((rule) => rule.group !== 'alerts')))('%s', (id, rule) => {
  test('speaks of its wrong example, once, at the line', async () => {
    const messages = await said(rule.wrong);
    expect(messages.filter((message) => message.rule === id)).toEqual([
      expect.objectContaining({
        line: rule.wrong.line,
        severity: rule.level === 'error' ? 'error' : 'warning',
      }),
    ]);
    expect(
      messages.filter(({ rule: other, severity }) => other !== id && severity === 'error'),
    ).toEqual([]);
  });

  test('says what is expected and what was found', async () => {
    const messages = (await said(rule.wrong)).filter(({ rule: from }) => from === id);
    for (const { message } of messages) expect(message).toMatch(/^Expected .+, found .+/);
  });
});

describe.each(cases(RULES))('%s', (_, rule) => {
  test('finds nothing to say of its right example', async () => {
    expect(await said(rule.right)).toEqual([]);
  });
});
