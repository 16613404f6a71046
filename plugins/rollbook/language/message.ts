import type { Position } from 'unist';
import { VFileMessage } from 'vfile-message';

/** Another place that a message speaks of, in the same file unless `path` says otherwise. */
export interface Related {
  message: string;
  place: Position;
  path?: string;
}

/** A change of the source that mends what a message complains of. Offsets are in UTF-16 units. */
export interface Fix {
  start: number;
  end: number;
  text: string;
}

declare module 'vfile-message' {
  interface VFileMessage {
    related?: Related[];
    fix?: Fix[];
  }
}

export interface Details {
  related?: Related[];
  fix?: Fix[];
}

/** Something to tell the author: the rule that was broken, in words, at an exact range. */
export type Report = (rule: string, reason: string, place: Position, details?: Details) => void;

/** Where a message stands that speaks of the file as a whole. */
export const FILE_START: Position = {
  start: { line: 1, column: 1 },
  end: { line: 1, column: 1 },
};

/** How much of a message is kept, in characters: it may quote a line of any length. */
const LONGEST = 600;

/** Makes the message of `rule` at `place`. The severity is not decided here. */
export function createMessage(
  rule: string,
  reason: string,
  place: Position,
  details: Details = {},
): VFileMessage {
  const message = new VFileMessage(shorten(reason), { place, ruleId: rule, source: 'rollbook' });
  if (details.related) message.related = details.related;
  if (details.fix) message.fix = details.fix;
  return message;
}

/** Takes out of what is quoted what nobody reads, and keeps the end, where the advice stands. */
function shorten(reason: string): string {
  if (reason.length <= LONGEST) return reason;
  const shorter = reason.replace(/`[^`]{121,}`/g, (quoted) => `${quoted.slice(0, 100)}…\``);
  if (shorter.length <= LONGEST) return shorter;
  return `${shorter.slice(0, LONGEST - 201)}…${shorter.slice(-200)}`;
}
