import { linkTarget, SLUG } from '../prose/linkTarget.ts';

/** The query parameters that run mode takes for itself; any other fills in a variable, `trigger` too. */
const OWN = new Set(['run', 'runbook', 'procedure']);

/** What the address of run mode asks for. */
export interface RunAddress {
  /** A run to go on with. */
  run?: string;
  runbook?: string;
  procedure?: string;
  /** What the run is started for, in words. */
  trigger?: string;
  /** All but its own parameters, for the variables of the same name. */
  query: string;
}

/** Reads the query of an address of run mode. What is no id is left out. */
export function readRunAddress(search: string): RunAddress {
  const all = new URLSearchParams(search);
  const query = new URLSearchParams([...all].filter(([name]) => !OWN.has(name))).toString();
  const slug = (name: string) => {
    const found = all.get(name);
    return found && SLUG.test(found) ? { [name]: found } : {};
  };
  const run = all.get('run');
  const trigger = all.get('trigger')?.slice(0, 500);
  return {
    query,
    ...slug('runbook'),
    ...slug('procedure'),
    ...(run && { run }),
    ...(trigger && { trigger }),
  };
}

/** The address at which a run goes on. `query` is what nobody has accepted yet. */
export function runHref(base: string, runId: string, query = ''): string {
  return `${base}run?run=${runId}${query && `&${query}`}`;
}

/** The address at which a run of a procedure starts. The values are to be accepted there. */
export function startHref(
  base: string,
  runbook: string,
  procedure: string,
  values: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams({ runbook, procedure });
  for (const [name, value] of Object.entries(values)) if (!OWN.has(name)) query.set(name, value);
  return `${base}run?${query}`;
}

/**
 * Where a reference of a plan leads on the site: `id`, `other#id`, or the address that stands in
 * its text (`linkTarget` reads them). Undefined for what is none of this site's and no web address.
 */
export function hrefOf(base: string, runbook: string, to: string): string | undefined {
  if (/^https?:\/\//i.test(to)) return to;
  const target = linkTarget(runbook, to);
  if (!target) return undefined;
  const { plan, anchor } = target;
  return `${base}runbooks/${plan}${anchor === undefined ? '' : `#${anchor}`}`;
}
