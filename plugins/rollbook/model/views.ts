import type { Drill, Flag, Runbook, Target } from './runbook.ts';
import type { Action, ProcedureKind, Risk, Severity } from './vocabulary.ts';

/*
 * What the pages that speak of all runbooks show. Plain data, made once when the site is built;
 * nothing is in it that such a page does not show.
 */

/** A place on the site, and what to call it. */
export interface Place {
  title: string;
  href: string;
}

/** A runbook as the pages name it. */
export interface RunbookPlace extends Place, Pick<Runbook, 'id' | 'status'> {}

/** How a drill went, as far as the word for its status says. */
export type DrillState = 'passed' | 'failed' | 'planned' | 'dropped' | 'unknown';

/** One line of the catalogue. */
export interface CatalogueRow
  extends RunbookPlace,
    Pick<Runbook, 'owner' | 'version' | 'reviewed'> {
  /** The day on which the next review is due, `YYYY-MM-DD`. */
  nextReview?: string;
  /** The highest risk of a procedure. */
  risk?: Risk;
  /** The shortest budget of a procedure that rolls back, in seconds. */
  budget?: number;
  drills: { total: number; passed: number; failed: number };
}

export interface Catalogue {
  runbooks: CatalogueRow[];
  triggerCount: number;
}

interface Found extends Place {
  /** Which of the runbooks it is in, from 0. */
  runbook: number;
}

/** A trigger as the search and the page of all triggers show it. */
export interface TriggerEntry extends Found {
  severity?: Severity;
  action?: Action;
  signal?: string;
  /** The condition as it is read: `stats_deviation > 10%`. */
  when?: string;
  /** In seconds. */
  for?: number;
  /** The procedure that it stands in or names. */
  leadsTo?: Place;
}

export interface ProcedureEntry extends Found {
  kind: ProcedureKind;
  risk?: Risk;
  /** In seconds. */
  budget?: number;
  summary: string;
  /** The worst severity of what leads to it. */
  severity?: Severity;
}

/** What the search of the catalogue looks through. It is fetched when somebody begins to type. */
export interface SearchData {
  runbooks: RunbookPlace[];
  triggers: TriggerEntry[];
  procedures: ProcedureEntry[];
}

/** The rows of one kind that a runbook has. */
export interface ViewGroup<Row> {
  runbook: RunbookPlace;
  rows: Row[];
}

export type TriggerRow = Omit<TriggerEntry, 'runbook'>;
export type FlagRow = Omit<Flag, 'line'> & { href: string };
export type TargetRow = Omit<Target, 'line'> & { href: string };
export type DrillRow = Omit<Drill, 'line'> & {
  href: string;
  state: DrillState;
  /** The procedure, where the row names one of the runbook. */
  leadsTo?: Place;
};

/** The last drill of a runbook that this browser keeps: its day and how it ended. */
export interface LastDrill {
  /** UTC, ISO 8601. */
  at: string;
  ended: string;
}

/** What a result of the search over the whole site can be. It is said beside its title. */
export type SearchKind =
  | 'Runbook'
  | 'Trigger'
  | 'Procedure'
  | 'Step'
  | 'Command'
  | 'Decision'
  | 'Checklist'
  | 'Template'
  | 'Rule'
  | 'Page';
