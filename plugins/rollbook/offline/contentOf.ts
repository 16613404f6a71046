import * as runtime from 'react/jsx-runtime';
import { toReact } from '../theme/tree/toReact.ts';
import type { FilePage, PageContent } from './fileData.ts';

/** The page as a component. */
export function contentOf(page: FilePage): PageContent {
  if (typeof page === 'function') return page(runtime).default;
  return ({ components }) => toReact(page, components);
}
