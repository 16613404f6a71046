import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyFixes } from '../../../plugins/rollbook/check/applyFixes.ts';
import { checkFiles } from '../../../plugins/rollbook/check/checkFiles.ts';
import { declareVariables } from '../../../plugins/rollbook/check/declareVariables.ts';
import { fixText } from '../../../plugins/rollbook/check/fixText.ts';
import { fixtureFolders, fixturesDir } from '../../fixtureFolders.ts';
import fc from '../../seeded.ts';

const HEAD = '---\ntitle: X\nrunbook:\n  id: x # kept\n  status: draft\n  owner: "@team"\n---\n\n';

const fixed = async (body: string, head = HEAD) =>
  (await fixText(head + body)).text.slice(head.length);

describe('what is mended', () => {
  test('ids that are missing, each another one', async () => {
    const { text, count } = await fixText(
      `${HEAD}::::procedure[Go back]{risk=low}\n\n:::step[Go back]\nDo it.\n:::\n\n::::\n\n:::checklist[Go, back!]{#go-back-2}\n- [ ] a\n:::\n`,
    );
    expect(text).toContain('::::procedure[Go back]{#go-back risk=low}');
    expect(text).toContain(':::step[Go back]{#go-back-3}');
    expect(count).toBe(2);
  });

  test('boxes that are ticked', async () => {
    expect(await fixed(':::checklist[A]{#a}\n\n- [x] [b](#a)\n  - [X] c\n- [ ] d\n\n:::\n')).toBe(
      ':::checklist[A]{#a}\n\n- [ ] [b](#a)\n  - [ ] c\n- [ ] d\n\n:::\n',
    );
  });

  test('the way attributes are written, but not their order or their text', async () => {
    expect(
      await fixed(
        `::::procedure[A]{#a risk=LOW kind = "rollback" scope='the "whole" system' approver='a b' budget="5m"}\n\n:::step[B]{optional=true #b role="ops"}\nDo it.\n:::\n\n::::\n`,
      ),
    ).toBe(
      `::::procedure[A]{#a risk=low kind=rollback scope='the "whole" system' approver="a b" budget=5m}\n\n:::step[B]{optional #b role="ops"}\nDo it.\n:::\n\n::::\n`,
    );
  });

  test('placeholders in angles, which become variables', async () => {
    const { text, count } = await fixText(
      `${HEAD}\`\`\`bash\ngit revert <commit-hash> <commit-hash>\n\`\`\`\n`,
    );
    expect(text).toBe(
      `${HEAD.replace('"@team"\n', '"@team"\n  variables:\n    commit_hash: {label: "Commit hash", type: text}\n')}\`\`\`bash\ngit revert {{commit_hash}} {{commit_hash}}\n\`\`\`\n`,
    );
    expect(count).toBe(2);
    const { errorCount } = await checkFiles([{ path: 'x.mdx', text }]);
    expect(errorCount).toBe(0);
  });
});

describe('placeholders with spaces', () => {
  const head = HEAD.replace(
    '"@team"\n',
    '"@team"\n  variables: {my_job: {label: Job, type: text}}\n',
  );

  test('lose them, unless they could not be filled in then', async () => {
    const { text } = await fixText(`${head}\`\`\`bash\na {{ my-job }} "{{ my_job }}"\n\`\`\`\n`);
    expect(text).toBe(`${head}\`\`\`bash\na {{my_job}} "{{ my_job }}"\n\`\`\`\n`);
  });

  test('in a template as well', async () => {
    const body = ':::template[T]{#t}\n\n```text\n{{ run.started }} {{ x }}\n```\n\n:::\n';
    expect((await fixText(head + body)).text).toContain('{{run.started}} {{ x }}');
  });
});

describe('what is left alone', () => {
  test.each([
    ['a document that is no runbook', '- [x] a\n', '---\ntitle: X\n---\n\n'],
    ['a document whose structure is broken', ':::checklist[A]\n\n- [x] a\n', HEAD],
    ['code', '```mdx\n:::checklist[A]\n- [x] a\n:::\n```\n', HEAD],
    ['an attribute that is wrong', '::::procedure[A]{#a risk=lwo}\n\n::::\n', HEAD],
    [
      'a placeholder in angles that no variable may stand for',
      '```bash\nX=<val> make y=<z> "$((1 + $(cat <n>)))"\n```\n',
      HEAD,
    ],
    [
      'a placeholder whose variable has no place',
      '```bash\nx <a-b>\n```\n',
      HEAD.replace(/runbook:[\s\S]*"@team"/, 'runbook: {id: x, status: draft, owner: "@team"}'),
    ],
  ])('%s', async (_, body, head) => {
    expect(await fixText(head + body)).toEqual({ text: head + body, count: 0 });
  });

  test('a rule that is off', async () => {
    const text = `${HEAD}:::checklist[A]{#a}\n- [x] b\n:::\n`;
    expect(await fixText(text, { levels: { 'pre-ticked': 'off' } })).toEqual({ text, count: 0 });
  });
});

