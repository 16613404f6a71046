import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type BuildOptions, type BuildResult, build, type Plugin, transform } from 'esbuild';
import { packageDir } from '../files/packageDir.ts';
import { base85 } from './base85.ts';
import type { ComponentCode } from './loadComponents.ts';
import { packFirst } from './pack.ts';

/** A file reads with zod and never writes a JSON Schema, which its classic form brings along. */
const withoutJsonSchema: Plugin = {
  name: 'without-json-schema',
  setup({ onLoad }) {
    const filter = /zod[/\\]v4[/\\]core[/\\](?:to-json-schema|json-schema-processors)\.js$/;
    onLoad({ filter }, async ({ path: file }) => {
      const text = await readFile(file, 'utf8');
      const names = [...text.matchAll(/^export (?:const|function|\{ \w+ as) (\w+)/gm)];
      const stubs = names.map(
        ([, name]) => `const of_${name} = () => () => {};\nexport { of_${name} as ${name} };`,
      );
      return { contents: stubs.join('\n') };
    });
  },
};

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

/** Bundles the components, once for the browser and once for Node. Takes about a second. */
export async function bundleComponents(): Promise<ComponentCode> {
  const entry = (name: string) => [path.join(packageDir, 'offline', name)];
  const [browser, node, elements] = await Promise.all([
    build({
      ...SHARED,
      entryPoints: entry('startFile.tsx'),
      outdir: 'out',
      platform: 'browser',
      target: 'es2022',
      format: 'iife',
      plugins: [withoutJsonSchema],
      globalName: 'rollbook',
    }),
    build({
      ...SHARED,
      entryPoints: entry('renderStatic.tsx'),
      outdir: 'out',
      platform: 'node',
      format: 'cjs',
    }),
    readFile(path.join(packageDir, 'offline', 'offline.css'), 'utf8'),
  ]);
  const textOf = (result: BuildResult, end: string) =>
    result.outputFiles?.find((file) => file.path.endsWith(end))?.text ?? '';
  const styles = JSON.stringify(textOf(browser, '.css'));
  const script = `${textOf(browser, '.js')}rollbook.addStyles(${styles});`;
  const first = packFirst(script);
  return {
    script,
    packed: base85(first),
    bytes: first.length,
    styles: (await transform(elements, { loader: 'css', minify: true })).code,
    renderer: textOf(node, '.js'),
  };
}
