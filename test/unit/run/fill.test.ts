import { describe, expect, it } from 'vitest';
import { findPlaceholders } from '../../../plugins/rollbook/language/placeholders.ts';
import { fill } from '../../../plugins/rollbook/run/fill.ts';
import { quoteWord } from '../../../plugins/rollbook/run/quote.ts';

function source(text: string, lang = 'bash') {
  return { text, placeholders: findPlaceholders(text, lang, () => true) };
}

function filled(text: string, values: Record<string, string | undefined>, lang = 'bash') {
  return fill(source(text, lang), values).text;
}

describe('quoteWord', () => {
  it.each([
    ['test.ini', 'test.ini'],
    ['/srv/a-b_c/1.2:8080@x%+', '/srv/a-b_c/1.2:8080@x%+'],
    ['', "''"],
    ['a b', "'a b'"],
    ["it's", "'it'\\''s'"],
    ["'", "\\'"],
    ['!!', '\\!\\!'],
    ['a!b', "'a'\\!'b'"],
    ['$(id) `id` $HOME', "'$(id) `id` $HOME'"],
    ['a,b', "'a,b'"],
    ['=ls', "'=ls'"],
    ['~root', "'~root'"],
    ['a\\', "'a\\'"],
    ['esac', "'esac'"],
    ['é', "'é'"],
    ['a\nb', "'a\nb'"],
  ])('%j is %s', (value, quoted) => {
    expect(quoteWord(value)).toBe(quoted);
  });
});

describe('fill', () => {
  it('puts a quoted value where each placeholder stands', () => {
    const result = fill(source('cmd --file={{file}} {{name}} # {{file}}'), {
      file: 'test.ini',
      name: 'a b',
    });
    expect(result).toEqual({
      text: "cmd --file=test.ini 'a b' # test.ini",
      missing: [],
      segments: [
        { text: 'cmd --file=', filled: true },
        { text: 'test.ini', variable: 'file', filled: true },
        { text: ' ', filled: true },
        { text: "'a b'", variable: 'name', filled: true },
        { text: ' # ', filled: true },
        { text: 'test.ini', variable: 'file', filled: true },
      ],
    });
  });

  it('leaves what has no value and lists it once', () => {
    const result = fill(source('cmd {{b}} {{a}} {{b}} {{c}}'), { c: 'x', a: undefined });
    expect(result.text).toBe('cmd {{b}} {{a}} {{b}} x');
    expect(result.missing).toEqual(['b', 'a']);
    expect(result.segments[1]).toEqual({ text: '{{b}}', variable: 'b', filled: false });
  });

  it('takes an empty value for none in a command, and as it is in a template', () => {
    expect(fill(source('rm -r /data/{{x}}'), { x: '' }).missing).toEqual(['x']);
    expect(fill(source('Cause: {{x}}.', 'md'), { x: '' })).toMatchObject({
      text: 'Cause: .',
      missing: [],
    });
  });

  it('never fills a place that is not safe', () => {
    const result = fill(source('cmd "{{x}}" \'{{y}}\' `cmd {{z}}`'), { x: 'a', y: 'b', z: 'c' });
    expect(result.missing).toEqual(['x', 'y', 'z']);
    expect(result.text).toContain('"{{x}}"');
  });

  it('passes over a value once: `$&`, `$1` and `{{b}}` in it are text', () => {
    expect(filled('{{a}}|{{b}}', { a: '$& $1 {{b}}', b: '{{a}}' }, 'md')).toBe('$& $1 {{b}}|{{a}}');
    expect(filled('cmd {{a}} {{b}}', { a: '$&{{b}}', b: 'x' })).toBe("cmd '$&{{b}}' x");
  });

  it('looks at the values that were given, not at what every object has', () => {
    const result = fill(source('{{constructor}} {{run.id}}', 'md'), {});
    expect(result.missing).toEqual(['constructor', 'run.id']);
    const placeholders = [{ variable: '__proto__', start: 0, end: 13, context: 'plain' as const }];
    expect(fill({ text: '{{__proto__}}', placeholders }, {}).missing).toEqual(['__proto__']);
  });

  it('quotes a value that other text would join', () => {
    expect(filled('cmd $H{{x}} ~{{x}} {1,{{x}}} {{x}}{{x}}', { x: '5' })).toBe(
      "cmd $H'5' ~'5' {1,'5'} 5'5'",
    );
    expect(filled('echo {{x}}>out', { x: '2' })).toBe("echo '2'>out");
    expect(filled('cmd a/{{x}}:{{y}} "b"{{x}}', { x: '5', y: '6' })).toBe("cmd a/5:'6' \"b\"'5'");
    expect(filled(`cmd ${'a'.repeat(300)}{{x}}`, { x: '5' })).toMatch(/a'5'$/);
  });

  it('refuses a control character in a command, and keeps a line break in a template', () => {
    for (const x of ['a\nrm b', 'a\rb', '\u001b[2J', '\u0085'])
      expect(fill(source('cmd {{x}} # {{x}}'), { x }).missing).toEqual(['x']);
    expect(filled('{{x}}', { x: '1\n2' }, 'md')).toBe('1\n2');
  });

  it('replaces nothing where a position does not fit the text', () => {
    const [placeholder] = source('cmd {{x}}').placeholders;
    if (!placeholder) throw new Error('no placeholder');
    const stale = fill({ text: 'echo {{x}}', placeholders: [placeholder] }, { x: 'a' });
    expect(stale).toMatchObject({ text: 'echo {{x}}', missing: [] });
  });

  it('gives back the whole text in its segments', () => {
    const text = '{{a}}{{b}} c {{a}}';
    const { segments } = fill(source(text, 'md'), {});
    expect(segments.map((segment) => segment.text).join('')).toBe(text);
    expect(fill({ text: '', placeholders: [] }, {})).toEqual({
      segments: [],
      missing: [],
      text: '',
    });
  });
});
