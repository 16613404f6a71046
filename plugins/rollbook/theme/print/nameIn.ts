import { questionCodes } from '../../model/questionCodes.ts';
import type { Runbook } from '../../model/runbook.ts';

/**
 * Makes what says where a reference leads, as paper has it: `B3 Restart the service`, `Q2 Is it
 * blocked?`, `B Planned rollback`. A reference to another runbook stays as it is written.
 */
export function nameIn(runbook: Runbook): (reference: string) => string {
  const names = new Map<string, string>();
  const codes = questionCodes(runbook);
  for (const { questions, outcomes } of runbook.decisions) {
    for (const { id, title } of questions) names.set(id, `${codes.get(id)} ${title}`);
    for (const { id, title } of outcomes) names.set(id, title);
  }
  for (const { id, letter, title, steps } of runbook.procedures) {
    names.set(id, `${letter} ${title}`);
    for (const step of steps) names.set(step.id, `${step.code} ${step.title}`);
  }
  for (const { id, title } of [...runbook.checklists, ...runbook.templates]) names.set(id, title);
  return (reference) => {
    const [first = '', second] = reference.split('#');
    if (second !== undefined && first !== runbook.id) return `${second} in ${first}`;
    return names.get(second ?? first) ?? reference;
  };
}
