import type { CheckMessage, CheckResult } from './checkFiles.ts';

/** A message as the JSON report gives it. Lines and columns count from 1. */
export interface MessageJson {
  rule: string;
  severity: 'error' | 'warning';
  message: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  url: string;
  related?: { path: string; line: number; column: number; message: string }[];
}

/** The address of a rule's page on the site at `siteUrl`, or from the site's root without one. */
export function ruleUrl(rule: string, siteUrl = ''): string {
  return `${siteUrl.replace(/\/+$/, '')}/reference/rules#${rule}`;
}

/** Writes one message of the file at `path` as plain data. */
export function messageJson(
  { severity, message }: CheckMessage,
  path: string,
  siteUrl?: string,
): MessageJson {
  const place = message.place;
  const start = place && 'start' in place ? place.start : (place ?? { line: 1, column: 1 });
  const end = place && 'end' in place ? place.end : start;
  const rule = message.ruleId ?? '';
  return {
    rule,
    severity,
    message: message.reason,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    url: ruleUrl(rule, siteUrl),
    ...(message.related && {
      related: message.related.map((related) => ({
        path: related.path ?? path,
        line: related.place.start.line,
        column: related.place.start.column,
        message: related.message,
      })),
    }),
  };
}

/** The report of a check as JSON, with a newline at its end. */
export function printJson(result: CheckResult, siteUrl?: string): string {
  const files = result.files.map(({ path, messages }) => ({
    path,
    messages: messages.map((message) => messageJson(message, path, siteUrl)),
  }));
  const { errorCount, warningCount } = result;
  return `${safeJson({ files, errorCount, warningCount })}\n`;
}

/**
 * Data as indented JSON. What a terminal would act on and `JSON.stringify` leaves as it is (the
 * second half of the control characters, marks that turn the text around) is written as an escape,
 * so that a program still reads the same.
 */
export function safeJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(
    /[\u007f-\u009f\p{Bidi_Control}\u2028\u2029]/gu,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
