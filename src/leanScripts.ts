import type { Plugin } from '@docusaurus/types';

/**
 * Makes less of the scripts that every page has. The highlighter of the theme is left out:
 * evaluating its grammars took half of the time that a phone needed for them, and code gets its
 * colours during the build. The packages go into a script of their own: it is nine tenths of all,
 * and stays the same when only the runbooks have changed.
 */
export default function leanScripts(): Plugin {
  return {
    name: 'lean-scripts',
    configureWebpack: (_config, isServer) => ({
      resolve: { alias: { 'prism-react-renderer$': false } },
      optimization: isServer
        ? {}
        : {
            splitChunks: {
              cacheGroups: {
                vendor: {
                  test: /[\\/]node_modules[\\/]/,
                  chunks: 'initial',
                  name: 'vendor',
                  enforce: true,
                },
              },
            },
          },
    }),
  };
}
