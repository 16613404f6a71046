import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

// The command line is bundled because starting it from the sources takes a second. What only some
// commands need is imported there, and lands in a file of its own that the others do not load.
const here = path.dirname(fileURLToPath(import.meta.url));
const outdir = path.resolve(process.argv[2] ?? path.join(here, '..', 'dist'));
const { metafile } = await build({
  entryPoints: {
    rollbook: path.join(here, 'run.ts'),
    checkWorker: path.join(here, 'checkWorker.ts'),
  },
  outdir,
  bundle: true,
  splitting: true,
  metafile: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  minify: true,
  legalComments: 'linked',
  // They find files of their own beside themselves, so they stay packages of their own.
  external: ['jiti', 'esbuild'],
  outExtension: { '.js': '.mjs' },
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});

const written = new Set(Object.keys(metafile.outputs).map((file) => path.basename(file)));
// What one build remembers is nothing to another.
const id = createHash('sha256');
for (const name of [...written].sort())
  id.update(name).update(await readFile(path.join(outdir, name)));
await writeFile(path.join(outdir, 'build-id'), id.digest('hex'));

// The old files go only now, so that a command that starts meanwhile still finds them all.
for (const name of await readdir(outdir))
  if (/^[\w-]+\.mjs(?:\.LEGAL\.txt)?$/.test(name) && !written.has(name))
    await rm(path.join(outdir, name));
