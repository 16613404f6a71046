import { questionCodes } from '../../model/questionCodes.ts';
import type { Runbook } from '../../model/runbook.ts';
import type { OnPaper } from '../prose/LinkOnPaper.ts';
import { linkTarget } from '../prose/linkTarget.ts';

/**
 * Makes what says on paper where a link inside the plans leads: the code of a procedure or a step
 * (`see B3`), the number of a question, a title that the link does not have already, or another
 * plan. The addresses of other sites are written out by the style.
 */
export function linkOnPaperIn(runbook: Runbook): (to: string, text: string) => OnPaper {
  const { procedures, decisions, checklists, templates } = runbook;
  const codes = new Map<string, string>();
  for (const { id, letter, steps } of procedures) {
    codes.set(id, letter);
    for (const step of steps) codes.set(step.id, step.code);
  }
  for (const [id, code] of questionCodes(runbook)) codes.set(id, code);
  const outcomes = decisions.flatMap((decision) => decision.outcomes);
  const titled = [...decisions, ...outcomes, ...checklists, ...templates];
  const titles = new Map(titled.map(({ id, title }) => [id, title]));
  return (to, text) => {
    const target = linkTarget(runbook.id, to);
    if (!target) return {};
    const { plan, anchor } = target;
    if (plan !== runbook.id)
      return { note: anchor === undefined ? `see the plan ${plan}` : `see ${anchor} in ${plan}` };
    if (anchor === undefined) return {};
    const name = codes.get(anchor) ?? titles.get(anchor);
    if (name === undefined) return { note: `see ${anchor} on the page` };
    const isSaid = name.toLowerCase() === text.toLowerCase();
    return { place: anchor, note: isSaid ? undefined : `see ${name}` };
  };
}
