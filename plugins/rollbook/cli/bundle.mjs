import { rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

// The command line is bundled because starting it from the sources takes a second.
const here = path.dirname(fileURLToPath(import.meta.url));
const outdir = path.join(here, '..', 'dist');
await rm(outdir, { recursive: true, force: true });
await build({
  entryPoints: { rollbook: path.join(here, 'run.ts') },
  outdir,
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  minify: true,
  keepNames: true,
  legalComments: 'linked',
  outExtension: { '.js': '.mjs' },
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});
