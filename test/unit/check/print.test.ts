import { readFileSync } from 'node:fs';
import Ajv04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { checkFiles } from '../../../plugins/rollbook/check/checkFiles.ts';
import { printJson } from '../../../plugins/rollbook/check/messageJson.ts';
import { printGithub } from '../../../plugins/rollbook/check/printGithub.ts';
import { printPretty } from '../../../plugins/rollbook/check/printPretty.ts';
import { printSarif } from '../../../plugins/rollbook/check/printSarif.ts';
import { RULES } from '../../../plugins/rollbook/rules/index.ts';

const head = (id: string) =>
  `---\ntitle: X\nrunbook:\n  id: ${id}\n  status: draft\n  owner: "@team"\n---\n\n`;

/** Two errors, of which one has a related place, and a warning, in a path that wants escapes. */
const FILES = [
  {
    path: 'docs/50% off, now: a.mdx',
    text: `${head('one')}::trigger[A\u202e]{#same action=assess}\n\n::trigger[B]{#same signal=x action=asses}\n`,
  },
  { path: 'docs/gone.mdx', problem: 'Expected a readable file,\nfound 100% nothing' },
];
const options = { levels: { 'hidden-character': 'off' } } as const;
const checked = () => checkFiles(FILES, options);

function validator() {
  const schema = JSON.parse(readFileSync('test/fixtures/sarif/sarif-2.1.0.schema.json', 'utf8'));
  const ajv = new Ajv04({ strict: false, unicodeRegExp: false });
  addFormats(ajv as unknown as Parameters<typeof addFormats>[0]);
  return ajv.compile(schema);
}

test.each([undefined, 'https://example.org/site/'])(
  'sarif holds to the schema, site %s',
  async (site) => {
    const log = JSON.parse(printSarif(await checked(), RULES, site));
    const validate = validator();
    validate(log);
    expect(validate.errors).toBeNull();
    log.runs[0].results[0].level = 'loud';
    expect(validate(log)).toBe(false);
  },
);

test('sarif says where, which rule, what else, and stays the same when lines move', async () => {
  const { runs } = JSON.parse(printSarif(await checked(), RULES, 'https://example.org'));
  const { results, tool } = runs[0];
  expect(results.map((result: { ruleId: string }) => result.ruleId)).toEqual([
    'vague-trigger',
    'duplicate-id',
    'invalid-attribute',
    'unreadable-file',
  ]);
  for (const { ruleId, ruleIndex } of results)
    expect(tool.driver.rules[ruleIndex]).toMatchObject({
      id: ruleId,
      helpUri: `https://example.org/reference/rules#${ruleId}`,
      help: { text: expect.stringContaining('Wrong:') },
    });
  expect(results[1]).toMatchObject({
    level: 'error',
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'docs/50%25%20off%2C%20now%3A%20a.mdx', uriBaseId: 'SRCROOT' },
          region: { startLine: 11, startColumn: 14, endLine: 11, endColumn: 19 },
        },
      },
    ],
    relatedLocations: [{ physicalLocation: { region: { startLine: 9 } } }],
  });
  const more = FILES[0]?.text?.replace('\n---\n\n', '\n---\n\nMore.\n\n') ?? '';
  const moved = await checkFiles([{ path: FILES[0]?.path ?? '', text: more }], options);
  const again = JSON.parse(printSarif(moved, RULES)).runs[0].results;
  expect(again[1].locations[0].physicalLocation.region.startLine).toBe(13);
  expect(again[1].partialFingerprints).toEqual(results[1].partialFingerprints);
  const prints = results.map((result: { partialFingerprints: object }) =>
    JSON.stringify(result.partialFingerprints),
  );
  expect(new Set(prints).size).toBe(prints.length);
});

test('github annotations are escaped as GitHub reads them', async () => {
  const lines = printGithub(await checked(), 'https://example.org').split('\n');
  expect(lines).toHaveLength(5);
  expect(lines[1]).toBe(
    '::error file=docs/50%25 off%2C now%3A a.mdx,line=11,endLine=11,col=14,endColumn=19,title=duplicate-id::' +
      'Expected an id that nothing else has, found `#same` on `trigger` as well%0A' +
      'docs/50%25 off, now: a.mdx:9: `#same` stands here first%0A' +
      'https://example.org/reference/rules#duplicate-id',
  );
  expect(lines[0]).toMatch(/^::warning file=.*,title=vague-trigger::/);
  expect(lines[3]).toContain('Expected a readable file,%0Afound 100%25 nothing');
});

test('github gives no columns for a range over several lines', async () => {
  const result = await checkFiles([{ path: 'a.mdx', text: `${head('one')}{a\n+ b}\n` }]);
  expect(printGithub(result)).toMatch(/^::error file=a\.mdx,line=9,endLine=10,title=mdx-syntax::/);
});

test('json holds nothing that a terminal would act on, and reads the same', async () => {
  const title = 'A\u009b31m\u007f\u202e';
  const text = `${head('three')}::trigger[B]{#${title} action=assess}\n`;
  const json = printJson(await checkFiles([{ path: 'docs/a.mdx', text }]));
  expect(json).not.toMatch(/[\u007f-\u009f\u202e]/);
  expect(JSON.stringify(JSON.parse(json))).toContain(title);
});

test('the terminal gets no path that would steer it, not even of a related place', async () => {
  const text = head('twice');
  const files = ['a\u001b[2J\u202e.mdx', 'b.mdx'].map((path) => ({ path, text }));
  const report = printPretty(await checkFiles(files), false);
  expect(report).toContain('a\ufffd[2J\ufffd.mdx:1:1 The other runbook');
  expect(report).not.toMatch(/(?!\n)\p{Cc}|\p{Bidi_Control}/u);
});

test('a file with very many messages is told, with messages of a bounded length', async () => {
  const text = `${head('four')}${'\n:::a\n'.repeat(70_000)}`;
  const { files } = await checkFiles([{ path: 'docs/a.mdx', text }]);
  expect(files[0]?.messages).toHaveLength(1001);
  expect(files[0]?.messages.at(-1)?.message.reason).toMatch(/found more from here on$/);
  const long = `${head('five')}:::${'b'.repeat(50_000)}\n`;
  const [file] = (await checkFiles([{ path: 'docs/a.mdx', text: long }])).files;
  for (const { message } of file?.messages ?? []) expect(message.reason.length).toBeLessThan(700);
  expect(file?.messages.length).toBeGreaterThan(0);
});
