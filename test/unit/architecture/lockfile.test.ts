import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Lockfile {
  packages: Record<string, { optionalDependencies?: Record<string, string> }>;
}

test('the lockfile holds the packages of every platform, so that npm ci takes it', () => {
  const file = new URL('../../../package-lock.json', import.meta.url);
  const { packages } = JSON.parse(readFileSync(file, 'utf8')) as Lockfile;
  const missing = Object.entries(packages).flatMap(([where, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isThere(name, where)),
  );
  expect(missing).toEqual([]);

  function isThere(name: string, where: string): boolean {
    if (`${where}/node_modules/${name}` in packages) return true;
    const parent = where.lastIndexOf('/node_modules/');
    if (parent >= 0) return isThere(name, where.slice(0, parent));
    return `node_modules/${name}` in packages;
  }
});
