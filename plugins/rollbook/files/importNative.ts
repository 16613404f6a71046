import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const packageDir = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * Imports a package that has no form for `require`. What loads the settings of a site turns each
 * `import` of this code into one.
 */
export function importNative<Module>(name: string): Promise<Module> {
  const require = createRequire(import.meta.url);
  return require(path.join(packageDir, 'files', 'importNative.cjs'))(name);
}
