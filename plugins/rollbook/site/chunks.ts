import path from 'node:path';
import { packageDir } from '../files/packageDir.ts';
import { themeFile } from './styles.ts';

/** What the bundler tells of a module. */
interface NamedModule {
  nameForCondition?: () => string | null | undefined;
}

/**
 * How the components are cut into scripts, for the bundler's `splitChunks.cacheGroups`: else every
 * page would carry them in a script of its own. What runbook pages do not show stays out of theirs.
 */
export const CHUNKS = {
  rollbook: {
    test: isOnRunbookPages,
    name: 'rollbook',
    chunks: 'async',
    minChunks: 2,
    enforce: true,
  },
  // Run mode, the page of runs and the first page share what keeps the runs.
  rollbookRun: {
    test: isOfRunMode,
    name: 'rollbook-run',
    chunks: 'async',
    minChunks: 2,
    enforce: true,
  },
} as const;

/** Folders of components that other pages alone use. */
const OTHER_PAGES = ['catalogue', 'views', 'run', 'runs', 'print', 'prose', 'search'].map((name) =>
  path.join('theme', name, path.sep),
);

function isOnRunbookPages(module: NamedModule): boolean {
  const own = pathOf(module);
  const isOther = OTHER_PAGES.some((folder) => own?.startsWith(folder)) || isOfRunMode(module);
  return own !== undefined && !isOther;
}

/** The part of the core that reading a runbook needs. All else of `run` belongs to run mode. */
const READING = ['keys', 'ticks', 'values', 'walk', 'fill', 'quote'];
/** The schemas: whoever only shows a runbook needs but their types. */
const SCHEMAS = ['run', 'runVocabulary', 'runbook', 'condition', 'vocabulary'];

function isOfRunMode(module: NamedModule): boolean {
  const file = module.nameForCondition?.() ?? '';
  if (/[\\/]node_modules[\\/](?:zod|idb)[\\/]/.test(file)) return true;
  const [folder = '', name = ''] = pathOf(module)?.split(path.sep) ?? [];
  const stem = name.replace(/\.tsx?$/, '');
  if (folder === 'run') return !READING.includes(stem);
  if (folder === 'model') return SCHEMAS.includes(stem);
  return folder === 'theme' && (stem === 'run' || stem === 'runs');
}

/** Where a module is in this package; undefined for all others. */
function pathOf(module: NamedModule): string | undefined {
  const file = module.nameForCondition?.() ?? '';
  const own = path.relative(packageDir, themeFile(file) ?? file);
  return own.startsWith('..') || path.isAbsolute(own) ? undefined : own;
}
