import type { LoadedContent } from '@docusaurus/plugin-content-docs';
import type { AllContent } from '@docusaurus/types';

/** A document that the docs plugin has loaded, so that versions, drafts and addresses are its own. */
export interface DocsPage {
  /** Its path, from the folder of the site. */
  source: string;
  permalink: string;
  title: string;
  /** It has an address, but nothing leads there. */
  unlisted: boolean;
}

/** All documents of a site, by their paths. Of two at one path the later is taken. */
export function docsPages(allContent: AllContent): DocsPage[] {
  const pages = new Map<string, DocsPage>();
  for (const content of Object.values(allContent['docusaurus-plugin-content-docs'] ?? {}))
    for (const version of (content as LoadedContent | undefined)?.loadedVersions ?? [])
      for (const { source, permalink, title, unlisted } of version.docs) {
        const own = source.replace(/^@site\//, '');
        pages.set(own, { source: own, permalink, title, unlisted });
      }
  return [...pages.values()].sort((a, b) => (a.source < b.source ? -1 : 1));
}
