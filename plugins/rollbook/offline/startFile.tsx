import '../theme/withoutEval.ts';
import * as runtime from 'react/jsx-runtime';
import { createRoot } from 'react-dom/client';
import type { FileData, PageModule } from './fileData.ts';
import { OfflineApp } from './OfflineApp.tsx';

/**
 * Puts the page with all that works in place of the plain one. The file's script calls it with
 * the styles of the components, the compiled page and its data.
 */
export function startFile(styles: string, page: PageModule, data: FileData): void {
  const root = document.getElementById('rollbook');
  if (!root) return;
  const style = document.createElement('style');
  style.textContent = styles;
  document.head.append(style);
  createRoot(root).render(<OfflineApp data={data} Content={page(runtime).default} />);
}
