import { readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/**
 * Compiles the CSS modules of the theme into `folder`: `styles.css` has all of them, and a module
 * for each the names of its classes, `page.Step.module.css.mjs` those of `page/Step.module.css`.
 * A bundler that takes these has no CSS modules of ours to compile, and a site is built sooner.
 */
export async function bundleStyles(theme, folder) {
  const files = await inOrder(theme);
  const all = path.join(folder, 'styles.mjs');
  await bundle(
    theme,
    files.map((file, at) => `export { default as _${at} } from './${file}';`),
    { outfile: all },
  );
  const classes = await import(pathToFileURL(all).href);
  await rm(all);
  await Promise.all(
    files.map((file, at) =>
      writeFile(
        path.join(folder, `${file.replaceAll('/', '.')}.mjs`),
        `export default ${JSON.stringify(classes[`_${at}`])};\n`,
      ),
    ),
  );
}

/** The CSS modules of the theme, each after those of the components that its own uses. */
async function inOrder(theme) {
  const names = (await readdir(theme, { recursive: true })).map((name) => toUrl(name)).sort();
  const modules = names.filter((name) => /\.tsx?$/.test(name));
  const { metafile } = await bundle(
    theme,
    modules.map((name) => `import './${name}';`),
    { outdir: theme, write: false, metafile: true, packages: 'external', logLevel: 'error' },
  );
  const styles = Object.keys(metafile.outputs).find((name) => name.endsWith('.css'));
  return Object.keys(metafile.outputs[styles].inputs)
    .map((name) => toUrl(path.relative(theme, path.resolve(name))))
    .filter((name) => name.endsWith('.module.css'));
}

function bundle(theme, lines, options) {
  return build({
    stdin: { contents: lines.join('\n'), resolveDir: theme },
    bundle: true,
    format: 'esm',
    loader: { '.module.css': 'local-css' },
    ...options,
  });
}

function toUrl(name) {
  return name.split(path.sep).join('/');
}
