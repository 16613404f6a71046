import '../theme/withoutEval.ts';
import { createRoot } from 'react-dom/client';
import { contentOf } from './contentOf.ts';
import type { FileData, FilePage } from './fileData.ts';
import { OfflineApp } from './OfflineApp.tsx';

// The script of the file calls these: first with the styles of the components, which are the same
// for all files, then with the page and its data.

export function addStyles(styles: string): void {
  const style = document.createElement('style');
  style.textContent = styles;
  document.head.append(style);
}

/** Puts the page with all that works in place of the plain one. */
export function startFile(page: FilePage, data: FileData): void {
  const root = document.getElementById('rollbook');
  if (root) createRoot(root).render(<OfflineApp data={data} Content={contentOf(page)} />);
}
