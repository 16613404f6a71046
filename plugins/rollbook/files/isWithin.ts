import path from 'node:path';

/** Whether a path is that of a folder or of something in it. Links are not followed. */
export function isWithin(folder: string, file: string): boolean {
  const way = path.relative(folder, file);
  return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}
