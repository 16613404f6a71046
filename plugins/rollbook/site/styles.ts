import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageDir } from '../files/packageDir.ts';

/** The styles of the components, compiled when the package was bundled. */
export interface Styles {
  /** One file with all of them. */
  file: string;
  /** What stands for each CSS module of the theme: a module with the names of its classes. */
  aliases: Record<string, string>;
}

/** Where the bundle lies that this runs in. */
const BUNDLE = fileURLToPath(new URL('.', import.meta.url));

const CLASSES = /\.module\.css\.mjs$/;

/** The styles of this bundle; undefined where the sources run as they are. */
export function bundledStyles(): Styles | undefined {
  const file = path.join(BUNDLE, 'styles.css');
  if (!existsSync(file)) return undefined;
  const aliases = readdirSync(BUNDLE)
    .map((name) => path.join(BUNDLE, name))
    .flatMap((name) => {
      const original = themeFile(name);
      return original ? [[original, name] as const] : [];
    });
  return { file, aliases: Object.fromEntries(aliases) };
}

/** The CSS module that a file of this bundle stands for; undefined for all other files. */
export function themeFile(file: string): string | undefined {
  const { dir, base } = path.parse(file);
  if (!CLASSES.test(base) || path.join(dir, path.sep) !== BUNDLE) return undefined;
  return path.join(
    packageDir,
    'theme',
    `${base.replace(CLASSES, '').replaceAll('.', path.sep)}.module.css`,
  );
}
