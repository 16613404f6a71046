import type { Runbook, RunbookIndex } from '../model/runbook.ts';
import type { Place, RunbookPlace } from '../model/views.ts';

/** Where things are on the site, by the references of the language. */
export interface Places {
  /** The place of a runbook itself. */
  runbook(runbook: Runbook): RunbookPlace;
  /** The address of an id on the page of a runbook. */
  href(runbook: Runbook, id: string): string;
  /**
   * The place that a reference (`id` or `other#id`) in a runbook leads to; undefined for none, or
   * where nothing that can be followed has the id.
   */
  find(runbook: Runbook, reference: string | undefined): Place | undefined;
}

/** Makes what finds places in the runbooks of an index. */
export function placesIn(index: RunbookIndex): Places {
  const byId = new Map(index.runbooks.map((runbook) => [runbook.id, runbook]));
  const titles = new Map<Runbook, Map<string, string>>();

  const pageOf = (runbook: Runbook) => runbook.permalink ?? `/runbooks/${runbook.id}`;
  const href = (runbook: Runbook, id: string) => `${pageOf(runbook)}#${id}`;

  function titlesOf(runbook: Runbook): Map<string, string> {
    let found = titles.get(runbook);
    if (!found) {
      const nodes = [
        ...runbook.procedures,
        ...runbook.decisions.flatMap((decision) => [decision, ...decision.outcomes]),
        ...runbook.checklists,
        ...runbook.templates,
      ];
      found = new Map(nodes.map((node) => [node.id, node.title]));
      titles.set(runbook, found);
    }
    return found;
  }

  return {
    href,
    runbook: (runbook) => ({
      id: runbook.id,
      title: runbook.title,
      status: runbook.status,
      href: pageOf(runbook),
    }),
    find(runbook, reference) {
      if (!reference) return undefined;
      const [first = '', second] = reference.split('#');
      const target = second === undefined ? runbook : byId.get(first);
      const id = second ?? first;
      const title = target && titlesOf(target).get(id);
      return target && title !== undefined ? { title, href: href(target, id) } : undefined;
    },
  };
}
