import type { Position } from 'unist';
import type { VFileMessage } from 'vfile-message';
import { createMessage } from '../language/message.ts';
import { didYouMean } from '../language/nearest.ts';
import type { Rule } from '../rules/rule.ts';
import type { CheckOptions } from './checkFiles.ts';
import { firstFrom } from './firstFrom.ts';

/** A comment that silences one rule for some lines of a file. */
export interface Silence {
  rule: string;
  /** The lines that it speaks of, from 1, both included. */
  from: number;
  to: number;
  /** Where the comment stands. */
  place: Position;
}

/**
 * Takes away the messages that are silenced, and adds one for each silence that silences nothing.
 * `ran` says whether a rule was asked at all: one that was not has no use for its silences yet.
 */
export function applySilences(
  messages: readonly VFileMessage[],
  silences: readonly Silence[],
  rules: readonly Rule[],
  ran: (rule: Rule) => boolean,
): VFileMessage[] {
  if (silences.length === 0) return [...messages];
  const byRule = grouped(silences, ({ rule }) => rule);
  const linesByRule = grouped(messages, ({ ruleId }) => ruleId ?? '');
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const covers = new Map([...byRule].map(([rule, list]) => [rule, coverOf(list)]));
  const kept = messages.filter(
    ({ line, ruleId }) => line === undefined || !covers.get(ruleId ?? '')?.(line),
  );
  for (const [id, list] of byRule) {
    const rule = known.get(id);
    if (rule && !ran(rule)) continue;
    const reason = rule
      ? `Expected something that \`${id}\` would say here, found nothing to silence`
      : `Expected the id of a rule, found \`${id}\`${didYouMean(id, [...known.keys()])}`;
    const lines = (linesByRule.get(id) ?? []).map(({ line }) => line ?? 0).sort((a, b) => a - b);
    for (const { from, to, place } of list)
      if ((lines[firstFrom(lines, from)] ?? Number.POSITIVE_INFINITY) > to)
        kept.push(createMessage('unused-silence', reason, place));
  }
  return kept;
}

/** Whether a check with these options asks a rule at all. */
export function isAsked(rule: Rule, { today, levels }: CheckOptions): boolean {
  if ((levels?.[rule.id] ?? rule.level) === 'off') return false;
  // The alerts are held against the index by a check of their own.
  if (rule.group === 'alerts') return false;
  return rule.group !== 'age' || today !== undefined;
}

/** What says whether one of the silences speaks of a line. */
function coverOf(silences: readonly Silence[]): (line: number) => boolean {
  const sorted = silences.toSorted((a, b) => a.from - b.from);
  const starts = sorted.map(({ from }) => from);
  let furthest = 0;
  const ends = sorted.map(({ to }) => {
    furthest = Math.max(furthest, to);
    return furthest;
  });
  return (line) => (ends[firstFrom(starts, line + 1) - 1] ?? 0) >= line;
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
