import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { bundledCli, testFolder } from '../cli/bundledCli.ts';

const cli = bundledCli();
const folder = testFolder();

const head = (id: string) => `---
title: ${id}
runbook:
  id: ${id}
  status: draft
  owner: "@team"
  variables:
    flag: {label: Flag, type: identifier}
---
`;

const OTHER = `${head('other')}
::::procedure[Elsewhere]{#elsewhere kind=recover budget=5m}

:::step[Do it]{#do-it-there kind=check}
Look.
::expect[It is well]
:::

::::
`;

/** The line with the directive is 10, counted from 0 as the protocol counts. */
const plan = (line: string) => `${head('plan')}
${line}

::::procedure[Go back]{#go-back kind=recover budget=5m}

:::step[Look at it]{#look kind=check}

\`\`\`bash
flags get {{flag}}
\`\`\`

::expect[It is off]

:::

::::
`;

interface Diagnostic {
  code: string;
  message: string;
  severity: number;
  range: { start: { line: number; character: number }; end: { line: number; character: number } };
}

interface Published {
  uri: string;
  version?: number;
  diagnostics: Diagnostic[];
}

interface Client {
  uri: string;
  connection: MessageConnection;
  /** Opens or changes the document and waits for what the server says of it. */
  show: (text: string) => Promise<Diagnostic[]>;
  /** Closes the document and waits for its diagnostics to be cleared. */
  close: () => Promise<Diagnostic[]>;
  request: <Result>(method: string, line: number, character: number) => Promise<Result>;
}

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill();
});

async function startClient(name: string, config = '{}'): Promise<Client> {
  const root = path.join(folder(), name);
  mkdirSync(path.join(root, 'docs'), { recursive: true });
  writeFileSync(path.join(root, 'docs/other.mdx'), OTHER);
  writeFileSync(path.join(root, 'rollbook.config.json'), config);
  const uri = pathToFileURL(path.join(root, 'docs/plan.mdx')).href;

  const child = spawn(process.execPath, [cli.file(), 'lsp', '--stdio'], { cwd: root });
  children.push(child);
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const waiting: ((published: Published) => void)[] = [];
  connection.onNotification('textDocument/publishDiagnostics', (published: Published) =>
    waiting.shift()?.(published),
  );
  connection.listen();
  const next = () =>
    new Promise<Diagnostic[]>((resolve) => {
      waiting.push((published) => {
        expect(published.uri).toBe(uri);
        resolve(published.diagnostics);
      });
    });
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(root).href,
    capabilities: {},
  });
  await connection.sendNotification('initialized', {});

  let version = 0;
  const textDocument = { uri };
  return {
    uri,
    connection,
    show: async (text) => {
      const answer = next();
      version += 1;
      if (version === 1)
        await connection.sendNotification('textDocument/didOpen', {
          textDocument: { uri, languageId: 'mdx', version, text },
        });
      else
        await connection.sendNotification('textDocument/didChange', {
          textDocument: { uri, version },
          contentChanges: [{ text }],
        });
      return answer;
    },
    close: async () => {
      const answer = next();
      await connection.sendNotification('textDocument/didClose', { textDocument });
      return answer;
    },
    request: (method, line, character) =>
      connection.sendRequest(`textDocument/${method}`, {
        textDocument,
        position: { line, character },
      }),
  };
}

const codes = (diagnostics: Diagnostic[]) =>
  diagnostics.map(({ code, range }) => `${range.start.line}:${range.start.character} ${code}`);

test('tells what is wrong while it is written, and takes it back', async () => {
  const client = await startClient('diagnostics', '{"rules": {"vague-trigger": "error"}}');
  // The smiley is two UTF-16 units, in which the protocol counts.
  const wrong = '::trigger[\u{1f600} It is slow]{#slow acton=assess to=go-bcak}';
  const diagnostics = await client.show(plan(wrong));
  expect(codes(diagnostics)).toEqual([
    '10:0 vague-trigger',
    `10:${wrong.indexOf('acton')} unknown-attribute`,
    `10:${wrong.indexOf('to=')} broken-reference`,
  ]);
  expect(diagnostics[0]?.severity).toBe(1);
  const right = '::trigger[It is slow]{#slow action=assess to=other#elsewhere signal=x}';
  expect(await client.show(plan(right))).toEqual([]);
  expect(codes(await client.show(plan(right.replace('elsewhere', 'nowhere'))))).toEqual([
    `10:${right.indexOf('to=')} broken-reference`,
  ]);
  expect(await client.close()).toEqual([]);
});

