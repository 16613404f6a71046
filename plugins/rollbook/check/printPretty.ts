import picocolors from 'picocolors';
import type { CheckResult } from './checkFiles.ts';
import { type MessageJson, messageJson } from './messageJson.ts';
import { visible } from './visible.ts';

/** How much of a line is shown, in characters. */
const FRAME_WIDTH = 100;

/**
 * Writes the report for a person at a terminal: each message with its line, the range underlined,
 * and how to read more. `color` adds terminal colours.
 */
export function printPretty(result: CheckResult, color: boolean, siteUrl?: string): string {
  const paint = picocolors.createColors(color);
  const parts: string[] = [];
  for (const { path, text, messages } of result.files) {
    const lines = text.split(/\r?\n/);
    for (const entry of messages) {
      const message = messageJson(entry, path, siteUrl);
      const isError = message.severity === 'error';
      const word = isError ? paint.red('error') : paint.yellow('warning');
      parts.push(
        `${paint.bold(`${visible(path)}:${message.line}:${message.column}`)} ${word} ${paint.dim(message.rule)}`,
        `  ${visible(message.message)}`,
        ...frame(lines, message, (marks) => (isError ? paint.red(marks) : paint.yellow(marks))),
        ...(message.related ?? []).map(
          (related) =>
            `  ${paint.dim(`${visible(related.path)}:${related.line}:${related.column}`)} ${visible(related.message)}`,
        ),
        `  ${paint.dim(message.url)}`,
        '',
      );
    }
  }
  parts.push(summary(result));
  return `${parts.join('\n')}\n`;
}

/** `3 problems (2 errors, 1 warning) in 12 files, 5 runbooks`. */
export function summary(result: CheckResult): string {
  const { errorCount, warningCount, fileCount, runbookCount } = result;
  const looked = `${count(fileCount, 'file')}, ${count(runbookCount, 'runbook')}`;
  if (errorCount + warningCount === 0) return `No problems in ${looked}`;
  const detail = `${count(errorCount, 'error')}, ${count(warningCount, 'warning')}`;
  return `${count(errorCount + warningCount, 'problem')} (${detail}) in ${looked}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function frame(
  lines: readonly string[],
  message: MessageJson,
  paint: (marks: string) => string,
): string[] {
  const line = lines[message.line - 1];
  if (line === undefined || line.trim() === '') return [];
  const from = Math.max(0, message.column - 1 - FRAME_WIDTH / 2);
  const shown = visible(line.slice(from, from + FRAME_WIDTH).replaceAll('\t', ' '));
  const start = message.column - 1 - from;
  const stop = message.endLine === message.line ? message.endColumn - 1 - from : shown.length;
  const width = Math.max(1, Math.min(stop, shown.length) - start);
  const gutter = String(message.line);
  return [
    `  ${gutter} | ${shown}`,
    `  ${' '.repeat(gutter.length)} | ${' '.repeat(start)}${paint('^'.repeat(width))}`,
  ];
}
