import { forEachChild, type ParseError, parse, type Script, type SyntaxNode } from 'unbash';
import { isShell } from '../../language/placeholders.ts';
import type { FencePlace } from '../../language/placeInFence.ts';
import type { Placeholder } from '../../model/runbook.ts';
import type { Fence } from './fences.ts';

/** A range of `ShellText.text` that is no command but stands for a value: `<commit>`. */
export interface AnglePlaceholder {
  start: number;
  end: number;
  /** What stands between the angles. */
  name: string;
}

/** The text of a shell block, parsed. */
export interface ShellText {
  /**
   * The text of the block with line ends of one character, and with each placeholder replaced by
   * something of the same length that means nothing to the shell.
   */
  text: string;
  script: Script;
  errors: readonly ParseError[];
  angles: readonly AnglePlaceholder[];
}

/** Longer blocks are no commands that somebody runs in an incident, and are left alone. */
const LONGEST = 100_000;
/** More here-documents or sums than any script has: the parser takes the square of their number. */
const MOST_OPENED = 500;
/** How deep substitutions within substitutions are followed: each level is read once more. */
const DEEPEST = 8;

/** Without one of these a word has nothing in it but text. */
const SUBSTITUTION = /[`$]|[<>]\(/;

const ANGLE = /<([A-Za-z][A-Za-z0-9_./:@# -]{0,80})>(?![A-Za-z0-9_"'$(&|<>])/y;

/** A shell block with what turns a range of its `text` into a range of the file. */
export interface ShellBlock extends ShellText {
  place: FencePlace;
}

const parsed = new WeakMap<Fence, ShellBlock | undefined>();

/** True for a block that is to be run by a shell: not a sample, and in a language of one. */
export function isShellFence({ command, lang }: Fence): boolean {
  return !command.sample && isShell(lang);
}

/** Parses a shell block, once. Undefined where it is no shell block or beyond all measure. */
export function shellBlock(fence: Fence): ShellBlock | undefined {
  if (parsed.has(fence)) return parsed.get(fence);
  const { text, placeholders } = fence.command;
  const shell = isShellFence(fence) ? parseShell(text, placeholders) : undefined;
  const block = shell && { ...shell, place: fence.placeIn(shell.text) };
  parsed.set(fence, block);
  return block;
}

/** Parses a text of sh or bash. Never throws; undefined where the text is beyond all measure. */
export function parseShell(
  written: string,
  placeholders: readonly Pick<Placeholder, 'start' | 'end'>[] = [],
): ShellText | undefined {
  if (written.length > LONGEST) return undefined;
  if (['<<', '$(('].some((opener) => written.split(opener).length > MOST_OPENED)) return undefined;
  let text = mask(written, placeholders).replace(/\r\n/g, '\n');
  try {
    let script = parse(text);
    const angles = /<[A-Za-z]/.test(text) && text.includes('>') ? findAngles(text, script) : [];
    if (angles.length > 0) {
      text = mask(text, angles);
      script = parse(text);
    }
    return { text, script, errors: errorsOf(text, script), angles };
  } catch {
    // The parser runs out of stack on thousands of nested substitutions.
    return undefined;
  }
}

/**
 * Calls `visit` with every node of a script, outer ones first, those in substitutions included.
 * Returns early where `visit` returns false.
 */
export function walkShell(node: SyntaxNode, visit: (node: SyntaxNode) => boolean | undefined) {
  descend(node, 0);
  function descend(at: SyntaxNode, depth: number): void {
    const inner = at.type === 'Script' ? depth + 1 : depth;
    if (inner > DEEPEST || visit(at) === false) return;
    // Looking at the parts of a word parses the substitutions in it once more.
    if (at.type === 'Word' && (inner === DEEPEST || !SUBSTITUTION.test(at.text))) return;
    forEachChild(at, (child) => descend(child, inner));
  }
}

function errorsOf(
  text: string,
  script: Script & { errors?: readonly ParseError[] },
): readonly ParseError[] {
  if (!/[`$]|[<>]\(|<</.test(text)) return script.errors ?? [];
  const errors: ParseError[] = [];
  walkShell(script, (node) => {
    // Those within backticks have positions in a text of their own.
    if (node.type === 'Script' && 'errors' in node && node.errors && node.source === undefined)
      errors.push(...node.errors);
    if (node.type === 'HereDoc' && !node.closing && node.delimiter?.value)
      errors.push({ message: `unterminated here-document:${node.delimiter.value}`, pos: node.pos });
    return errors.length < 20;
  });
  return errors.sort((a, b) => a.pos - b.pos);
}

/** `<` and `>` around a name, both read as redirections: inside quotes they are only text. */
function findAngles(text: string, script: Script): AnglePlaceholder[] {
  const angles: AnglePlaceholder[] = [];
  walkShell(script, (node) => {
    if (node.type === 'Script' && 'source' in node && node.source !== undefined) return false;
    if (node.type !== 'Redirect' || node.operator !== '<') return true;
    ANGLE.lastIndex = node.pos;
    const name = ANGLE.exec(text)?.[1];
    if (name && !/^\s|\s$/.test(name))
      angles.push({ start: node.pos, end: node.pos + name.length + 2, name });
    return true;
  });
  angles.sort((a, b) => a.start - b.start);
  return angles.filter((angle, i) => angle.start >= (angles[i - 1]?.end ?? 0));
}

function mask(text: string, ranges: readonly { start: number; end: number }[]): string {
  let masked = '';
  let at = 0;
  for (const { start, end } of ranges) {
    masked += text.slice(at, start) + '_'.repeat(end - start);
    at = end;
  }
  return masked + text.slice(at);
}