test('explains directives, attributes, variables and rules', async () => {
  const client = await startClient('hover');
  const line = '::trigger[It is slow]{#slow severity=high action=assess}';
  await client.show(plan(line));
  const hover = async (row: number, character: number) =>
    (await client.request<{ contents: { value: string } } | null>('hover', row, character))
      ?.contents.value;
  expect(await hover(10, 4)).toMatch(/^\*\*trigger\*\*: A sign[\s\S]+- `severity`: How bad/);
  expect(await hover(10, line.indexOf('severity') + 2)).toMatch(
    /^\*\*severity\*\*: How bad it is\.\n\nExpects `low`, `medium`, `high` or `critical`/,
  );
  expect(await hover(10, 4)).toContain('**vague-trigger**: ');
  expect(await hover(17, 14)).toContain('**Flag** (identifier)');
  expect(await hover(0, 0)).toBeUndefined();
});

test('offers what mends a message', async () => {
  const client = await startClient('fixes');
  const text = plan('::triger[It is slow]{signal=x action=Assess}\n\n```bash\nx <a-b>\n```');
  await client.show(text);
  const actions = async (row: number) => {
    const range = { start: { line: row, character: 0 }, end: { line: row, character: 99 } };
    const found: { title: string; edit: { changes: Record<string, { newText: string }[]> } }[] =
      await client.connection.sendRequest('textDocument/codeAction', {
        textDocument: { uri: client.uri },
        range,
        context: { diagnostics: [] },
      });
    return found.map(({ title, edit }) => ({ title, edits: edit.changes[client.uri] }));
  };
  expect(await actions(10)).toEqual([
    {
      title: 'Replace with `trigger`',
      edits: [
        {
          range: { start: { line: 10, character: 2 }, end: { line: 10, character: 8 } },
          newText: 'trigger',
        },
      ],
    },
  ]);
  expect(await actions(13)).toEqual([
    {
      title: 'Write `{{a_b}}`',
      edits: [
        expect.objectContaining({ newText: '    a_b: {label: "A b", type: text}\n' }),
        {
          range: { start: { line: 13, character: 2 }, end: { line: 13, character: 7 } },
          newText: '{{a_b}}',
        },
      ],
    },
  ]);
  await client.show(text.replace('::triger', '::trigger'));
  expect((await actions(10)).map(({ title }) => title)).toEqual([
    'Write `#it-is-slow`',
    'Write `action=assess`',
  ]);
});

test('completes directives, attributes, values, ids and variables', async () => {
  const client = await startClient('completion');
  const labels = async (line: string) => {
    await client.show(plan(line));
    const items = await client.request<{ label: string }[]>('completion', 10, line.length);
    return items.map(({ label }) => label);
  };
  expect(await labels('::')).toEqual(
    expect.arrayContaining(['trigger', 'expect', 'answer', 'matrix']),
  );
  expect(await labels('::')).not.toContain('procedure');
  expect(await labels(':::')).toEqual(expect.arrayContaining(['procedure', 'step', 'checklist']));
  expect(await labels('::trigger[A]{#a action=assess ')).toEqual([
    'when',
    'for',
    'to',
    'severity',
    'signal',
  ]);
  expect(await labels('::trigger[A]{#a severity=')).toEqual(['low', 'medium', 'high', 'critical']);
  expect(await labels('::trigger[A]{#a to=')).toEqual(['go-back', 'other#elsewhere']);
  expect(await labels(':::step[A]{#a needs="')).toEqual(['look']);
  expect(await labels('::trigger[A]{#a signal="alert s')).toEqual([]);
  expect(await labels('Ask for {{')).toEqual(expect.arrayContaining(['flag', 'run.started']));
  expect(await labels('In 10:30 it is {')).toEqual([]);
});

test('ends when the editor says so', async () => {
  const client = await startClient('exit');
  const child = children.at(-1);
  const ended = new Promise((resolve) => child?.on('close', resolve));
  await client.connection.sendRequest('shutdown');
  await client.connection.sendNotification('exit');
  expect(await ended).toBe(0);
});
