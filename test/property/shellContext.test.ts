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
import { describe, expect, it } from 'vitest';
import { findPlaceholders } from '../../plugins/rollbook/language/placeholders.ts';
import { fill } from '../../plugins/rollbook/run/fill.ts';
import fc, { seed, share } from '../seeded.ts';
import { damaged, PIECES, scripts } from './shellScripts.ts';
import { inFolder, runScript, SHELLS, type Shell } from './shells.ts';

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

describe.each(SHELLS)('%s', (shell) => {
  it('is given the same commands whatever the value', { timeout: 3 * MINUTE }, () => {
    const texts = fc.sample(scripts, { numRuns: share(600) });
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
    expect(benign.filter(({ calls }) => calls.length > 0).length).toBeGreaterThan(texts.length / 2);
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
      const texts = fc.sample(damaged, { numRuns: share(1200) });
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
        expect(found).toHaveLength([...source.matchAll(/(?<!\$)\{\{[a-z][a-z0-9_]*\}\}/g)].length);
      }),
      { numRuns: 20_000 },
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
  ])(
    'answers half a megabyte of %j, for which a quadratic reader would take minutes',
    {
      timeout: MINUTE,
    },
    (piece) => {
      const long = piece.repeat(Math.ceil(500_000 / piece.length));
      for (const text of [`${long}{{x}}`, `cmd {{x}} ${long} {{x}}`])
        expect(findPlaceholders(text, 'bash', () => true).length).toBeGreaterThan(0);
    },
  );
});
