import * as runtime from 'react/jsx-runtime';
import { renderToStaticMarkup } from 'react-dom/server';
import type { FileData, PageModule } from './fileData.ts';
import { OfflineApp } from './OfflineApp.tsx';

/** The runbook as HTML, as it is before any script has run. */
export function renderStatic(page: PageModule, data: FileData): string {
  return renderToStaticMarkup(<OfflineApp data={data} Content={page(runtime).default} />);
}
