import siteConfig from '@generated/docusaurus.config';

/** The pages that grow with the number of runbooks, and those of run mode. */
const HEAVY = ['', 'triggers', 'flags', 'targets', 'drills', 'run', 'runs'].map(
  (name) => `${siteConfig.baseUrl}${name}`,
);

/** A paper edition carries its whole runbook once more. */
const isHeavy = (path: string) =>
  HEAVY.includes(path) || path.startsWith(`${siteConfig.baseUrl}print/`);

let wrapped = false;

/**
 * Docusaurus fetches what every link in sight leads to. The links of the navbar are in sight on
 * every page, so that each runbook would bring the data of all of them along. So would the link
 * that leads to run mode. These pages are fetched when somebody points at their link.
 */
export function onRouteDidUpdate(): void {
  if (wrapped) return;
  wrapped = true;
  const { docusaurus } = window;
  window.docusaurus = {
    ...docusaurus,
    prefetch: (url) => {
      const path = url.replace(/[?#].*$/, '');
      // A long plan has hundreds of links to its own places: it is here already.
      const isHere = path === '' || path === window.location.pathname;
      return isHere || isHeavy(path) ? false : docusaurus.prefetch(url);
    },
  };
}
