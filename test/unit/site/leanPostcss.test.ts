import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { leanPostcss } from '../../../plugins/rollbook/site/leanPostcss.ts';

const LAYERS = { postcssPlugin: 'layers' };
const optionsOf = () => ({
  plugins: [['/x/node_modules/postcss-preset-env/dist/index.cjs', {}], LAYERS],
});
let above: string;
let site: string;

beforeEach(() => {
  above = mkdtempSync(path.join(tmpdir(), 'postcss-'));
  site = path.join(above, 'site');
  mkdirSync(site);
});

afterEach(() => {
  rmSync(above, { recursive: true, force: true });
});

test('without a configuration none is looked for, and the minimizer does the rest', () => {
  expect(leanPostcss(optionsOf(), site, true)).toEqual({ plugins: [LAYERS], config: false });
});

test('where no minimizer does it, the preset stays', () => {
  const plain = { ...optionsOf(), config: false };
  expect(leanPostcss(optionsOf(), site, false)).toEqual(plain);
});

test.each([
  ['site/postcss.config.mjs', ''],
  ['site/.postcssrc', '{}'],
  ['site/.postcssrc.json', '{}'],
  ['site/.config/postcssrc.ts', ''],
  ['site/package.json', '{ "postcss": {} }'],
  ['postcss.config.js', ''],
])('a site with %s keeps all of it', (name, text) => {
  mkdirSync(path.dirname(path.join(above, name)), { recursive: true });
  writeFileSync(path.join(above, name), text);
  expect(leanPostcss(optionsOf(), site, true)).toEqual(optionsOf());
});

test('a folder that cannot be listed has none', () => {
  writeFileSync(path.join(site, '.config'), 'no folder');
  expect(leanPostcss(optionsOf(), site, true)).toHaveProperty('config', false);
});

test('a package without such a key, or that cannot be read, is none', () => {
  writeFileSync(path.join(site, 'package.json'), '{ "name": "x" }');
  writeFileSync(path.join(above, 'package.json'), '{ // no JSON');
  expect(leanPostcss(optionsOf(), site, true)).toHaveProperty('config', false);
});
