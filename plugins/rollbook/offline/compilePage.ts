import { compile } from '@mdx-js/mdx';
import { transform } from 'esbuild';
import type { Root } from 'mdast';
import { addExpressions } from '../site/jsx.ts';

/** Compiles a page of MDX. Returns the code of a function of React's JSX runtime, a `PageModule`. */
export async function compilePage(root: Root): Promise<string> {
  addExpressions(root);
  const body = await compile('', {
    outputFormat: 'function-body',
    remarkPlugins: [() => () => root],
  });
  const { code } = await transform(`page=function(){${body}}`, {
    minify: true,
    legalComments: 'none',
  });
  return code
    .trim()
    .replace(/^page=/, '')
    .replace(/;$/, '');
}
