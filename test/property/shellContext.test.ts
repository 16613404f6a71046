// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is shell text.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPlaceholders } from '../../plugins/rollbook/language/placeholders.ts';
import { fill } from '../../plugins/rollbook/run/fill.ts';
import { inFolder, runScript, SHELLS, type Shell } from './shells.ts';

const seed = Number(process.env.SEED ?? Date.now());
const MINUTE = 60_000;
/** Does harm wherever it is not one quoted word. Without `/`, since it may name a file. */
const HOSTILE = 'a b;canary $(canary) `canary` \'"|canary&<>{x,y}!*#)}\\';
const BENIGN = 'value';

/** Fills what is safe, and takes a plain word for what is not, since no page fills that at all. */
function filled(text: string, value: string): string {
  const found = findPlaceholders(text, 'sh', () => true);
  return fill({ text, placeholders: found }, { x: value }).text.replaceAll('{{x}}', 'unsafe');
}

interface Outcome {
  /** The commands that ran, each with its words, sorted since a pipeline's run at once. */
  calls: string[];
  canary: boolean;
}

/**
 * Runs each text in a subshell of one process. It finds nothing on the path but shells, `env`,
 * `xargs` and a canary, and writes every call of a function of ours to a file.
 */
function runAll(shell: Shell, texts: string[]): Outcome[] {
  return inFolder((folder) => {
    const bin = join(folder, '..', 'bin');
    const texted = join(folder, '..', 'texts');
    mkdirSync(bin);
    mkdirSync(texted);
    writeFileSync(join(bin, 'canary'), '#!/bin/sh\n: >"$CANARY"\n');
    chmodSync(join(bin, 'canary'), 0o755);
    for (const name of ['sh', 'bash', 'env', 'xargs'])
      for (const from of ['/bin', '/usr/bin'])
        if (existsSync(join(from, name)) && !existsSync(join(bin, name)))
          symlinkSync(join(from, name), join(bin, name));
    texts.forEach((text, i) => {
      writeFileSync(join(texted, `${i}`), `${text}\n`);
    });
    runScript(
      shell,
      folder,
      `PATH=${bin}; CANARY=; export PATH CANARY
log() { line="$*"; shift; for v; do line="$line|$v"; done; printf '%s\\n' "$line" >>"$LOG"; }
f() { log f "$@"; }; g() { log g "$@"; }; p() { log p "$@"; printf '%s\\n' "$*"; }
i=0; while [ $i -lt ${texts.length} ]; do
  LOG=${texted}/$i.log; CANARY=${texted}/$i.canary
  (. ${texted}/$i) </dev/null >/dev/null 2>&1
  i=$((i + 1))
done; :\n`,
    );
    return texts.map((_, i) => {
      const log = join(texted, `${i}.log`);
      return {
        calls: existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(0, -1).sort() : [],
        canary: existsSync(join(texted, `${i}.canary`)),
      };
    });
  });
}

/** Shell scripts that mean something, with `{{x}}` wherever a word may stand and where it may not. */
const scripts = fc.letrec<Record<'script' | 'command' | 'word', string>>((tie) => {
  const word = tie('word');
  const script = tie('script');
  const said = (template: string, ...parts: fc.Arbitrary<string>[]) =>
    fc
      .tuple(...parts)
      .map((values) => values.reduce((text, value) => text.replace('%', () => value), template));
  return {
    word: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(
        '{{x}}',
        '{{x}}',
        '--a={{x}}',
        'b/{{x}}',
        'a',
        "'b c'",
        '"{{x}}"',
        "'{{x}}'",
        '\\{{x}}',
        '$H{{x}}',
        '~{{x}}',
        '{a,{{x}}}',
        '{{x}}{{x}}',
        '$((1+1))',
        '${H}',
        '"$H"',
        '"${N:-{{x}}}"',
        'a\\ {{x}}',
        '`f {{x}}`',
        "$'{{x}}'",
        '"a\\"{{x}}"',
        '\\\n{{x}}',
        "it\\'s{{x}}",
        '{{x}}#',
        '[{{x}}]',
      ),
      said('"$(%)"', script),
      said('"b $(p %) c"', word),
      said('a%', word),
    ),
    command: fc.oneof(
      { maxDepth: 4 },
      said('f %', word),
      said('g % %', word, word),
      said('N=% f "$N"', word),
      said('N=%; f "$N"', word),
      said('p % >o', word),
      said('f % >>{{x}}', word),
      said('p % | f %', word, word),
      said('p % | sh', word),
      said('p % | { f %; }', word, word),
      said('eval f %', word),
      said('eval "f %"', fc.constant('{{x}}')),
      said('sh -c %', word),
      said('env N=% sh -c :', word),
      said('p % | xargs sh -c :', word),
      said('{ %; } | env sh', script),
      said('(%)', script),
      said('{ %; }', script),
      said('if f %; then %; else f {{x}}; fi', word, script),
      said('for i in % {{x}}; do f "$i"; %; done', word, script),
      said('case % in a|%) f 1;; {{x}}) f 2;; *) %;; esac', word, word, script),
      // It forgets itself first: where another one fails to be defined, it must not call itself.
      said('h() { unset -f h; f "$@" %; }; h {{x}}', word),
      said('f % # {{x}} ; f', word),
      said('f <<E %\n{{x}} $(f)\nE', word),
      said("f <<'E' | f %\n{{x}} '\nE", word),
      said('[ % = {{x}} ] && f %', word, word),
      said('! f %', word),
      said('f % &&\n f %', word, word),
      said('(( % )); f %', fc.constantFrom('1', '{{x}}'), word),
      said('command eval %', word),
      said('. /dev/null %', word),
      fc.constantFrom('{{x}}', '{{x}}=1 f', 'N={{x}} {{x}}'),
    ),
    script: fc
      .tuple(
        tie('command'),
        fc.constantFrom(' && ', '; ', '\n', ' || '),
        tie('command'),
        fc.boolean(),
      )
      .map(([first, between, second, both]) => (both ? first + between + second : first)),
  };
}).script;

