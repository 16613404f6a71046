import type { Plugin } from '@docusaurus/types';

/**
 * Leaves the highlighter of the theme out of the pages: evaluating its grammars took half of the
 * time that a phone needed for the site's own script. Code gets its colours during the build.
 */
export default function withoutPrism(): Plugin {
  return {
    name: 'without-prism',
    configureWebpack: () => ({ resolve: { alias: { 'prism-react-renderer$': false } } }),
  };
}
