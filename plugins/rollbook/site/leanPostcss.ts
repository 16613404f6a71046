import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What Docusaurus hands to postcss-loader. */
interface PostcssOptions {
  plugins: unknown[];
  config?: boolean | string;
}

/**
 * Takes from the settings of PostCSS what costs a build a second and changes nothing:
 *
 * - the search for a configuration, which goes through every folder above each of fifty style
 *   sheets, where the site has none
 * - `postcss-preset-env`, where the bundler's minimizer brings the styles to the site's browsers
 *   (https://rspack.rs/plugins/rspack/lightning-css-minimizer-rspack-plugin)
 */
export function leanPostcss<Options extends PostcssOptions>(
  options: Options,
  siteDir: string,
  minimizesStyles: boolean,
): Options {
  if (hasPostcssConfig(siteDir)) return options;
  options.config = false;
  if (minimizesStyles) options.plugins = options.plugins.filter((plugin) => !isPresetEnv(plugin));
  return options;
}

function isPresetEnv(plugin: unknown): boolean {
  const [name] = Array.isArray(plugin) ? plugin : [plugin];
  return typeof name === 'string' && name.includes('postcss-preset-env');
}

const NAME = /^(?:\.postcssrc(?:\.\w+)?|postcss\.config\.[cm]?[jt]s)$/;
const NAME_IN_CONFIG = /^postcssrc(?:\.\w+)?$/;

/** Whether there is a configuration in a folder or above, by a name that postcss-loader knows. */
function hasPostcssConfig(siteDir: string): boolean {
  const above = path.dirname(siteDir);
  return (
    namesIn(siteDir).some((name) => NAME.test(name)) ||
    namesIn(path.join(siteDir, '.config')).some((name) => NAME_IN_CONFIG.test(name)) ||
    hasPostcssInPackage(path.join(siteDir, 'package.json')) ||
    (above !== siteDir && hasPostcssConfig(above))
  );
}

/** What is in a folder; nothing where it is none, or may not be looked into. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function hasPostcssInPackage(file: string): boolean {
  try {
    return Object.hasOwn(JSON.parse(readFileSync(file, 'utf8')), 'postcss');
  } catch {
    return false;
  }
}
