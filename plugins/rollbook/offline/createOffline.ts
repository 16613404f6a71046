import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { packageDir } from '../files/packageDir.ts';
import type { Reading } from '../language/read.ts';
import type { Runbook } from '../model/runbook.ts';
import { printSheet } from '../site/printSheets.ts';
import { beginningOf, composeHtml } from './composeHtml.ts';
import type { FileData, FilePage, Origin } from './fileData.ts';
import { loadComponents } from './loadComponents.ts';
import { plainHtml } from './plainHtml.ts';
import { readPage } from './readPage.ts';

/** Makes the single file of a runbook from its source, or from what that was read as already. */
export type MakeOffline = (
  runbook: Runbook,
  source: string,
  origin: Origin,
  reading?: Reading,
) => Promise<string>;

/**
 * Makes what makes single files; the components are the same for all of them. `siteDir` is where
 * the site's colours are looked for; those of this package's own site stand in for them. `runbooks`
 * are all that plans may link to.
 */
export async function createOffline(
  siteDir: string,
  runbooks: readonly Runbook[],
): Promise<MakeOffline> {
  const ids = new Map(runbooks.map(({ source, id }) => [source, id]));
  const [components, colours] = await Promise.all([loadComponents(), readColours(siteDir)]);
  const beginning = beginningOf(components);
  return async (runbook, source, origin, reading) => {
    const page = await readPage(source, runbook, ids, reading);
    // Where the page is, the origin says; the command line does not know it of the runbook.
    const { permalink: _, ...own } = runbook;
    const { online, commit, changed } = origin;
    const { runbook: __, ...paper } = printSheet(own, online, commit, changed);
    const data: FileData = { runbook: own, origin, paper };
    const code = 'code' in page ? page.code : JSON.stringify(page.tree);
    const shown: FilePage = 'code' in page ? new Function(`return (${page.code})`)() : page.tree;
    return composeHtml(beginning, {
      title: runbook.title,
      styles: colours + components.styles,
      body: plainHtml(components.renderStatic(shown, data)),
      script: `rollbook.startFile(${code},${JSON.stringify(data)})`,
    });
  };
}

const ON_PAPER = /^@media print \{$[\s\S]*?^\}$/m;

/** The colours and sizes: the site's own, or those that the package was made with. */
async function readColours(siteDir: string): Promise<string> {
  const own = path.join(siteDir, 'src', 'css', 'tokens.css');
  const shipped = path.join(packageDir, 'dist', 'tokens.css');
  const file = existsSync(own) ? own : shipped;
  const text = await readFile(file, 'utf8');
  // A site whose own colours say nothing of paper prints in those of the package.
  const isPrinted = text.includes('@media print');
  const paper = isPrinted ? '' : ON_PAPER.exec(await readFile(shipped, 'utf8'))?.[0];
  // The file has no switch: it is dark where the system is.
  const dark = (text + (paper ?? '')).replace(
    /^\[data-theme="dark"\] \{([^}]*)\}/m,
    '@media (prefers-color-scheme: dark) { :root {$1} }',
  );
  // The names that the site's framework has for the same; the components hardly use them.
  return dark
    .replace(/^ *--(?:ifm|docusaurus)-(?!container-width)[^;]*;\n/gm, '')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ');
}
