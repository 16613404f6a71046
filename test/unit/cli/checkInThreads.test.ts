import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checkFiles } from '../../../plugins/rollbook/check/checkFiles.ts';
import { printJson } from '../../../plugins/rollbook/check/messageJson.ts';
import { findFiles } from '../../../plugins/rollbook/files/findFiles.ts';
import { bundledCli, testFolder } from './bundledCli.ts';
import { BROKEN, givenFiles, SOUND, WARNED } from './givenFiles.ts';

// One of its files is replaced below.
const cli = bundledCli({ own: true });
const folder = testFolder();

const withId = (text: string, id: string) => text.replace(/id: \w+/, `id: ${id}`);

/** A plan whose decision leads to an outcome of another one. */
function leadsTo(id: string, target: string): string {
  return `${withId(SOUND, id)}
::::decision[Logins fail]{#triage}

:::question[Is the new login to blame?]{#to-blame}

::answer[Yes]{to=stop}
::answer[No]{to=${target}}
::answer[Cannot tell]{to=stop unsure}

:::

::outcome[Stop]{#stop action=assess}

::::
`;
}

/** Enough files for the threads, with all that files know of each other. */
function manyFiles(): Record<string, string | Buffer> {
  const files: Record<string, string | Buffer> = {
    'docs/0-broken.mdx': BROKEN,
    'docs/0-twice.mdx': withId(SOUND, 'p7'),
    'docs/1-leads.mdx': leadsTo('leads', 'p69#there'),
    'docs/1-astray.mdx': leadsTo('astray', 'p68#nowhere'),
    'docs/1-silent.mdx': `${SOUND}\n{/* rollbook-disable-next vague-trigger: nothing is here */}\n\nText.\n`,
    'docs/2-bytes.mdx': Buffer.from([0x63, 0xe9]),
    'docs/2-page.md': `# A page\n\n\`\`\`mdx rollbook\n::trigger[It feels slow]{#slow action=assess}\n\`\`\`\n`,
  };
  for (let i = 0; i < 70; i++)
    files[`docs/p${i}.mdx`] = withId(i % 3 === 0 ? WARNED : SOUND, `p${i}`);
  return files;
}

test('in threads a check says the same as without', async () => {
  const cwd = givenFiles(path.join(folder(), 'many'), manyFiles());
  const alone = await checkFiles(findFiles(['docs'], cwd));
  expect(alone.fileCount).toBe(77);
  expect(
    new Set(alone.files.flatMap(({ messages }) => messages.map(({ message }) => message.ruleId))),
  ).toEqual(
    new Set([
      'broken-reference',
      'duplicate-id',
      'front-matter',
      'unreadable-file',
      'unused-silence',
      'vague-trigger',
    ]),
  );
  const { code, stdout, stderr } = await cli.run(['check', '--format', 'json'], cwd);
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(stdout).toBe(printJson(alone, undefined));
});

test('a thread that ends by itself ends the check, and says so', async () => {
  const cwd = givenFiles(path.join(folder(), 'ended'), manyFiles());
  writeFileSync(path.join(path.dirname(cli.file()), 'checkWorker.mjs'), 'process.exit(0);\n');
  const { code, stderr } = await cli.run(['check', '--format', 'json'], cwd);
  const threads = availableParallelism() > 1;
  expect(code).toBe(threads ? 2 : 1);
  const said =
    'rollbook check: A thread of the check has ended by itself. Check fewer files at once.\n';
  expect(stderr).toBe(threads ? said : '');
});
