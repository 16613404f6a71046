import type { Position } from 'unist';
import type { Place } from '../language/block.ts';
import type { Details } from '../language/message.ts';
import type { Reading } from '../language/read.ts';
import type { Runbook } from '../model/runbook.ts';

export const SEVERITY_LEVELS = ['off', 'warn', 'error'] as const;
export type Level = (typeof SEVERITY_LEVELS)[number];

export const RULE_GROUPS = [
  'form',
  'references',
  'numbers',
  'procedures',
  'commands',
  'checklists',
  'age',
  'alerts',
] as const;
export type RuleGroup = (typeof RULE_GROUPS)[number];

/** A plan that breaks a rule, or the same mended. What is left out is filled in by `asPlan`. */
export interface RuleExample {
  /** The body of a plan, or a whole file where it begins with `---`. */
  text: string;
  /** Why the file cannot be read at all, where that is the example; `text` then says it in words. */
  problem?: string;
  /** Front matter under `runbook`, besides what every plan has, as YAML lines. */
  frontMatter?: string;
  /** The line of `text` at which the rule speaks, from 1. Only of a wrong example. */
  line?: number;
}

export interface Rule {
  id: string;
  group: RuleGroup;
  level: Level;
  /** What the rule asks for, in a sentence. */
  summary: string;
  /** What happens to a reader of the plan when it is broken. */
  why: string;
  wrong: RuleExample;
  right: RuleExample;
  /** Looks at one runbook. Left out where the reader itself reports the rule. */
  check?: (context: RuleContext) => void;
  /**
   * Answers what `check` asked of the other runbooks, once all are read: the reason to report, or
   * undefined where nothing is wrong.
   */
  answer?: (about: readonly string[], siblings: Siblings) => string | undefined;
}

/** What a rule asks of the other runbooks, as plain data: what it is about, and where it stands. */
export interface Question {
  rule: string;
  about: readonly string[];
  place: Position;
}

/** What the runbooks of one check know of each other. */
export interface Siblings {
  /** The ids within each runbook, by the runbook's id. */
  ids: ReadonlyMap<string, ReadonlySet<string>>;
  /** Every place that a runbook refers to in another one: `other-runbook#id`. */
  references: ReadonlySet<string>;
  /** The names of all alerts; undefined where no rule files were given. */
  alerts?: ReadonlySet<string>;
}

export interface RuleContext {
  runbook: Runbook;
  reading: Reading;
  /** The day on which the plans are checked, `YYYY-MM-DD`; undefined where age is not asked about. */
  today: string | undefined;
  /** Every id of this runbook. */
  ids: ReadonlySet<string>;
  /**
   * Reports at a node of the model: at its opening line, or at one attribute, the `label` or the
   * `whole` of it.
   */
  report: (at: object, reason: string, part?: string, details?: Details) => void;
  /** Reports at a place in the file. */
  reportAt: (place: Position, reason: string, details?: Details) => void;
  /** Has the rule's `answer` called once every runbook of this check has been read. */
  ask: (at: object, part: string | undefined, ...about: string[]) => void;
}

/** The range of a part of a node: an attribute, the `label`, the `whole`, else the opening line. */
export function rangeOf(place: Place | Position | undefined, part = 'opening'): Position {
  if (!place) return { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  if ('start' in place) return place;
  if (part === 'whole') return place.whole;
  if (part === 'label') return place.label ?? place.opening;
  return place.attributes.get(part) ?? place.opening;
}

/**
 * Whether an author wrote an attribute of a node. Where its value cannot be read the model lacks
 * it, and to say that there is none would be untrue.
 */
export function isWritten({ places }: Reading, at: object, attribute: string): boolean {
  const place = places.get(at);
  return place !== undefined && 'attributes' in place && place.attributes.has(attribute);
}
