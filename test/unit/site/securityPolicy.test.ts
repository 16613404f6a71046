import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { headerFiles } from '../../../plugins/rollbook/site/headerFiles.ts';
import {
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
});

test('a page with a policy of its own keeps it, with what it names', () => {
  const unpacked = "'sha256-abc='";
  const own = `<head><meta http-equiv="Content-Security-Policy" content="script-src ${unpacked}"></head>`;
  expect(withPolicy(own)).toBe(own);
});

test('no inline script and no eval is allowed but by hash', () => {
  const directive = contentSecurityPolicy([hash])
    .split('; ')
    .find((words) => words.startsWith('script-src '));
  expect(directive).toBe(`script-src 'self' 'wasm-unsafe-eval' ${hash}`);
});

test('a page without a head is told of, and a header is no head', () => {
  expect(() => withPolicy('<header>x</header><p>y</p>')).toThrow(/`<head>`/);
});

const site = {
  policy: contentSecurityPolicy([hash]),
  baseUrl: '/ops/',
  sections: ['', 'run', 'runbooks'],
};

test('every host gets the policy and who may frame the site', () => {
  const files = headerFiles(site);
  expect([...files.keys()]).toEqual(['_headers', '.htaccess', 'vercel.json', 'nginx-headers.conf']);
  for (const [name, text] of files) {
    expect(text, name).toContain(hash);
    expect(text, name).toContain("frame-ancestors 'none'");
    expect(text, name).toContain('nosniff');
    // Its own policy is stricter, and names a script that the site's does not know.
    expect(text, name).toContain('/offline/');
  }
});

test('a rule of Netlify sends the policy to each section, and none to the single files', () => {
  const rules = (headerFiles(site).get('_headers') ?? '').split('\n\n').map((rule) => {
    const [path = '', ...headers] = rule.trim().split('\n');
    return [path, headers.join('\n')] as const;
  });
  const withPolicyOf = rules.filter(([, headers]) => headers.includes('script-src'));
  expect(withPolicyOf.map(([path]) => path)).toEqual([
    '/ops/',
    '/ops/run',
    '/ops/runbooks',
    '/ops/run/*',
    '/ops/runbooks/*',
  ]);
  expect(rules.map(([path]) => path)).toContain('/ops/offline/*');
});

test('Vercel sends one policy to an address, and finds pages without their ending', () => {
  const { cleanUrls, headers } = JSON.parse(headerFiles(site).get('vercel.json') ?? '');
  expect(cleanUrls).toBe(true);
  const policiesOf = (address: string) =>
    headers
      .filter(({ source }: { source: string }) => new RegExp(`^${source}$`).test(address))
      .flatMap((rule: { headers: { key: string; value: string }[] }) => rule.headers)
      .filter(({ key }: { key: string }) => key === 'Content-Security-Policy')
      .map(({ value }: { value: string }) => value.includes('script-src'));
  expect(policiesOf('/ops/runbooks/x')).toEqual([true]);
  expect(policiesOf('/ops/offline/x.html')).toEqual([false]);
});

test('nginx finds pages without their ending, and each place says all headers itself', () => {
  const text = headerFiles(site).get('nginx-headers.conf') ?? '';
  expect(text).toContain('try_files $uri $uri.html');
  for (const place of text.split('location ').slice(1)) expect(place).toContain('nosniff');
});
