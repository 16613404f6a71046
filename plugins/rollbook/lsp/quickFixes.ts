import type { VFileMessage } from 'vfile-message';
import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type Range,
  type TextEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { declareVariables } from '../check/declareVariables.ts';
import type { Fix } from '../language/message.ts';

/** A message with what an editor was told of it. */
export interface Shown {
  message: VFileMessage;
  diagnostic: Diagnostic;
}

/** The ways to mend what is shown within `range` of a document: at most one action a message. */
export function quickFixes(
  document: TextDocument,
  range: Range,
  shown: readonly Shown[],
): CodeAction[] {
  return shown
    .filter(({ diagnostic }) => overlaps(diagnostic.range, range))
    .flatMap(({ message, diagnostic }) => {
      const actions: CodeAction[] = [];
      const add = (title: string, edits: TextEdit[], isPreferred: boolean) =>
        actions.push({
          title,
          kind: CodeActionKind.QuickFix,
          diagnostics: [diagnostic],
          isPreferred,
          edit: { changes: { [document.uri]: edits } },
        });
      const fix = message.fix && withDeclaration(message, message.fix, document.getText());
      if (fix)
        add(
          titleOf(message),
          fix.map((edit) => editOf(edit, document)),
          true,
        );
      const other = replacement(message.reason, diagnostic.range, document);
      if (other && !fix) add(`Replace with \`${other.newText}\``, [other], true);
      return actions;
    });
}

/** A placeholder becomes a variable, which the front matter has to declare. */
function withDeclaration(message: VFileMessage, fix: Fix[], text: string): Fix[] | undefined {
  if (message.ruleId !== 'angle-placeholder') return fix;
  const names = fix.flatMap((edit) => /^\{\{([a-z][a-z0-9_]*)\}\}$/.exec(edit.text)?.[1] ?? []);
  const declaration = declareVariables(text, names);
  if (!declaration) return undefined;
  return declaration.text === '' ? fix : [declaration, ...fix];
}

function titleOf(message: VFileMessage): string {
  const written = message.fix?.at(-1)?.text.trim() ?? '';
  return message.ruleId === 'pre-ticked' ? 'Untick the box' : `Write \`${written}\``;
}

/** What the message says may have been meant, in place of what it says was found. */
function replacement(reason: string, range: Range, document: TextDocument): TextEdit | undefined {
  const found = /found `([^`]+)`/.exec(reason)?.[1];
  const meant = /Did you mean `([^`]+)`\?/.exec(reason)?.[1];
  if (found === undefined || meant === undefined) return undefined;
  const start = document.offsetAt(range.start);
  const at = document.getText(range).indexOf(found);
  if (at < 0) return undefined;
  return editOf({ start: start + at, end: start + at + found.length, text: meant }, document);
}

function editOf({ start, end, text }: Fix, document: TextDocument): TextEdit {
  return {
    range: { start: document.positionAt(start), end: document.positionAt(end) },
    newText: text,
  };
}

function overlaps(one: Range, other: Range): boolean {
  const isBefore = (a: Range, b: Range) =>
    a.end.line < b.start.line ||
    (a.end.line === b.start.line && a.end.character < b.start.character);
  return !isBefore(one, other) && !isBefore(other, one);
}
