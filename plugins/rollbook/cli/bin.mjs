#!/usr/bin/env node
import { existsSync } from 'node:fs';

const bundle = new URL('../dist/rollbook.mjs', import.meta.url);
if (existsSync(bundle)) {
  await import(bundle.href);
} else {
  process.stderr.write(
    'rollbook: not built yet. Run `npm run bundle --workspace plugins/rollbook`.\n',
  );
  process.exitCode = 2;
}
