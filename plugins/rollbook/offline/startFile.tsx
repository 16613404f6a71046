import '../theme/withoutEval.ts';
import { createRoot } from 'react-dom/client';
import { contentOf } from './contentOf.ts';
import type { FileData, FilePage } from './fileData.ts';
import { OfflineApp } from './OfflineApp.tsx';

/**
 * Puts the page with all that works in place of the plain one. The file's script calls it with
 * the styles of the components, the page and its data.
 */
export function startFile(styles: string, page: FilePage, data: FileData): void {
  const root = document.getElementById('rollbook');
  if (!root) return;
  const style = document.createElement('style');
  style.textContent = styles;
  document.head.append(style);
  createRoot(root).render(<OfflineApp data={data} Content={contentOf(page)} />);
}
