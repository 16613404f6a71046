import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { renderStatic } from './renderStatic.tsx';

/** The components, bundled for single files: plain text, so that a build can keep it as a file. */
export interface ComponentCode {
  /** How the script of each file begins. It declares `rollbook.startFile`. */
  script: string;
  /** The same packed (`packFirst`), as text (`base85`). */
  packed: string;
  /** How many bytes that are, packed and not yet text. */
  bytes: number;
  /** The styles of the page by itself, before any script has run. */
  styles: string;
  /** A CommonJS module for Node. Exports `renderStatic`. */
  renderer: string;
}

/** The components, ready to make single files of. */
export interface Components extends ComponentCode {
  renderStatic: typeof renderStatic;
}

/**
 * The components as this package's build has bundled them; they are bundled here and now where the
 * sources run as they are.
 */
export async function loadComponents(): Promise<Components> {
  const made = await readFile(new URL('./components.json', import.meta.url), 'utf8').catch(
    () => undefined,
  );
  const code: ComponentCode = made ? JSON.parse(made) : await bundleNow();
  return { ...code, renderStatic: run(code.renderer).renderStatic };
}

async function bundleNow(): Promise<ComponentCode> {
  const { bundleComponents } = await import('./bundleComponents.ts');
  return bundleComponents();
}

/** Runs the code of a module that is in no file. */
function run(code: string): { renderStatic: typeof renderStatic } {
  const module = { exports: {} as { renderStatic: typeof renderStatic } };
  const define = new Function('module', 'exports', 'require', code);
  define(module, module.exports, createRequire(import.meta.url));
  return module.exports;
}
