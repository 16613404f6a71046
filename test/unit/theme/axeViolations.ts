import axe from 'axe-core';

/**
 * What axe finds in the document, one line each. Colours are left out: there is no style sheet
 * here; the browser tests look at them.
 */
export async function axeViolations(root: Element = document.body): Promise<string[]> {
  const { violations } = await axe.run(root, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}
