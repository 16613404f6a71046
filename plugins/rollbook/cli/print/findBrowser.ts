import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'chromium-headless-shell',
];

const MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

const WINDOWS = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The path of a Chromium: what `CHROME_PATH` says, else the first of its names that is on the
 * `PATH`, else where macOS and Windows keep it. Undefined where there is none.
 */
export function findBrowser(env: Environment, platform: string): string | undefined {
  if (env.CHROME_PATH) return isProgram(env.CHROME_PATH) ? env.CHROME_PATH : undefined;
  return candidates(env, platform).find(isProgram);
}

function candidates(env: Environment, platform: string): string[] {
  const folders = (env.PATH ?? env.Path ?? '').split(path.delimiter).filter(Boolean);
  const ending = platform === 'win32' ? '.exe' : '';
  const onPath = NAMES.flatMap((name) =>
    folders.map((folder) => path.join(folder, `${name}${ending}`)),
  );
  if (platform === 'darwin') return [...onPath, ...MAC];
  if (platform !== 'win32') return onPath;
  const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA];
  const usual = roots.flatMap((root) => (root ? WINDOWS.map((file) => path.join(root, file)) : []));
  return [...onPath, ...usual];
}

/** Whether a path is a file that can be run. */
export function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
