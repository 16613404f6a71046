import type { VFileMessage } from 'vfile-message';

/** Messages as the fixtures keep them: `12:3-12:9 missing-id Expected …`, a line each. */
export function messageLines(messages: readonly VFileMessage[]): string {
  return messages
    .map((message) => {
      const place = message.place;
      const [start, end] = place && 'start' in place ? [place.start, place.end] : [place, place];
      const range = `${start?.line}:${start?.column}-${end?.line}:${end?.column}`;
      return `${range} ${message.ruleId} ${message.reason}\n`;
    })
    .join('');
}
