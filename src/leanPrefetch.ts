import siteConfig from '@generated/docusaurus.config';

/** The pages that grow with the number of runbooks. */
const GROWING = ['', 'triggers', 'flags', 'targets', 'drills'].map(
  (name) => `${siteConfig.baseUrl}${name}`,
);

let wrapped = false;

/**
 * Docusaurus fetches what every link in sight leads to. The links of the navbar are in sight on
 * every page, so that each runbook would bring the data of all of them along. These pages are
 * fetched when somebody points at their link.
 */
export function onRouteDidUpdate(): void {
  if (wrapped) return;
  wrapped = true;
  const { docusaurus } = window;
  window.docusaurus = {
    ...docusaurus,
    prefetch: (url) => (GROWING.includes(url) ? false : docusaurus.prefetch(url)),
  };
}
