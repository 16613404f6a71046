import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const product = path.join(import.meta.dirname, '../../../plugins/rollbook');

/** What each folder of the product may import from, besides itself. */
const MAY_IMPORT: Record<string, string[]> = {
  model: [],
  language: ['model'],
  rules: ['model', 'language'],
  check: ['model', 'language', 'rules'],
  run: ['model'],
  theme: ['model', 'run'],
  files: ['check', 'rules'],
  offline: ['model', 'language', 'run', 'theme', 'site', 'files'],
  site: ['model', 'language', 'rules', 'check', 'files', 'offline'],
  cli: ['model', 'language', 'rules', 'check', 'run', 'files', 'lsp', 'offline'],
  lsp: ['model', 'language', 'rules', 'check'],
};

/** Folders that know no file system, console, clock, browser or Docusaurus. */
const PURE = ['model', 'language', 'rules', 'check', 'run'];

interface Import {
  from: string;
  to: string;
  typeOnly: boolean;
}

function filesOf(folder: string): string[] {
  return readdirSync(path.join(product, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => path.join(folder, name));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(product, file), 'utf8');
  const statements = text.matchAll(
    /^(?:import|export)\s+(type\s+)?[^;'"]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm,
  );
  return [...statements].map(([, type, named, bare, dynamic]) => ({
    from: file,
    to: named ?? bare ?? dynamic ?? '',
    typeOnly: type !== undefined,
  }));
}

const folders = Object.keys(MAY_IMPORT).filter((name) => existsSync(path.join(product, name)));
const imports = folders.flatMap(filesOf).flatMap(importsOf);

test('the test sees the imports', () => {
  expect(imports.length).toBeGreaterThan(200);
  expect(imports).toContainEqual({
    from: 'language/read.ts',
    to: './parse.ts',
    typeOnly: false,
  });
});

test('every folder of the product is in the list', () => {
  const found = readdirSync(product, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !['dist', 'node_modules'].includes(entry.name))
    .map((entry) => entry.name);
  expect(found.filter((name) => !folders.includes(name))).toEqual([]);
});

test('imports between folders go one way', () => {
  const wrong = imports.filter(({ from, to, typeOnly }) => {
    if (!to.startsWith('.')) return false;
    const [folder = ''] = from.split(path.sep);
    const [target = ''] = path.join(path.dirname(from), to).split(path.sep);
    if (folder === target || MAY_IMPORT[folder]?.includes(target)) return false;
    // The page's adapter writes the props that the components declare.
    return !(folder === 'site' && target === 'theme' && typeOnly);
  });
  expect(wrong).toEqual([]);
});

test('the model imports zod alone, and no parser reaches the browser', () => {
  const packagesOf = (names: string[]) =>
    new Set(
      imports
        .filter(
          ({ from, to }) => names.includes(from.split(path.sep)[0] ?? '') && !to.startsWith('.'),
        )
        .map(({ to }) => to),
    );
  expect([...packagesOf(['model'])]).toEqual(['zod']);
  const inBrowser = [...packagesOf(['theme', 'run'])];
  expect(
    inBrowser.filter((name) => /remark|mdast|micromark|unified|yaml|node:/.test(name)),
  ).toEqual([]);
});

test('the core knows no file system, console, clock or Docusaurus', () => {
  const files = PURE.flatMap(filesOf);
  const offences = files.flatMap((file) => {
    const text = readFileSync(path.join(product, file), 'utf8').replace(
      /\/\*[\s\S]*?\*\/|\/\/.*$/gm,
      '',
    );
    const found = text.match(
      /from 'node:[^']+'|from '@docusaurus[^']*'|\bconsole\.|\bprocess\.|\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(|\bMath\.random\(/g,
    );
    return (found ?? []).map((what) => `${file}: ${what}`);
  });
  expect(offences).toEqual([]);
});
