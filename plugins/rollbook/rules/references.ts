import { localId } from '../model/localId.ts';
import type { Runbook } from '../model/runbook.ts';

/** What a node of a runbook is, in a word. */
export type NodeKind =
  | 'trigger'
  | 'procedure'
  | 'step'
  | 'decision'
  | 'question'
  | 'outcome'
  | 'checklist'
  | 'template';

/** A place of the runbook that leads to another. */
export interface Reference {
  /** The node that refers, and its attribute. */
  at: object;
  part: 'to' | 'alternative-to' | 'on-fail' | 'needs' | 'start';
  target: string;
  /** What the target may be; undefined where it may be anything that has an id. */
  kinds?: readonly NodeKind[];
  /** The ids among which the target is looked for, where those are not the runbook's. */
  among?: ReadonlySet<string>;
  /** The procedure or the decision that the reference stands in, by its id. */
  within?: string;
}

/** What somebody can go on with who has seen a sign or answered a question. */
const WHAT_TO_GO_TO: readonly NodeKind[] = ['question', 'outcome', 'procedure', 'decision'];

/** Every reference of a runbook, in the order of procedures and then of decisions. */
export function referencesOf(runbook: Runbook): Reference[] {
  const found: Reference[] = [];
  const add = (
    at: object,
    part: Reference['part'],
    target: string | undefined,
    more: Partial<Reference> = {},
  ) => {
    if (target !== undefined) found.push({ at, part, target, ...more });
  };
  for (const trigger of runbook.triggers) add(trigger, 'to', trigger.to, { kinds: WHAT_TO_GO_TO });
  for (const procedure of runbook.procedures) {
    const within = procedure.id;
    for (const trigger of procedure.triggers)
      add(trigger, 'to', trigger.to, { kinds: WHAT_TO_GO_TO, within });
    const kinds = ['procedure'] as const;
    add(procedure, 'alternative-to', procedure.alternativeTo, { kinds, within });
    const among = new Set(procedure.steps.map((step) => step.id));
    for (const step of procedure.steps) {
      add(step, 'on-fail', step.onFail, { within });
      for (const id of step.needs) add(step, 'needs', id, { among, within });
    }
  }
  for (const decision of runbook.decisions) {
    const within = decision.id;
    const among = new Set(decision.questions.map((question) => question.id));
    add(decision, 'start', decision.start, { among, within });
    for (const question of decision.questions)
      for (const answer of question.answers)
        add(answer, 'to', answer.to, { kinds: WHAT_TO_GO_TO, within });
    for (const outcome of decision.outcomes) add(outcome, 'to', outcome.to, { within });
  }
  return found;
}

/** What each id of a runbook stands for. Of two nodes with one id the first counts. */
export function kindsById(runbook: Runbook): Map<string, NodeKind> {
  const kinds = new Map<string, NodeKind>();
  const add = (kind: NodeKind, nodes: readonly { id: string }[]) => {
    for (const { id } of nodes) if (id !== '' && !kinds.has(id)) kinds.set(id, kind);
  };
  add('procedure', runbook.procedures);
  add('decision', runbook.decisions);
  for (const decision of runbook.decisions) {
    add('question', decision.questions);
    add('outcome', decision.outcomes);
  }
  for (const procedure of runbook.procedures) {
    add('step', procedure.steps);
    add('trigger', procedure.triggers);
  }
  add('trigger', runbook.triggers);
  add('checklist', runbook.checklists);
  add('template', runbook.templates);
  return kinds;
}

/** Whether a reference within this runbook leads to something that is there and of the right kind. */
export function isKept(
  { target, kinds, among }: Reference,
  runbookId: string,
  known: ReadonlyMap<string, NodeKind>,
): boolean {
  const id = localId(target, runbookId);
  if (id === undefined) return true;
  const kind = known.get(id);
  if (among) return among.has(id);
  return kind !== undefined && (!kinds || kinds.includes(kind));
}

/**
 * Whether all references of a runbook lead somewhere and every answer goes on. Where one does not,
 * what it should have led to looks as if nothing led there: that says nothing new.
 */
export function isConnected(runbook: Runbook): boolean {
  const known = kindsById(runbook);
  return (
    referencesOf(runbook).every((reference) => isKept(reference, runbook.id, known)) &&
    runbook.decisions.every(({ questions }) =>
      questions.every(({ answers }) => answers.every(({ to }) => to !== undefined)),
    )
  );
}
