import type { Runbook } from '../../model/runbook.ts';
import { linkTarget } from '../prose/linkTarget.ts';

/**
 * Makes what says on paper where a link inside the plans leads: the code of a procedure or a step
 * (`see B3`), the number of a question, a title that the link does not have already, or another
 * plan. The addresses of other sites are written out by the style.
 */
export function linkNoteIn(runbook: Runbook): (to: string, text: string) => string | undefined {
  const { procedures, decisions, checklists, templates } = runbook;
  const codes = new Map<string, string>();
  for (const { id, letter, steps } of procedures) {
    codes.set(id, letter);
    for (const step of steps) codes.set(step.id, step.code);
  }
  const questions = decisions.flatMap((decision) => decision.questions);
  for (const [number, { id }] of questions.entries()) codes.set(id, `Q${number + 1}`);
  const titled = [...decisions.flatMap(({ outcomes }) => outcomes), ...checklists, ...templates];
  const titles = new Map(titled.map(({ id, title }) => [id, title]));
  return (to, text) => {
    const target = linkTarget(runbook.id, to);
    if (!target) return undefined;
    const { plan, anchor } = target;
    if (plan !== runbook.id)
      return anchor === undefined ? `see the plan ${plan}` : `see ${anchor} in ${plan}`;
    if (anchor === undefined) return undefined;
    const name = codes.get(anchor) ?? titles.get(anchor) ?? `${anchor} on the page`;
    return name.toLowerCase() === text.toLowerCase() ? undefined : `see ${name}`;
  };
}
