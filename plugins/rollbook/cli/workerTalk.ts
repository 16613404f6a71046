import type { FileCheck } from '../check/checkFile.ts';
import type { SourceFile } from '../check/checkFiles.ts';
import { createMessage, type Details } from '../language/message.ts';

/** The files that a thread is sent at once. */
export type Batch = readonly SourceFile[];

/** A file's check as plain data, such as can be sent between threads; its text is known there. */
export type PlainCheck = Omit<FileCheck, 'messages' | 'text'> & { messages: PlainMessage[] };

type PlainMessage = Parameters<typeof createMessage>;

/** Takes out what cannot be sent; the model goes too unless `models` is true. */
export function toPlain(
  { text: _, messages, found, ...rest }: FileCheck,
  models: boolean,
): PlainCheck {
  const { runbook: model, ...known } = found ?? {};
  return {
    ...rest,
    ...(found && { found: models ? found : (known as typeof found) }),
    messages: messages.map(({ ruleId = '', reason, place, related, fix }) => {
      if (!place || !('start' in place)) throw new Error(`A message of ${ruleId} has no range`);
      const details: Details = { ...(related && { related }), ...(fix && { fix }) };
      return [ruleId, reason, place, details];
    }),
  };
}

/** The check of a file that was sent as plain data. */
export function fromPlain(check: PlainCheck, file: SourceFile): FileCheck {
  return {
    ...check,
    text: 'text' in file ? file.text : '',
    messages: check.messages.map((message) => createMessage(...message)),
  };
}
