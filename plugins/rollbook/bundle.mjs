import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { bundleStyles } from './bundleStyles.mjs';

// The package is bundled because loading its sources takes a second or more each time, for the
// command line as for a site. Into `dist`, or into another folder inside the package.
const here = path.dirname(fileURLToPath(import.meta.url));
const target = path.resolve(process.argv[2] ?? path.join(here, 'dist'));
// On the same disk, so that a file that is done only has to be renamed.
const made = path.join(target, `.${process.pid}`);

const SHARED = {
  outdir: made,
  bundle: true,
  platform: 'node',
  target: 'node20',
  minify: true,
  legalComments: 'linked',
  // Some ask for it as a module and some not, and it would be there twice.
  alias: { acorn: createRequire(import.meta.url).resolve('acorn') },
};
// They find files of their own beside themselves, so they stay packages of their own.
const PACKAGES = ['jiti', 'esbuild', 'pagefind'];

try {
  await Promise.all([
    // What only some commands need is imported there, and lands in a file of its own that the
    // others do not load.
    build({
      ...SHARED,
      entryPoints: {
        rollbook: path.join(here, 'cli', 'run.ts'),
        checkWorker: path.join(here, 'cli', 'checkWorker.ts'),
        besideWorker: path.join(here, 'site', 'besideWorker.ts'),
        jsonSchema: path.join(here, 'model', 'jsonSchema.ts'),
        bundleComponents: path.join(here, 'offline', 'bundleComponents.ts'),
      },
      splitting: true,
      format: 'esm',
      external: PACKAGES,
      outExtension: { '.js': '.mjs' },
      banner: {
        js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
      },
    }),
    // CommonJS is what Docusaurus can load without translating it first.
    build({
      ...SHARED,
      entryPoints: { site: path.join(here, 'site', 'index.ts') },
      format: 'cjs',
      external: [...PACKAGES, '@docusaurus/*'],
      outExtension: { '.js': '.cjs' },
      define: { 'import.meta.url': '__url' },
      banner: { js: "const __url = require('node:url').pathToFileURL(__filename).href;" },
    }),
    bundleStyles(path.join(here, 'theme'), made),
    copyTokens(),
  ]);
  const load = (name) => import(pathToFileURL(path.join(made, name)).href);
  const { bundleComponents } = await load('bundleComponents.mjs');
  await writeFile(path.join(made, 'components.json'), JSON.stringify(await bundleComponents()));
  const { jsonSchema, SCHEMA_NAMES } = await load('jsonSchema.mjs');
  const schemas = Object.fromEntries(SCHEMA_NAMES.map((name) => [name, jsonSchema(name)]));
  await writeFile(path.join(made, 'schemas.json'), JSON.stringify(schemas));

  // What one build remembers is nothing to another.
  const names = (await readdir(made)).sort();
  const id = createHash('sha256');
  for (const name of names) id.update(name).update(await readFile(path.join(made, name)));
  await writeFile(path.join(made, 'build-id'), id.digest('hex'));

  // Each file is whole at any moment, for whoever reads it meanwhile; the old ones go last.
  const former = await readdir(target);
  for (const name of [...names, 'build-id'])
    if (!(await isSame(path.join(made, name), path.join(target, name))))
      await rename(path.join(made, name), path.join(target, name));
  for (const name of former)
    if (/^[\w.-]+\.(?:[cm]js|css)(?:\.LEGAL\.txt)?$/.test(name) && !names.includes(name))
      await rm(path.join(target, name), { force: true });
} finally {
  await rm(made, { recursive: true, force: true });
}

/** The colours and sizes for sites that have none of their own; an installed package has them already. */
async function copyTokens() {
  const ours = path.join(here, '..', '..', 'src', 'css', 'tokens.css');
  const shipped = path.join(here, 'dist', 'tokens.css');
  const text = await readFile(ours).catch(() => readFile(shipped));
  await mkdir(made, { recursive: true });
  await writeFile(path.join(made, 'tokens.css'), text);
}

async function isSame(one, other) {
  const [a, b] = await Promise.all([readFile(one), readFile(other).catch(() => undefined)]);
  return b !== undefined && a.equals(b);
}
