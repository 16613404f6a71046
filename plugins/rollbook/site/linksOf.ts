import type { Runbook } from '../model/runbook.ts';
import type { Link } from '../theme/props.ts';

/** Resolves a reference to a link; undefined for none. */
export type LinkOf = (reference: string | undefined) => Link | undefined;

/** The address of a runbook on the site, or of an id on its page. */
export function runbookHref(runbook: string, id?: string): string {
  return id ? `/runbooks/${runbook}#${id}` : `/runbooks/${runbook}`;
}

/**
 * Makes what resolves the references of a runbook: to anchors on its own page with the title of
 * what is there, and to the pages of other runbooks, whose titles this page does not know.
 */
export function linksOf(runbook: Runbook): LinkOf {
  const titles = titlesOf(runbook);
  return (reference) => {
    if (reference === undefined) return undefined;
    const [first = '', second] = reference.split('#');
    if (second !== undefined && first !== runbook.id)
      return { href: runbookHref(first, second), label: `${second} in ${first}` };
    const id = second ?? first;
    return { href: `#${id}`, label: titles.get(id) ?? id };
  };
}

function titlesOf(runbook: Runbook): Map<string, string> {
  const nodes: { id: string; title: string; code?: string }[] = [
    ...runbook.triggers,
    ...runbook.procedures,
    ...runbook.procedures.flatMap((procedure) => [...procedure.triggers, ...procedure.steps]),
    ...runbook.decisions,
    ...runbook.decisions.flatMap((decision) => [...decision.questions, ...decision.outcomes]),
    ...runbook.checklists,
    ...runbook.templates,
  ];
  return new Map(
    nodes.map((node) => [node.id, node.code ? `${node.code} ${node.title}` : node.title]),
  );
}
