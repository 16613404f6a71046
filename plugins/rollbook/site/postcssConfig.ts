import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const NAME = /^(?:\.postcssrc(?:\.\w+)?|postcss\.config\.[cm]?[jt]s)$/;
const NAME_IN_CONFIG = /^postcssrc(?:\.\w+)?$/;

/**
 * Whether a site has a configuration of PostCSS of its own, in its folder or in one above, under one
 * of the names that postcss-loader looks for.
 */
export function hasPostcssConfig(siteDir: string): boolean {
  const above = path.dirname(siteDir);
  return (
    namesIn(siteDir).some((name) => NAME.test(name)) ||
    namesIn(path.join(siteDir, '.config')).some((name) => NAME_IN_CONFIG.test(name)) ||
    hasPostcssInPackage(path.join(siteDir, 'package.json')) ||
    (above !== siteDir && hasPostcssConfig(above))
  );
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

function hasPostcssInPackage(file: string): boolean {
  return existsSync(file) && Object.hasOwn(JSON.parse(readFileSync(file, 'utf8')), 'postcss');
}
