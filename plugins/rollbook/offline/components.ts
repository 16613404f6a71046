import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type BuildOptions, type BuildResult, build } from 'esbuild';
import { packageDir } from '../files/packageDir.ts';
import type { renderStatic } from './renderStatic.tsx';

/** The components, bundled for single files: plain text, so that a build can keep it as a file. */
export interface ComponentCode {
  /** For the browser. Declares `rollbook.startFile`. */
  script: string;
  /** The styles of the components. */
  styles: string;
  /** A CommonJS module for Node. Exports `renderStatic`. */
  renderer: string;
}

/** The components, ready to make single files of. */
export interface Components {
  script: string;
  styles: string;
  renderStatic: typeof renderStatic;
}

const SHARED: BuildOptions = {
  bundle: true,
  write: false,
  minify: true,
  jsx: 'automatic',
  legalComments: 'none',
  define: { 'process.env.NODE_ENV': '"production"' },
  loader: { '.module.css': 'local-css' },
  logLevel: 'silent',
};

/**
 * The components as this package's build has bundled them; they are bundled here and now where the
 * sources run as they are.
 */
export async function loadComponents(): Promise<Components> {
  const made = await readFile(new URL('./components.json', import.meta.url), 'utf8').catch(
    () => undefined,
  );
  const { script, styles, renderer }: ComponentCode = made
    ? JSON.parse(made)
    : await bundleComponents();
  return { script, styles, renderStatic: run(renderer).renderStatic };
}

/** Bundles the components, once for the browser and once for Node. Takes about a second. */
export async function bundleComponents(): Promise<ComponentCode> {
  const entry = (name: string) => [path.join(packageDir, 'offline', name)];
  const [browser, node] = await Promise.all([
    build({
      ...SHARED,
      entryPoints: entry('startFile.tsx'),
      outdir: 'out',
      platform: 'browser',
      target: 'es2022',
      format: 'iife',
      globalName: 'rollbook',
    }),
    build({
      ...SHARED,
      entryPoints: entry('renderStatic.tsx'),
      outdir: 'out',
      platform: 'node',
      format: 'cjs',
    }),
  ]);
  const textOf = (result: BuildResult, end: string) =>
    result.outputFiles?.find((file) => file.path.endsWith(end))?.text ?? '';
  return {
    script: textOf(browser, '.js'),
    styles: textOf(browser, '.css'),
    renderer: textOf(node, '.js'),
  };
}

/** Runs the code of a module that is in no file. */
function run(code: string): { renderStatic: typeof renderStatic } {
  const module = { exports: {} as { renderStatic: typeof renderStatic } };
  const define = new Function('module', 'exports', 'require', code);
  define(module, module.exports, createRequire(import.meta.url));
  return module.exports;
}
