import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, type BuildResult, build } from 'esbuild';
import type { renderStatic } from './renderStatic.tsx';

const packageDir = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** The components, made ready for single files. */
export interface ComponentBundle {
  /** Declares `rollbook.startFile`. */
  script: string;
  /** The styles of the components. */
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

/** Bundles the components, once for the browser and once for here. Takes about a second. */
export async function bundleComponents(): Promise<ComponentBundle> {
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
      minify: false,
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
    renderStatic: load(textOf(node, '.js')).renderStatic,
  };
}

/** Runs a bundle that was made a moment ago, without a file for it. */
function load(code: string): { renderStatic: typeof renderStatic } {
  const module = { exports: {} as { renderStatic: typeof renderStatic } };
  const run = new Function('module', 'exports', 'require', code);
  run(module, module.exports, createRequire(import.meta.url));
  return module.exports;
}
