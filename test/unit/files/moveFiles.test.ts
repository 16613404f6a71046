import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { moveFiles } from '../../../plugins/rollbook/files/moveFiles.ts';

vi.mock('node:fs/promises', { spy: true });

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'move-'));
  put('from/search/a.js', 'a');
  put('from/runbooks/one.json', 'new');
  put('from/runbooks/deep/two.json', 'two');
  put('from/top.txt', 'top');
  put('to/runbooks/one.json', 'old');
  put('to/runbooks/one.html', 'page');
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

function put(name: string, text: string): void {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const text = (name: string) => readFileSync(path.join(folder, 'to', name), 'utf8');

function expectMoved(): void {
  expect(text('search/a.js')).toBe('a');
  expect(text('runbooks/one.json')).toBe('new');
  expect(text('runbooks/one.html')).toBe('page');
  expect(text('runbooks/deep/two.json')).toBe('two');
  expect(text('top.txt')).toBe('top');
}

test('folders are joined, and of two files the moved one stays', async () => {
  await moveFiles(path.join(folder, 'from'), path.join(folder, 'to'));
  expectMoved();
  expect(existsSync(path.join(folder, 'from/top.txt'))).toBe(false);
});

test('what cannot be moved is copied', async () => {
  const across = Object.assign(new Error('cross-device link'), { code: 'EXDEV' });
  const rename = vi.mocked(fs.rename).mockRejectedValue(across);
  await moveFiles(path.join(folder, 'from'), path.join(folder, 'to'));
  expect(rename).toHaveBeenCalled();
  expectMoved();
});

test('what cannot be copied either is told', async () => {
  vi.mocked(fs.rename).mockRejectedValue(new Error('busy'));
  vi.mocked(fs.cp).mockRejectedValue(new Error('no space left'));
  await expect(moveFiles(path.join(folder, 'from'), path.join(folder, 'to'))).rejects.toThrow(
    'no space left',
  );
});
