import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  CodeActionKind,
  type Connection,
  createConnection,
  type Hover,
  type InitializeParams,
  ProposedFeatures,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type CheckOptions, checkFiles, type SourceFile } from '../check/checkFiles.ts';
import type { Config } from '../check/config.ts';
import type { Runbook } from '../model/runbook.ts';
import { RULES } from '../rules/index.ts';
import { completionsAt } from './completionsAt.ts';
import { diagnosticOf } from './diagnostics.ts';
import { hoverAt } from './hoverAt.ts';
import { quickFixes, type Shown } from './quickFixes.ts';

/** How long the author has to pause before the plan is checked, in milliseconds. */
const PAUSE = 150;

/** What the server has to be given, since it reads no files itself. */
export interface Workspace {
  /** The configuration of the folder that is open. */
  config: (root: string) => Promise<Config>;
  /** The documents of the folder that is open. */
  files: (paths: readonly string[], root: string) => AsyncIterable<SourceFile>;
}

/**
 * Speaks the language server protocol over two streams until the editor says `exit`: diagnostics
 * while typing, hover, quick fixes and completion.
 */
export function startServer(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  workspace: Workspace,
): void {
  const connection = createConnection(ProposedFeatures.all, input, output);
  const documents = new TextDocuments(TextDocument);
  const waiting = new Map<string, NodeJS.Timeout>();
  const shown = new Map<string, Shown[]>();
  const runbooks = new Map<string, Runbook>();
  let root = process.cwd();
  let config: Config = {};
  let ready: Promise<void> = Promise.resolve();

  const pathOf = (uri: string) =>
    uri.startsWith('file:')
      ? path.relative(root, fileURLToPath(uri)).split(path.sep).join('/')
      : uri;
  const uriOf = (file: string) => pathToFileURL(path.resolve(root, file)).href;

  async function loadWorkspace(): Promise<void> {
    try {
      config = await workspace.config(root);
      const { index } = await checkFiles(workspace.files(config.paths ?? ['docs'], root), {
        rules: [],
      });
      runbooks.clear();
      for (const runbook of index.runbooks) runbooks.set(runbook.source, runbook);
    } catch (error) {
      connection.console.warn(error instanceof Error ? error.message : String(error));
    }
  }

  async function validate(uri: string): Promise<void> {
    await ready;
    const document = documents.get(uri);
    if (!document) return;
    const file = pathOf(uri);
    const options: CheckOptions = {
      others: [...runbooks.values()].filter(({ source }) => source !== file),
      ...(config.rules && { levels: config.rules }),
    };
    const { version } = document;
    const result = await checkFiles([{ path: file, text: document.getText() }], options);
    // What was typed meanwhile is checked on its own.
    if (documents.get(uri)?.version !== version) return;
    const [runbook] = result.index.runbooks;
    if (runbook) runbooks.set(file, runbook);
    const messages = (result.files[0]?.messages ?? []).map((entry) => ({
      message: entry.message,
      diagnostic: diagnosticOf(entry, file, uriOf, config.siteUrl),
    }));
    shown.set(uri, messages);
    await connection.sendDiagnostics({
      uri,
      version,
      diagnostics: messages.map(({ diagnostic }) => diagnostic),
    });
  }

  function schedule(uri: string): void {
    clearTimeout(waiting.get(uri));
    waiting.set(
      uri,
      setTimeout(() => {
        waiting.delete(uri);
        validate(uri).catch((error) => connection.console.error(String(error)));
      }, PAUSE),
    );
  }

  connection.onInitialize((params) => {
    root = rootOf(params) ?? root;
    ready = loadWorkspace();
    return {
      serverInfo: { name: 'rollbook' },
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: {
          openClose: true,
          change: TextDocumentSyncKind.Incremental,
          save: true,
        },
        hoverProvider: true,
        completionProvider: { triggerCharacters: [':', '{', ' ', '=', '"', '#'] },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
      },
    };
  });

  documents.onDidChangeContent(({ document }) => schedule(document.uri));
  // Another plan may refer to the one that was saved.
  documents.onDidSave(() => {
    for (const uri of documents.keys()) schedule(uri);
  });
  documents.onDidClose(({ document: { uri } }) => {
    clearTimeout(waiting.get(uri));
    waiting.delete(uri);
    shown.delete(uri);
    connection.sendDiagnostics({ uri, diagnostics: [] });
  });

  answerRequests(connection, documents, shown, (uri) => {
    const file = pathOf(uri);
    return {
      runbook: runbooks.get(file),
      others: [...runbooks.values()].filter(({ source }) => source !== file),
    };
  });
  documents.listen(connection);
  connection.listen();
}

function answerRequests(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  shown: ReadonlyMap<string, readonly Shown[]>,
  knownTo: (uri: string) => { runbook: Runbook | undefined; others: readonly Runbook[] },
): void {
  connection.onCompletion(({ textDocument: { uri }, position }) => {
    const line = lineOf(documents.get(uri), position.line);
    return completionsAt(line.slice(0, position.character), knownTo(uri));
  });

  connection.onCodeAction(({ textDocument: { uri }, range }) => {
    const document = documents.get(uri);
    return document ? quickFixes(document, range, shown.get(uri) ?? []) : [];
  });

  connection.onHover(({ textDocument: { uri }, position }): Hover | undefined => {
    const parts = (shown.get(uri) ?? [])
      .filter(({ diagnostic: { range } }) => {
        const isAfterStart =
          position.line > range.start.line ||
          (position.line === range.start.line && position.character >= range.start.character);
        const isBeforeEnd =
          position.line < range.end.line ||
          (position.line === range.end.line && position.character <= range.end.character);
        return isAfterStart && isBeforeEnd;
      })
      .flatMap(({ message }) => {
        const rule = RULES.find(({ id }) => id === message.ruleId);
        return rule ? [`**${rule.id}**: ${rule.summary} ${rule.why}`] : [];
      });
    const line = lineOf(documents.get(uri), position.line);
    const explained = hoverAt(line, position.character, knownTo(uri).runbook);
    if (explained) parts.unshift(explained.markdown);
    if (parts.length === 0) return undefined;
    return { contents: { kind: 'markdown', value: [...new Set(parts)].join('\n\n---\n\n') } };
  });
}

function lineOf(document: TextDocument | undefined, line: number): string {
  const text = document?.getText({
    start: { line, character: 0 },
    end: { line: line + 1, character: 0 },
  });
  return (text ?? '').replace(/[\r\n]+$/, '');
}

function rootOf(params: InitializeParams): string | undefined {
  const uri = params.workspaceFolders?.[0]?.uri ?? params.rootUri;
  return uri?.startsWith('file:') ? fileURLToPath(uri) : undefined;
}
