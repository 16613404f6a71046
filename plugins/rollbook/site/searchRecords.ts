import { placesIn } from '../check/places.ts';
import { commandsOf } from '../model/commandsOf.ts';
import { formatCondition } from '../model/conditionText.ts';
import type {
  Checklist,
  ChecklistItem,
  Decision,
  Procedure,
  Runbook,
  RunbookIndex,
  Step,
  Trigger,
} from '../model/runbook.ts';
import type { SearchKind } from '../model/views.ts';

/** Something that the search finds. */
export interface SearchRecord {
  /** From the root of the site, with the anchor: `/runbooks/x#y`. */
  url: string;
  kind: SearchKind;
  title: string;
  /** Where it stands: the title of its runbook, and of its procedure. */
  within: string;
  /** What is searched besides the title, as text. */
  content: string;
}

/**
 * The parts of all runbooks, in the order of the index; their pages' own prose is not in it.
 * `baseUrl` is the path of the site, which its addresses in the index begin with.
 */
export function searchRecords(index: RunbookIndex, baseUrl = '/'): SearchRecord[] {
  const places = placesIn(index);
  const fromRoot = (href: string) =>
    href.startsWith(baseUrl) ? `/${href.slice(baseUrl.length)}` : href;
  return index.runbooks.flatMap((runbook) =>
    recordsOf(runbook, (id) => fromRoot(places.href(runbook, id))),
  );
}

function recordsOf(runbook: Runbook, href: (id: string) => string): SearchRecord[] {
  const place = (node: { id: string; title: string }, kind: SearchKind, ...homes: string[]) => ({
    url: href(node.id),
    kind,
    title: node.title,
    within: [...homes, runbook.title].join(', '),
  });
  const triggers = [
    ...runbook.triggers.map((trigger) => ({ trigger, homes: [] as string[] })),
    ...runbook.procedures.flatMap(({ title, triggers: own }) =>
      own.map((trigger) => ({ trigger, homes: [title] })),
    ),
  ];
  return [
    ...triggers.map(({ trigger, homes }) => ({
      ...place(trigger, 'Trigger', ...homes),
      content: triggerText(trigger),
    })),
    ...runbook.procedures.flatMap((procedure) => [
      { ...place(procedure, 'Procedure'), content: procedureText(procedure) },
      ...procedure.steps.flatMap((step) => [
        {
          ...place(step, 'Step', procedure.title),
          title: `${step.code} ${step.title}`,
          content: stepText(step),
        },
        ...commandsOf(step)
          .filter(({ sample }) => !sample)
          .map((command) => ({
            ...place(step, 'Command', `${step.code} ${step.title}`),
            title: firstLine(command.text),
            content: command.text,
          })),
      ]),
    ]),
    ...runbook.decisions.map((decision) => ({
      ...place(decision, 'Decision'),
      content: decisionText(decision),
    })),
    ...runbook.checklists.map((checklist) => ({
      ...place(checklist, 'Checklist'),
      content: checklistText(checklist),
    })),
    ...runbook.templates.map((template) => ({
      ...place(template, 'Template'),
      content: lines(template.kind, template.channel, template.text),
    })),
  ];
}

function triggerText({ when, signal, severity, text }: Trigger): string {
  return lines(when && formatCondition(when), signal, severity, text);
}

function procedureText(procedure: Procedure): string {
  const { kind, scope, summary, advantages, disadvantages } = procedure;
  return lines(kind, scope, summary, ...advantages, ...disadvantages);
}

/** Its commands are found by themselves. */
function stepText({ kind, role, text, expects, undo }: Step): string {
  const expected = expects.flatMap(({ title, contains, value }) => [
    title,
    contains,
    value && formatCondition(value),
  ]);
  return lines(kind, role, withoutFences(text), ...expected, undo && withoutFences(undo.text));
}

function decisionText({ questions, outcomes }: Decision): string {
  const asked = questions.flatMap(({ title, text, answers }) => [
    title,
    text,
    ...answers.map((answer) => answer.title),
  ]);
  return lines(...asked, ...outcomes.flatMap(({ title, text }) => [title, text]));
}

function checklistText({ phase, role, items }: Checklist): string {
  const texts = (list: ChecklistItem[]): string[] =>
    list.flatMap(({ text, items: inner }) => [text, ...texts(inner)]);
  return lines(phase, role, ...texts(items));
}

function firstLine(text: string): string {
  return text.split('\n').find((line) => line.trim() !== '' && !line.startsWith('#')) ?? text;
}

/** Leaves out fenced blocks, line by line: a pattern would look for each end again and again. */
export function withoutFences(markdown: string): string {
  let fence: string | undefined;
  return markdown
    .split('\n')
    .filter((line) => {
      const [, run = '', info = ''] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
      if (fence === undefined) {
        if (run === '' || (run[0] === '`' && info.includes('`'))) return true;
        fence = run;
        return false;
      }
      const closes = run[0] === fence[0] && run.length >= fence.length && info.trim() === '';
      if (closes) fence = undefined;
      return false;
    })
    .join('\n');
}

function lines(...texts: (string | undefined | false)[]): string {
  return texts.filter(Boolean).join('\n');
}
