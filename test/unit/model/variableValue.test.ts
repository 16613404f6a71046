import { describe, expect, it } from 'vitest';
import { checkValue, MAX_VALUE_LENGTH } from '../../../plugins/rollbook/model/variableValue.ts';
import { VARIABLE_TYPES, type VariableType } from '../../../plugins/rollbook/model/vocabulary.ts';

const options = ['staging', 'production'];

const CASES: Record<VariableType, { right: string[]; wrong: string[] }> = {
  text: { right: ['a b', "it's $HOME; `id`", 'Grüße 🙂', '⚠️', ' a '], wrong: ['-n', 'a\u00adb'] },
  path: {
    right: ['test.ini', '/srv/a b/c', '../x', 'a$b', 'a~1'],
    wrong: ['~/x', '$HOME/x', ' a', 'a ', '-rf'],
  },
  'git-ref': {
    right: [
      'main',
      'HEAD',
      'HEAD~1',
      'HEAD^',
      'HEAD^^',
      'HEAD~2^2',
      'HEAD@{1}',
      '@',
      '@{1}',
      '@{u}',
      '@{-1}',
      'feature/wp5-phase1~1',
      'v1.2.3',
      'v1.2.3^{commit}',
      'main@{2026-01-15 10:00}',
      'a1b2c3d',
      "a'b",
    ],
    wrong: [
      'a..b',
      'a b',
      '/a',
      'a/',
      'a//b',
      '.a',
      'a/.b',
      'a.lock',
      'a.lock/b',
      'a.',
      'a:b',
      'a?',
      'a*',
      'a[b',
      'a\\b',
      '~1',
      '^a',
      'a~b',
      'a@{',
      '-b',
      'a^{c',
    ],
  },
  sha: {
    right: ['a1b2c3d', 'A1B2C3D', 'f'.repeat(64)],
    wrong: ['main', 'a1b2c3', 'f'.repeat(65), 'g1b2c3d'],
  },
  version: {
    right: ['1', 'v1', '1.4.2', '1.0.0-rc.1+build.5', '1.0rc1', '2026.01.15', '1.2~beta'],
    wrong: ['latest', '1.', '1..2', 'v', '1 2', '1.0;'],
  },
  number: {
    right: ['5', '0.5', '-3', '10'],
    wrong: ['1e5', '5%', '.5', '5.', '--5', '-', 'five', '1,5'],
  },
  percent: { right: ['5%', '5', '0.5%', '120%'], wrong: ['%', '5 %', '-5%', '5%%'] },
  duration: { right: ['90s', '15m', '1h30m', '2w'], wrong: ['90', '1 h', '30m1h', ' 5m', 's'] },
  url: {
    right: ['https://example.org', 'http://10.0.0.1:8080/a?b=c&d#e', 'https://[::1]:9000/'],
    wrong: [
      'example.org',
      'ftp://a',
      'javascript:alert(1)',
      'https://',
      'https:a',
      'https://a b',
      'http://a:99999',
      'https://a"b',
      'http:///a',
    ],
  },
  host: {
    right: [
      'db-1',
      'db-1.example.org',
      'localhost:8080',
      '10.0.0.7',
      '10.0.0.7:80',
      '[::1]',
      '[2001:db8::1]:443',
      'my_db',
      '3com.example',
    ],
    wrong: [
      'a b',
      '-a',
      'a-',
      'a..b',
      '.a',
      '10.0.0',
      '10.0.0.256',
      '010.0.0.1',
      'a:0',
      'a:70000',
      'a:',
      '::1',
      '[::1',
      '[zz]',
      'a/b',
      `${'a'.repeat(64)}.b`,
      'user@host',
    ],
  },
  identifier: {
    right: ['web', 'web-1', 'USE_NEW', 'a.b', '1st'],
    wrong: ['a b', 'a/b', '.a', 'é', 'a;b', '-a'],
  },
  choice: { right: options, wrong: ['Staging', 'stag', 'toString'] },
  secret: { right: ['p4ss w0rd$', 'correct-horse'], wrong: ['-x', 'a\tb'] },
};

describe.each(VARIABLE_TYPES)('%s', (type) => {
  it.each(CASES[type].right)('takes %j', (value) => {
    expect(checkValue({ type, options }, value)).toBeUndefined();
  });
  it.each(CASES[type].wrong)('refuses %j', (value) => {
    expect(checkValue({ type, options }, value)).toMatch(/^Expected /);
  });
  it.each([
    ['a\u0000b', 'U+0000'],
    ['a\nb', 'U+000A'],
    ['a\tb', 'U+0009'],
    ['a\u001b[2J', 'U+001B'],
    ['a\u0085', 'U+0085'],
    ['\u202eab', 'U+202E'],
    ['a\u2066', 'U+2066'],
    ['a\u200fb', 'U+200F'],
    ['a\u200bb', 'U+200B'],
    ['a\u200db', 'U+200D'],
    ['\ufeffa', 'U+FEFF'],
    ['a\u2028b', 'U+2028'],
    ['a\u2029', 'U+2029'],
    ['a\ud800', 'U+D800'],
    ['\udc00b', 'U+DC00'],
    ['a\u{e0041}', 'U+E0041'],
    ['1\u3164', 'U+3164'],
  ])('says that %j holds %s', (value, code) => {
    expect(checkValue({ type, options }, value)).toContain(code);
  });
  it('refuses what is too long', () => {
    expect(checkValue({ type, options }, '1'.repeat(MAX_VALUE_LENGTH + 1))).toContain('4096');
  });
});

describe('checkValue', () => {
  it('says what was expected and what was found', () => {
    expect(checkValue({ type: 'sha' }, 'main')).toBe(
      'Expected a commit hash of 7 to 64 hex digits, found `main`',
    );
    expect(checkValue({ type: 'choice', options }, 'x')).toBe(
      'Expected one of `staging`, `production`, found `x`',
    );
    expect(checkValue({ type: 'text' }, '-rf')).toContain('option');
    expect(checkValue({ type: 'sha' }, 'x'.repeat(100))?.length).toBeLessThan(120);
  });

  it('asks for a value only where one is required', () => {
    expect(checkValue({ type: 'sha', required: true }, '')).toBe('Expected a value');
    expect(checkValue({ type: 'sha' }, '')).toBe('Expected a value');
    expect(checkValue({ type: 'sha', required: false }, '')).toBeUndefined();
  });

  it('narrows with a pattern that the whole value must match', () => {
    const variable = { type: 'identifier', pattern: '[a-z-]+' } as const;
    expect(checkValue(variable, 'web-a')).toBeUndefined();
    expect(checkValue(variable, 'web-1')).toBe(
      'Expected a value of the form `[a-z-]+`, found `web-1`',
    );
    expect(checkValue({ type: 'text', pattern: '^a|b$' }, 'ab')).toContain('form');
    expect(checkValue({ ...variable, pattern: '[' }, 'a')).toContain('not a regular expression');
  });

  it('answers a hostile pattern as well', () => {
    const hostile = `${'a'.repeat(MAX_VALUE_LENGTH - 1)}!`;
    for (const pattern of ['(a+)+', '(a|a)*b', '(a*)*', '(?:a?){200}a{200}', '([a-z]+.?)+z'])
      expect(checkValue({ type: 'text', pattern }, hostile)).toContain('Expected');
  }, 20_000);

  it('does not repeat a secret', () => {
    const message = checkValue({ type: 'secret', pattern: '[0-9]+' }, 'hunter2');
    expect(message).toMatch(/^Expected/);
    expect(message).not.toContain('hunter2');
  });
});