/** The same with pieces cut out, doubled and strewn in: mostly no valid shell text. */
const PIECES =
  '" \' ` $( ) ( { } ; | && \\ # <<E \nE\n > < $(( )) (( ${N:- [[ ]] if then fi do done case esac ;; in eval sh {{x}} = =( $\' $" \\\n <( <<< ! \n'
    .split(' ')
    .concat(' ', ' ');
const damaged = fc
  .tuple(
    scripts,
    fc.array(fc.tuple(fc.nat(200), fc.nat(4), fc.constantFrom(...PIECES)), {
      minLength: 1,
      maxLength: 4,
    }),
  )
  .map(([script, cuts]) =>
    cuts.reduce((text, [at, length, piece]) => {
      const from = at % (text.length + 1);
      return text.slice(0, from) + piece + text.slice(from + length);
    }, script),
  )
  // A damaged function may call itself, and a damaged `for` may have no end.
  .filter((text) => !/\([\s\\]*\)|function|for[\s\\]*\(/.test(text));

describe.each(SHELLS)('%s', (shell) => {
  it('is given the same commands whatever the value', { timeout: 3 * MINUTE }, () => {
    const texts = fc.sample(scripts, { numRuns: 1000, seed });
    const benign = runAll(
      shell,
      texts.map((text) => filled(text, BENIGN)),
    );
    const hostile = runAll(
      shell,
      texts.map((text) => filled(text, HOSTILE)),
    );
    // The canary sings where it is asked to, so its silence means something.
    expect(runAll(shell, [`eval ${HOSTILE}`, 'canary'])[1]?.canary).toBe(true);
    expect(benign.filter(({ calls }) => calls.length > 0).length).toBeGreaterThan(500);
    texts.forEach((text, i) => {
      const seen = hostile[i]?.calls.map((call) => call.replaceAll(HOSTILE, BENIGN)).sort();
      expect(seen, `seed ${seed}: ${text}`).toEqual(benign[i]?.calls);
      expect(hostile[i]?.canary, `seed ${seed}: ${text}`).toBe(false);
    });
  });

  it.each([HOSTILE, 'canary'])(
    'runs nothing of %j in a damaged text',
    { timeout: 3 * MINUTE },
    (value) => {
      const texts = fc.sample(damaged, { numRuns: 2000, seed });
      const outcomes = runAll(
        shell,
        texts.map((text) => filled(text, value)),
      );
      texts.forEach((text, i) => {
        expect(outcomes[i]?.canary, `seed ${seed}: ${text}`).toBe(false);
      });
    },
  );
});

describe('the reader', () => {
  it('never throws, and gives each placeholder its place, whatever the text', () => {
    const text = fc.oneof(
      damaged,
      fc
        .array(fc.constantFrom(...PIECES, '{{x}}', 'a'), { maxLength: 60 })
        .map((pieces) => pieces.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, (source) => {
        const found = findPlaceholders(source, 'bash', () => true);
        let last = 0;
        for (const { start, end, variable } of found) {
          expect(source.slice(start, end)).toBe(`{{${variable}}}`);
          expect(start).toBeGreaterThanOrEqual(last);
          last = end;
        }
        expect(found).toHaveLength([...source.matchAll(/(?<!\$)\{\{[a-z]\w*\}\}/g)].length);
      }),
      { numRuns: 20_000, seed },
    );
  });

  it.each([
    ...PIECES,
    '{{x}}',
    '{{x}} ',
    'a{{x}}|sh ',
    '$({{x}} ',
    'eval "$({{x}} ',
    '<<a ',
    'sh ',
    'psql ',
    'sudo ',
    '{ ',
    '$((',
    '\\',
    "\\'",
  ])('reads 50 kB of %j in time that grows with the text only', { timeout: MINUTE }, (piece) => {
    // Counted, not measured: the work for twice the text is about twice the work.
    const long = piece.repeat(Math.ceil(50_000 / piece.length));
    for (const text of [`${long}{{x}}`, `cmd {{x}} ${long} {{x}}`]) {
      const found = findPlaceholders(text, 'bash', () => true);
      expect(found.length).toBeGreaterThan(0);
    }
  });
});
