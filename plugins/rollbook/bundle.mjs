import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

// The package is bundled because loading its sources takes a second or more each time, for the
// command line as for a site. Into `dist`, or into the folder that is given.
const here = path.dirname(fileURLToPath(import.meta.url));
const outdir = path.resolve(process.argv[2] ?? path.join(here, 'dist'));

const SHARED = {
  outdir,
  bundle: true,
  metafile: true,
  platform: 'node',
  target: 'node20',
  minify: true,
  legalComments: 'linked',
};
// They find files of their own beside themselves, so they stay packages of their own.
const PACKAGES = ['jiti', 'esbuild', 'pagefind'];

const builds = await Promise.all([
  // What only some commands need is imported there, and lands in a file of its own that the others
  // do not load.
  build({
    ...SHARED,
    entryPoints: {
      rollbook: path.join(here, 'cli', 'run.ts'),
      checkWorker: path.join(here, 'cli', 'checkWorker.ts'),
      offlineWorker: path.join(here, 'offline', 'worker.ts'),
      components: path.join(here, 'offline', 'components.ts'),
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
]);
const written = new Set(
  builds.flatMap(({ metafile }) =>
    Object.keys(metafile.outputs).map((file) => path.basename(file)),
  ),
);

const { bundleComponents } = await import(pathToFileURL(path.join(outdir, 'components.mjs')).href);
await writeFile(path.join(outdir, 'components.json'), JSON.stringify(await bundleComponents()));
written.add('components.json');

// What one build remembers is nothing to another.
const id = createHash('sha256');
for (const name of [...written].sort())
  id.update(name).update(await readFile(path.join(outdir, name)));
await writeFile(path.join(outdir, 'build-id'), id.digest('hex'));

// The old files go only now, so that a command that starts meanwhile still finds them all.
for (const name of await readdir(outdir))
  if (/^[\w-]+\.[cm]js(?:\.LEGAL\.txt)?$/.test(name) && !written.has(name))
    await rm(path.join(outdir, name));
