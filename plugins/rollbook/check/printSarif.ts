import { hashText } from '../language/hash.ts';
import type { Rule } from '../rules/rule.ts';
import type { CheckedFile, CheckResult } from './checkFiles.ts';
import { type MessageJson, messageJson, ruleUrl } from './messageJson.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json';

/**
 * Writes the report as SARIF 2.1.0, which code scanning services read. Rules link to their pages
 * where `siteUrl` is given, since the format wants whole addresses.
 */
export function printSarif(result: CheckResult, rules: readonly Rule[], siteUrl?: string): string {
  const indexOf = new Map(rules.map((rule, index) => [rule.id, index]));
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'rollbook', rules: rules.map((rule) => describeRule(rule, siteUrl)) },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { description: { text: 'The working folder.' } } },
        results: result.files.flatMap((file) => resultsOf(file, indexOf)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function describeRule(rule: Rule, siteUrl: string | undefined): object {
  const example = `${rule.why}\n\nWrong:\n\n${rule.wrong.text}\nRight:\n\n${rule.right.text}`;
  return {
    id: rule.id,
    shortDescription: { text: rule.summary },
    fullDescription: { text: rule.why },
    help: { text: `${rule.summary} ${example}` },
    ...(siteUrl && { helpUri: ruleUrl(rule.id, siteUrl) }),
    defaultConfiguration: {
      enabled: rule.level !== 'off',
      level: rule.level === 'error' ? 'error' : 'warning',
    },
    properties: { tags: [rule.group] },
  };
}

function resultsOf(file: CheckedFile, indexOf: ReadonlyMap<string, number>): object[] {
  const lines = file.text.split(/\r?\n/);
  const seen = new Map<string, number>();
  return file.messages.map((entry) => {
    const message = messageJson(entry, file.path);
    const ruleIndex = indexOf.get(message.rule);
    // The line's text rather than its number: a finding stays the same when lines are added above.
    const print = hashText(`${message.rule}\n${(lines[message.line - 1] ?? '').trim()}`);
    const count = (seen.get(print) ?? 0) + 1;
    seen.set(print, count);
    return {
      ruleId: message.rule,
      ...(ruleIndex !== undefined && { ruleIndex }),
      level: message.severity,
      message: { text: message.message },
      locations: [{ physicalLocation: physical(file.path, regionOf(message)) }],
      ...(message.related && {
        relatedLocations: message.related.map((related, id) => ({
          id,
          message: { text: related.message },
          physicalLocation: physical(related.path, {
            startLine: related.line,
            startColumn: related.column,
          }),
        })),
      }),
      partialFingerprints: { 'rollbook/v1': `${print}:${count}` },
    };
  });
}

function regionOf(message: MessageJson): object {
  const { line, column, endLine, endColumn } = message;
  return { startLine: line, startColumn: column, endLine, endColumn };
}

function physical(path: string, region: object): object {
  const uri = path.split('/').map(encodeURIComponent).join('/');
  return { artifactLocation: { uri, uriBaseId: 'SRCROOT' }, region };
}
