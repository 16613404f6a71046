import { localId } from '../model/localId.ts';
import type { Procedure, Runbook } from '../model/runbook.ts';
import { ROLLS_BACK } from '../model/vocabulary.ts';
import { referencesOf } from './references.ts';

/** Whether a procedure is one that somebody starts because something has gone wrong. The others are gone to on purpose. */
export function isTriggered({ kind }: Procedure): boolean {
  return ROLLS_BACK.includes(kind);
}

/**
 * The procedures to which no trigger, answer, outcome, failed step or alternative leads, however
 * long the way, and that have to be led to.
 */
export function proceduresWithoutWay(runbook: Runbook): Procedure[] {
  const ways = new Map<string, string[]>();
  const reached = new Set<string>();
  const open: string[] = [];
  const reach = (id: string) => {
    if (reached.has(id)) return;
    reached.add(id);
    open.push(id);
  };
  const link = (from: string, to: string) => {
    const others = ways.get(from);
    if (others) others.push(to);
    else ways.set(from, [to]);
  };
  const procedures = new Set(runbook.procedures.map(({ id }) => id));
  for (const procedure of runbook.procedures)
    if (!isTriggered(procedure) || procedure.triggers.length > 0) reach(procedure.id);
  for (const { part, target, within } of referencesOf(runbook)) {
    const id = localId(target, runbook.id);
    if (id === undefined) continue;
    if (within === undefined || !procedures.has(within)) reach(id);
    else if (part !== 'needs') link(within, id);
    // Whoever reads of the one reads of the other.
    if (part === 'alternative-to' && within !== undefined) link(id, within);
  }
  for (let id = open.pop(); id !== undefined; id = open.pop())
    for (const next of ways.get(id) ?? []) reach(next);
  return runbook.procedures.filter(({ id }) => id !== '' && !reached.has(id));
}

/** The ids of this page to which its prose links: `[…](#id)`. */
export function linkedIn(source: string): ReadonlySet<string> {
  return new Set([...source.matchAll(/\]\(#([\w-]{1,200})\)/g)].map(([, id = '']) => id));
}

/**
 * The ids that attributes name with a `#` too many, as in `on-fail=#id`. Another rule refuses them;
 * whoever mends that has the way to them.
 */
export function namedWithHash(source: string): ReadonlySet<string> {
  return new Set([...source.matchAll(/=["']?#([\w-]{1,200})/g)].map(([, id = '']) => id));
}
