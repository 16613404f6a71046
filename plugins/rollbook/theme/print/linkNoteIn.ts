import type { Runbook } from '../../model/runbook.ts';

/**
 * Makes what says on paper where a link inside the plans leads: the code of a procedure or a step
 * (`see B3`), the number of a question, or a title that the link does not have already. The
 * addresses of other sites are written out by the style.
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
    if (/^[a-z][a-z\d+.-]*:/i.test(to)) return undefined;
    const [first = '', anchor] = to.replace(/^(?:\.\/|\/runbooks\/)/, '').split('#');
    const plan = first.replace(/\.mdx?$/, '');
    if (anchor !== undefined && plan !== '' && plan !== runbook.id)
      return `see ${anchor} in ${plan}`;
    const id = anchor ?? plan;
    const name = codes.get(id) ?? titles.get(id) ?? `${id} on the page`;
    return name.toLowerCase() === text.toLowerCase() ? undefined : `see ${name}`;
  };
}
