import type { ReactNode } from 'react';
import type { Condition } from '../model/condition.ts';
import type { Drawing } from '../model/drawing.ts';
import type {
  Checklist,
  Command,
  Expect,
  Outcome,
  Procedure,
  Runbook,
  Step,
  Template,
  Trigger,
} from '../model/runbook.ts';

/**
 * What the page hands to the components. The remark plugin writes these props, so they are plain
 * data, and nothing a page does not show is among them.
 */

/** A reference that was resolved when the page was built. */
export interface Link {
  href: string;
  label: string;
}

interface WithChildren {
  children?: ReactNode;
}

export interface RunbookProps
  extends WithChildren,
    Pick<
      Runbook,
      | 'id'
      | 'title'
      | 'status'
      | 'owner'
      | 'version'
      | 'appliesTo'
      | 'reviewed'
      | 'reviewEvery'
      | 'source'
      | 'hash'
      | 'variables'
    > {
  /** The date on which the next review is due, `YYYY-MM-DD`. */
  nextReview?: string;
}

/** The children are the heading, `ProcedureFacts`, then the prose and what the procedure holds. */
export interface ProcedureProps extends WithChildren, Pick<Procedure, 'id' | 'kind' | 'risk'> {}

export interface ProcedureFactsProps
  extends Pick<
    Procedure,
    | 'id'
    | 'title'
    | 'letter'
    | 'kind'
    | 'risk'
    | 'budget'
    | 'level'
    | 'scope'
    | 'takesEffect'
    | 'approver'
  > {
  runbook: string;
  alternativeTo?: Link;
  stepCount: number;
  /** The names of the variables that the procedure's commands use. */
  variables: string[];
}

/** The children are the heading, `StepFacts`, then the prose, commands, expectations and undo. */
export interface StepProps
  extends WithChildren,
    Pick<Step, 'id' | 'code' | 'kind' | 'effect'>,
    Partial<Pick<Step, 'optional'>> {}

export interface StepFactsProps
  extends Pick<Step, 'code' | 'kind' | 'effect' | 'budget' | 'deadline' | 'role'>,
    Partial<Pick<Step, 'optional'>> {
  needs?: Link[];
  onFail?: Link;
}

/** Holds the `Trigger`s that follow one another. */
export interface TriggersProps extends WithChildren {}

/** The first child is the title as a paragraph. */
export interface TriggerProps
  extends WithChildren,
    Pick<Trigger, 'id' | 'for' | 'action' | 'severity' | 'signal'> {
  when?: Condition;
  to?: Link;
}

/** The children are the label. */
export interface ExpectProps extends WithChildren, Omit<Expect, 'line'> {}

export interface UndoProps extends WithChildren {}

/** The children are one list. */
export interface AdvantagesProps extends WithChildren {}

export interface CommandProps extends Omit<Command, 'line' | 'variables' | 'sample'> {}

/** The children are the heading, prose, `Question`s and `Outcome`s: the whole tree as text. */
export interface DecisionProps extends WithChildren {
  runbook: string;
  id: string;
  title: string;
  start?: string;
  questions: { id: string; title: string; answers: AnswerProps[] }[];
  outcomes: Pick<Outcome, 'id' | 'title' | 'action'>[];
  drawing: Drawing;
}

/** The children are the heading, prose and one `Answers`. */
export interface QuestionProps extends WithChildren {
  id: string;
  /** What paper and the drawing call it: `Q2`. */
  code: string | undefined;
}

/** Holds the `Answer`s of one question. */
export interface AnswersProps extends WithChildren {}

/** The children are the label. */
export interface AnswerProps extends WithChildren {
  /** Which answer of its question this is, from 0. */
  index: number;
  title: string;
  to?: Link & { id: string; kind: 'question' | 'outcome' | 'procedure' };
  when?: Condition;
  unsure: boolean;
}

/** The children are the heading and prose. */
export interface OutcomeProps extends WithChildren, Pick<Outcome, 'id' | 'action'> {
  to?: Link;
  /** The procedure of this runbook that `to` leads to, where it leads to one. */
  procedure?: string;
}

/** The children are the heading, prose and lists of `Item`s. */
export interface ChecklistProps
  extends WithChildren,
    Pick<Checklist, 'id' | 'title' | 'phase' | 'after' | 'mode' | 'role'> {
  runbook: string;
  /** The ids of all items, nested ones included, in the order of the page. */
  items: string[];
}

/** A list item. The children are an `ItemText` and whatever else stands in it, nested lists too. */
export interface ItemProps extends WithChildren {
  id: string;
}

/** The children are the text of the item. */
export interface ItemTextProps extends WithChildren {
  id: string;
}

/** The children are the heading and prose. */
export interface TemplateProps
  extends WithChildren,
    Pick<
      Template,
      'id' | 'title' | 'kind' | 'channel' | 'within' | 'text' | 'variables' | 'placeholders'
    > {}

/** The children are one table. */
export interface FactTableProps extends WithChildren {
  kind: 'flags' | 'timeline' | 'authority' | 'contacts' | 'targets' | 'drills' | 'history';
  id?: string;
}

export interface MatrixProps {
  rows: {
    procedure: Link;
    letter: string;
    scope?: string;
    risk?: Procedure['risk'];
    triggers: string[];
    budget?: number;
    verification: string[];
  }[];
}
