import { expect, test } from 'vitest';
import { checkFiles } from '../../../plugins/rollbook/check/checkFiles.ts';
import { hiddenCharacter } from '../../../plugins/rollbook/rules/hiddenCharacter.ts';

const HEAD = '---\ntitle: A\nrunbook:\n  id: a\n  status: draft\n  owner: me\n---\n\n';

async function found(body: string): Promise<string[]> {
  const text = HEAD + body;
  const { files } = await checkFiles([{ path: 'a.mdx', text }], { rules: [hiddenCharacter] });
  return files.flatMap(({ messages }) =>
    messages
      .filter(({ message }) => message.ruleId === 'hidden-character')
      .map(
        ({ message }) => `${message.line}:${message.column} ${/U\+[0-9A-F]+/.exec(message.reason)}`,
      ),
  );
}

const shell = (command: string) => `\`\`\`bash\n${command}\n\`\`\`\n`;

test.each([
  ['an override in prose', 'Turn \u202eright\n', ['9:6 U+202E']],
  ['an isolate in a label', '::trigger[A\u2066B]{#a}\n', ['9:12 U+2066']],
  ['an escape in prose', 'Red \u001b[31m\n', ['9:5 U+001B']],
  ['the short form of an escape', 'Red \u009b31m\n', ['9:5 U+009B']],
  ['a zero-width space in prose', 'a\u200bb\n', ['9:2 U+200B']],
  ['a no-break space in a command', shell('git\u00a0push'), ['10:4 U+00A0']],
  ['a zero-width joiner in a command', shell('rm a\u200db'), ['10:5 U+200D']],
  ['a left-to-right mark in a command', shell('rm \u200ea'), ['10:4 U+200E']],
  ['a carriage return alone', shell('rm -rf x\rls'), ['10:9 U+000D']],
])('%s is told', async (_, body, expected) => {
  expect(await found(body)).toEqual(expected);
});

test.each([
  ['tabs, emoji and variation selectors', '\tA ⚠️ and 👩‍💻\n'],
  ['a no-break space in prose', '5\u00a0% of all\n'],
  ['marks of other scripts', 'می\u200cخواهم \u200fא\n'],
  ['an emoji in a command', shell("echo '👩‍💻 ❤️‍🔥'")],
  ['a no-break space in what is no command', '```text\n5\u00a0%\n```\n'],
])('%s may stand', async (_, body) => {
  expect(await found(body)).toEqual([]);
});

test('a mark of byte order and CRLF may stand', async () => {
  const text = `\ufeff${HEAD}Text\n`.replaceAll('\n', '\r\n');
  const { files } = await checkFiles([{ path: 'a.mdx', text }], { rules: [hiddenCharacter] });
  expect(files).toEqual([]);
});

test('a carriage return alone moves no message out of its line', async () => {
  const text = `${HEAD}A\rB\r:::procedure[P]{#p}\n\n:::oops\n\n:::\n`;
  const { files } = await checkFiles([{ path: 'a.mdx', text }]);
  const lines = text.split('\n');
  const messages = files.flatMap((file) => file.messages.map(({ message }) => message));
  expect(messages.map(({ ruleId }) => ruleId)).toContain('hidden-character');
  expect(messages.length).toBeGreaterThan(2);
  for (const { place } of messages) {
    const end = place && 'end' in place ? place.end : place;
    expect(end?.column).toBeLessThanOrEqual((lines[(end?.line ?? 0) - 1]?.length ?? -1) + 1);
  }
});
