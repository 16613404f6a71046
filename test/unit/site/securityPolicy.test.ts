import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { headerFiles } from '../../../plugins/rollbook/site/headerFiles.ts';
import {
  allowedScripts,
  contentSecurityPolicy,
  hashScripts,
  withPolicy,
} from '../../../plugins/rollbook/site/securityPolicy.ts';

const script = '!function(){document.documentElement.dataset.a="<b>"}()\n';
const hash = `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
const page = `<!doctype html><html><head><meta charset=UTF-8><title>T</title></head><body><script>${script}</script><script src=/a.js defer></script><script type="application/ld+json">{}</script></body></html>`;

test('only scripts that stand in the page and run are hashed, to the byte', () => {
  expect(hashScripts(page)).toEqual([hash]);
});

test('the policy stands right after the encoding, and nothing else changes', () => {
  const protectedPage = withPolicy(page);
  const meta = `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy([hash])}">`;
  expect(protectedPage).toContain(`<meta charset=UTF-8>${meta}<title>`);
  expect(protectedPage.replace(meta, '')).toBe(page);
  expect(withPolicy(protectedPage)).toBe(protectedPage);
  expect(allowedScripts(page)).toEqual([hash]);
});

test('a page with a policy of its own keeps it, with what it names', () => {
  const unpacked = "'sha256-abc='";
  const own = `<head><meta http-equiv="Content-Security-Policy" content="script-src ${unpacked}"></head>`;
  expect(withPolicy(own)).toBe(own);
  expect(allowedScripts(own)).toEqual([unpacked]);
});

test('no inline script and no eval is allowed but by hash', () => {
  const directive = contentSecurityPolicy([hash])
    .split('; ')
    .find((words) => words.startsWith('script-src '));
  expect(directive).toBe(`script-src 'self' 'wasm-unsafe-eval' ${hash}`);
});

test('every host gets the policy and who may frame the site', () => {
  const files = headerFiles(contentSecurityPolicy([hash]));
  expect([...files.keys()]).toEqual(['_headers', '.htaccess', 'vercel.json', 'nginx-headers.conf']);
  for (const [name, text] of files) {
    expect(text, name).toContain(hash);
    expect(text, name).toContain("frame-ancestors 'none'");
    expect(text, name).toContain('nosniff');
  }
  expect(JSON.parse(files.get('vercel.json') ?? '').headers[0].source).toBe('/(.*)');
});
