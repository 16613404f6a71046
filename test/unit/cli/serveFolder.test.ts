import { symlinkSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBase } from '../../../plugins/rollbook/cli/print/builtSite.ts';
import { type Served, serveFolder } from '../../../plugins/rollbook/cli/print/serveFolder.ts';
import { testFolder } from './bundledCli.ts';
import { givenFiles } from './givenFiles.ts';

const folder = testFolder();
let site: Served;

beforeAll(async () => {
  const root = givenFiles(path.join(folder(), 'site'), {
    'build/build.json': '{"commit":"abc","base":"/docs/"}',
    'build/print/plan.html': '<script src="/vendor/assets/t.js"></script>the plan',
    'build/folder/index.html': 'the folder',
    'build/assets/main.js': 'main()',
    'build-secret/x.html': 'secret',
    'secret.html': 'secret',
  });
  const build = path.join(root, 'build');
  symlinkSync('../secret.html', path.join(build, 'link.html'));
  symlinkSync('..', path.join(build, 'up'));
  symlinkSync('print/plan.html', path.join(build, 'inside.html'));
  site = await serveFolder(build, await readBase(build, 'build'));
});
afterAll(() => site.close());

/** Asks with the path as it stands; `fetch` would tidy it up. */
function ask(
  target: string,
  method = 'GET',
): Promise<{ status?: number; type?: string; text: string }> {
  const { hostname, port } = new URL(site.url);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path: target, method }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (data: string) => {
        text += data;
      });
      response.on('end', () => {
        const { statusCode: status, headers } = response;
        resolve({ text, ...(status && { status }), type: headers['content-type'] ?? '' });
      });
    })
      .on('error', reject)
      .end();
  });
}

test('it is served to this machine alone, below the base path of the build', () => {
  expect(site.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/docs\/$/);
});

test('the base path is what the build says, and only what can be one', async () => {
  const base = (text: string) =>
    readBase(givenFiles(path.join(folder(), 'bases'), { 'build.json': text }), 'site');
  for (const given of ['/', '/docs/', '/assets/', '/a/assets/b/'])
    expect(await base(JSON.stringify({ base: given }))).toBe(given);
  const none = ['', 'docs/', '/docs', '//', '//evil.example/', '/a?b/', '/a b/', 7, undefined];
  for (const given of none)
    await expect(base(JSON.stringify({ base: given })), `${given}`).rejects.toThrow(
      '`site/build.json` does not say which base path',
    );
  await expect(base('{')).rejects.toThrow('Build it again');
});

test.each([
  ['/docs/print/plan?part=x', 'the plan', 'text/html; charset=utf-8'],
  ['/docs/print/plan.html', 'the plan', 'text/html; charset=utf-8'],
  ['/docs/folder', 'the folder', 'text/html; charset=utf-8'],
  ['/docs/folder/', 'the folder', 'text/html; charset=utf-8'],
  ['/docs/inside', 'the plan', 'text/html; charset=utf-8'],
  ['/docs/assets/main.js', 'main()', 'text/javascript'],
])('%s is found', async (target, text, type) => {
  const found = await ask(target);
  expect(found).toEqual({ status: 200, type, text: expect.stringContaining(text) });
  expect(await ask(target, 'HEAD')).toEqual({ status: 200, type, text: '' });
});

describe('nothing else is given out', () => {
  test.each([
    '/print/plan',
    '/docs/none',
    '/docs/../secret.html',
    '/docs/../../site/secret.html',
    '/docs/%2e%2e/secret.html',
    '/docs/%2e%2e%2fsecret.html',
    '/docs/..%5csecret.html',
    '/docs/../build-secret/x',
    '/docs/link',
    '/docs/link.html',
    '/docs/up/secret.html',
    '/docs//etc/passwd',
    '/docs/print/plan%00.html',
    '/docs/%',
    '/docs/%ff',
    '*',
  ])('%s', async (target) => {
    expect(await ask(target)).toMatchObject({ status: 404, text: '' });
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('by %s', async (method) => {
    expect(await ask('/docs/print/plan', method)).toMatchObject({ status: 405, text: '' });
  });
});
