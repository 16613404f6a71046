import { describe, expect, test } from 'vitest';
import { checkFiles } from '../../../plugins/rollbook/check/checkFiles.ts';
import { asPlan, EXAMPLE_DAY } from '../../../plugins/rollbook/rules/asPlan.ts';

async function said(text: string, today: string | undefined = EXAMPLE_DAY): Promise<string[]> {
  const plan = asPlan({ text });
  const { files } = await checkFiles([{ path: 'x.mdx', text: plan.text }], {
    ...(today && { today }),
  });
  return files.flatMap(({ messages }) =>
    messages.map(({ message }) => `${(message.line ?? 0) - plan.before} ${message.ruleId}`),
  );
}

const vague = '::trigger[The site is slow]{#ID action=assess}';
const trigger = (id: string) => vague.replace('ID', id);

describe('a comment above', () => {
  test('silences the directive that follows, and no other', async () => {
    const text = `{/* rollbook-disable-next vague-trigger: no dashboard yet */}\n\n${trigger('a')}\n\n${trigger('b')}\n`;
    expect(await said(text)).toEqual(['5 vague-trigger']);
  });

  test('silences all that the directive holds', async () => {
    const inner = `:::step[Restart]{#a-step}\n:::\n`;
    const text = `{/* rollbook-disable-next step-without-action: see the video */}\n::::procedure[Get ready]{#get-ready kind=prepare}\n\n${inner}\n${inner.replace('a-step', 'b-step')}\n::::\n`;
    expect(await said(text)).toEqual([]);
  });

  test('silences one rule, and leaves the others', async () => {
    const text = `{/* rollbook-disable-next vague-trigger: no dashboard yet */}\n::trigger[Slow]{#a action=asess}\n`;
    expect(await said(text)).toEqual(['2 invalid-attribute']);
  });

  test('two of them silence two rules of the same directive', async () => {
    const text = `{/* rollbook-disable-next vague-trigger: no dashboard yet */}\n{/* rollbook-disable-next invalid-attribute: comes with the next release */}\n\n::trigger[Slow]{#a action=asess}\n`;
    expect(await said(text)).toEqual([]);
  });

  test('may go over several lines', async () => {
    const text = `{/* rollbook-disable-next vague-trigger:\n    the dashboard comes\n    with the next release */}\n\n${trigger('a')}\n`;
    expect(await said(text)).toEqual([]);
  });

  test('reaches to the end of what follows in an admonition, and no further', async () => {
    const list = `- First\n\n  \`\`\`sh\n  deploy {{nothing}}\n  \`\`\`\n`;
    const text = (comment: string) =>
      `:::note\n\n${comment}\n\n${list}\nThen:\n\n\`\`\`sh\ndeploy {{nothing}}\n\`\`\`\n:::\n`;
    expect(await said(text(''))).toEqual(['8 undeclared-variable', '14 undeclared-variable']);
    const comment = '{/* rollbook-disable-next undeclared-variable: an example */}';
    expect(await said(text(comment))).toEqual(['14 undeclared-variable']);
  });

  test('silences a message inside a fenced block', async () => {
    const text = `:::template[Notice]{#notice}\n\n{/* rollbook-disable-next undeclared-field: filled in by the mailer */}\n\n\`\`\`text\nHello {{name}}\n\`\`\`\n\n:::\n`;
    expect(await said(text)).toEqual([]);
    expect(await said(text.replace(/\{\/\*.*\*\/\}\n/, '\n'))).toEqual(['6 undeclared-field']);
  });
});

describe('a comment in the line', () => {
  test('silences a row, and is no part of the cell', async () => {
    const text = `:::drills\n\n| Procedure | When | Owner | Status |\n|---|---|---|---|\n| A | 2026-03-01 | Us | planned {/* rollbook-disable-line drill-overdue: moved */} |\n| B | 2026-03-01 | Us | planned |\n\n:::\n`;
    expect(await said(text)).toEqual(['6 drill-overdue']);
    const { index } = await checkFiles([{ path: 'x.mdx', text: asPlan({ text }).text }]);
    expect(index.runbooks[0]?.drills[0]?.status).toBe('planned');
  });

  test('silences an item, which keeps its text and its identity', async () => {
    const box = (comment: string) =>
      asPlan({
        text: `:::checklist[After]{#after}\n\n- [x] Log in${comment}\n\n:::\n`,
      }).text;
    const commented = box(' {/* rollbook-disable-line pre-ticked: shown as an example */}');
    const [a, b] = await Promise.all(
      [commented, box('')].map((text) => checkFiles([{ path: 'x.mdx', text }])),
    );
    expect(a?.files).toEqual([]);
    expect(b?.errorCount).toBe(1);
    expect(a?.index.runbooks[0]?.checklists[0]?.items).toEqual(
      b?.index.runbooks[0]?.checklists[0]?.items,
    );
  });
});

test('a comment in the front matter silences the line below it', async () => {
  const plan = (comment: string) =>
    `---\ntitle: X\nrunbook:\n  id: x\n  status: active\n  owner: us\n${comment}  reviewed: 2020-01-01\n  review_every: 90d\n---\n`;
  expect(await said(plan(''))).toEqual(['7 review-overdue']);
  expect(await said(plan('  # rollbook-disable-next review-overdue: being merged\n'))).toEqual([]);
});

describe('what is malformed', () => {
  test.each([
    ['no reason', '{/* rollbook-disable-next vague-trigger */}'],
    ['an empty reason', '{/* rollbook-disable-next vague-trigger:   */}'],
  ])('%s is an error, and only that', async (_, comment) => {
    expect(await said(`${comment}\n${trigger('a')}\n`)).toEqual(['1 silence-without-reason']);
  });

  test('a comment of another form silences nothing', async () => {
    expect(await said(`{/* rollbook-disable vague-trigger: why */}\n${trigger('a')}\n`)).toEqual([
      '1 silence-without-reason',
      '2 vague-trigger',
    ]);
  });

  test('a rule that does not exist is named, with the nearest', async () => {
    const text = asPlan({
      text: `{/* rollbook-disable-next vague-triger: why */}\n${trigger('a')}\n`,
    }).text;
    const { files } = await checkFiles([{ path: 'x.mdx', text }]);
    expect(files[0]?.messages.map(({ message }) => message.reason)).toContainEqual(
      expect.stringContaining('Did you mean `vague-trigger`?'),
    );
  });
});

describe('a comment that silences nothing', () => {
  const text = `{/* rollbook-disable-next drill-overdue: moved */}\n:::drills\n\n| Procedure | When | Owner | Status |\n|---|---|---|---|\n| A | 2026-03-01 | Us | done |\n\n:::\n`;

  test('is told', async () => {
    expect(await said(text)).toEqual(['1 unused-silence']);
  });

  test('is not told where the rule was not asked', async () => {
    expect(await said(text, '')).toEqual([]);
    const plan = asPlan({ text: `{/* rollbook-disable-next vague-trigger: why */}\n` }).text;
    const { warningCount } = await checkFiles([{ path: 'x.mdx', text: plan }], {
      levels: { 'vague-trigger': 'off' },
    });
    expect(warningCount).toBe(0);
  });
});

test.each([
  ['a fenced block', `\`\`\`mdx\n{/* rollbook-disable-next vague-trigger */}\n\`\`\`\n`],
  ['backticks', 'Write `{/* rollbook-disable-next vague-trigger */}` above it.\n'],
])('a comment in %s is text', async (_, text) => {
  expect(await said(text)).toEqual([]);
});
