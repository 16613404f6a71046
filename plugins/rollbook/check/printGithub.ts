import type { CheckResult } from './checkFiles.ts';
import { type MessageJson, messageJson } from './messageJson.ts';
import { visible } from './visible.ts';

/**
 * Writes the report as workflow commands, which GitHub shows at the lines of a pull request. It
 * shows ten errors and ten warnings of a step; the rest is in its log.
 */
export function printGithub(result: CheckResult, siteUrl?: string): string {
  return result.files
    .flatMap(({ path, messages }) =>
      messages.map((message) => annotation(messageJson(message, path, siteUrl), path)),
    )
    .join('');
}

function annotation(message: MessageJson, path: string): string {
  const { line, endLine, column, endColumn, rule } = message;
  const properties = {
    file: path,
    line,
    endLine,
    // Columns of a range over several lines are refused.
    ...(line === endLine && { col: column, endColumn }),
    title: rule,
  };
  const text = [
    message.message,
    ...(message.related ?? []).map(
      (related) => `${related.path}:${related.line}: ${related.message}`,
    ),
    message.url,
  ].join('\n');
  const head = Object.entries(properties)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
    .join(',');
  return `::${message.severity} ${head}::${escapeData(text)}\n`;
}

function escapeData(text: string): string {
  return text
    .split('\n')
    .map(visible)
    .join('\n')
    .replace(/%/g, '%25')
    .replace(/\r/g, '%0D')
    .replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
