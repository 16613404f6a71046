/** What an id is made of. */
export const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Where a link in a plan leads: to a plan, and to a place on its page where it names one. */
export interface LinkTarget {
  plan: string;
  anchor?: string;
}

/**
 * Reads a reference of a plan. `#x`, and `x` alone, are of the plan itself; `other#x` is a place of
 * another plan; an address or a file without an anchor, `/runbooks/other` or `./other.mdx`, is that
 * whole plan. Undefined for whatever else: other pages and other sites.
 */
export function linkTarget(runbook: string, to: string): LinkTarget | undefined {
  const [address = '', anchor] = to.split('#');
  const name = address.replace(/^(?:\.\/|\/runbooks\/)/, '').replace(/\.mdx?$/, '');
  if (address === '' && anchor) return { plan: runbook, anchor };
  if (!SLUG.test(name)) return undefined;
  if (anchor) return { plan: name, anchor };
  const isWhole = anchor !== undefined || name !== address;
  return isWhole ? { plan: name } : { plan: runbook, anchor: name };
}
