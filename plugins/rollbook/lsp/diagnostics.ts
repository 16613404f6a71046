import {
  type Diagnostic,
  DiagnosticSeverity,
  type Position,
  type Range,
} from 'vscode-languageserver';
import type { CheckMessage } from '../check/checkFiles.ts';
import { messageJson } from '../check/messageJson.ts';

/**
 * A message as an editor shows it. `uriOf` gives the address of a file by its path. The rule links
 * to its page where the address of the site is known.
 */
export function diagnosticOf(
  entry: CheckMessage,
  path: string,
  uriOf: (path: string) => string,
  siteUrl?: string,
): Diagnostic {
  const message = messageJson(entry, path, siteUrl);
  return {
    range: rangeFrom(message),
    severity: message.severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    code: message.rule,
    ...(siteUrl && { codeDescription: { href: message.url } }),
    source: 'rollbook',
    message: message.message,
    relatedInformation: (message.related ?? []).map((related) => ({
      location: {
        uri: uriOf(related.path),
        range: { start: pointFrom(related), end: pointFrom(related) },
      },
      message: related.message,
    })),
  };
}

/** A place of ours, counted from 1, as the protocol counts it, from 0. Both count UTF-16 units. */
export function pointFrom({ line, column }: { line: number; column: number }): Position {
  return { line: Math.max(0, line - 1), character: Math.max(0, column - 1) };
}

function rangeFrom(place: {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}): Range {
  return {
    start: pointFrom(place),
    end: pointFrom({ line: place.endLine, column: place.endColumn }),
  };
}
