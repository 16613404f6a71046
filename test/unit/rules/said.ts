import { checkFiles } from '../../../plugins/rollbook/check/checkFiles.ts';
import { asPlan, EXAMPLE_DAY } from '../../../plugins/rollbook/rules/asPlan.ts';

/** What some rules say of the body of a plan: `line rule`, lines counted in the body. */
export async function said(body: string, ...rules: string[]): Promise<string[]> {
  const { text, before } = asPlan({ text: body });
  const { files } = await checkFiles([{ path: 'x.mdx', text }], { today: EXAMPLE_DAY });
  return files.flatMap(({ messages }) =>
    messages
      .filter(({ message }) => rules.includes(message.ruleId ?? ''))
      .map(({ message }) => `${(message.line ?? 0) - before} ${message.ruleId}`),
  );
}
