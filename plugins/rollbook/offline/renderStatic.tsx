import { renderToStaticMarkup } from 'react-dom/server';
import { contentOf } from './contentOf.ts';
import type { FileData, FilePage } from './fileData.ts';
import { OfflineApp } from './OfflineApp.tsx';

/** The runbook as HTML, as it is before any script has run. */
export function renderStatic(page: FilePage, data: FileData): string {
  return renderToStaticMarkup(<OfflineApp data={data} Content={contentOf(page)} />);
}
