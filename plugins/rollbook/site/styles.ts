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
    .filter((name) => CLASSES.test(name))
    .map((name) => {
      const parts = name.replace(CLASSES, '').split('.');
      return [
        `${path.join(packageDir, 'theme', ...parts)}.module.css`,
        path.join(BUNDLE, name),
      ] as const;
    });
  return { file, aliases: Object.fromEntries(aliases) };
}