describe('where variables are declared', () => {
  const declare = (yaml: string) => {
    const text = `---\n${yaml}---\n\nx\n`;
    const edit = declareVariables(text, ['new_one']);
    return (
      edit && text.slice(4, edit.start) + edit.text + text.slice(edit.end, -'---\n\nx\n'.length)
    );
  };
  const entry = 'new_one: {label: "New one", type: text}';

  test.each([
    [
      'after the last one',
      'runbook:\n  variables:\n    a: {type: text} # why\n  id: x\n',
      `runbook:\n  variables:\n    a: {type: text} # why\n    ${entry}\n  id: x\n`,
    ],
    [
      'after a nested one',
      'runbook:\n   variables:\n     a:\n       type: text\n       from: >\n         one\n\ntitle: x\n',
      undefined,
    ],
    [
      'in braces',
      'runbook:\n  variables: {a: {type: text}}\n',
      `runbook:\n  variables: {${entry}, a: {type: text}}\n`,
    ],
    [
      'in a list of its own',
      'runbook:\n  id: x\n# end\ntitle: x\n',
      `runbook:\n  id: x\n  variables:\n    ${entry}\n# end\ntitle: x\n`,
    ],
  ])('%s', (_, yaml, expected) => {
    const actual = declare(yaml);
    if (expected !== undefined) expect(actual).toBe(expected);
    else expect(actual).toContain(`     ${entry}\n`);
  });

  test.each([
    ['an alias', 'v: &v {a: {type: text}}\nrunbook:\n  variables: *v\n'],
    ['nothing', 'runbook:\n  variables:\n  id: x\n'],
    ['a text', 'runbook:\n  variables: none\n'],
    ['no runbook', 'title: x\n'],
    ['broken YAML', 'runbook: [\n'],
  ])('not in %s', (_, yaml) => {
    expect(declare(yaml)).toBeUndefined();
  });
});

test('changes that touch each other wait for another time', () => {
  const insert = (at: number, text: string) => [{ start: at, end: at, text }];
  expect(
    applyFixes('abcdef', [[{ start: 1, end: 3, text: 'X' }], insert(2, 'Y'), insert(5, 'Z')]),
  ).toEqual({
    text: 'aXdeZf',
    count: 2,
  });
  expect(applyFixes('abc', [[{ start: 2, end: 9, text: '' }]])).toEqual({ text: 'abc', count: 0 });
  const both = [...insert(0, '('), ...insert(3, ')')];
  expect(applyFixes('abc', [insert(0, '!'), both])).toEqual({ text: '!abc', count: 1 });
});

/** Bits of plans, sound and not, as an author may put them together. */
const bit = fc.constantFrom(
  '::::procedure[Go back]{risk=HIGH}\n\n:::step[Do]{optional=true}\n\n```bash\ngit revert <commit-hash>\n```\n\n:::\n\n::::',
  ':::checklist[Check]\n\n- [x] a\n- [X] b\n\n:::',
  ':::checklist[Check]{ phase = "after" }\n\n- [ ] `a`\n\n:::',
  '::trigger[It fails]{when="errors > 5%" action=Rollback}',
  ":::::template[Note]{kind='report'}\n\n```text\n<name> {{run.id}}\n```\n\n:::::",
  '```bash\necho <other-thing> "<in-quotes>"\n```',
  '::::decision[Which?]\n\n:::question[Is it?]\n::answer[Yes]\n:::\n\n::::',
  'Text with `<code>` and **weight**.',
  'A <tag> in text.',
  ':::step[Out of place]',
  ':::',
  '| [x] | a |',
  '',
);

test('done twice it changes nothing more, and line ends and marks do not matter', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(bit, { maxLength: 6 }), fc.boolean(), async (bits, isMarked) => {
      const text = HEAD + bits.join('\n\n');
      const once = await fixText(text);
      expect(await fixText(once.text)).toEqual({ text: once.text, count: 0 });
      const mark = isMarked ? '\uFEFF' : '';
      const windows = await fixText(mark + text.replace(/\n/g, '\r\n'));
      expect(windows).toEqual({ text: mark + once.text.replace(/\n/g, '\r\n'), count: once.count });
      const before = await checkFiles([{ path: 'x.mdx', text }]);
      const after = await checkFiles([{ path: 'x.mdx', text: once.text }]);
      expect(after.errorCount).toBeLessThanOrEqual(before.errorCount);
    }),
    { numRuns: 60 },
  );
});

test.each(fixtureFolders())('%s is mended once and for all', async (folder) => {
  const text = readFileSync(path.join(fixturesDir, folder, 'input.mdx'), 'utf8');
  const once = await fixText(text);
  expect(await fixText(once.text)).toEqual({ text: once.text, count: 0 });
});
