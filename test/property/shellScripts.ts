// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is shell text.
import fc from '../seeded.ts';

/** Shell scripts that mean something, with `{{x}}` wherever a word may stand and where it may not. */
export const scripts = fc.letrec<Record<'script' | 'command' | 'word', string>>((tie) => {
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
      said('N=%; eval "f $N"', word),
      said('N=%; M=a/$N; sh -c "f $M"', word),
      said('N=%; p "f $N" | sh', word),
      said('N=%\nsh <<E\nf $N\nE', word),
      said('for N in %; do eval f "$N"; done', word),
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
export const PIECES =
  '" \' ` $( ) ( { } ; | && \\ # <<E \nE\n > < $(( )) (( ${N:- [[ ]] if then fi do done case esac ;; in eval sh {{x}} = =( $\' $" \\\n <( <<< ! \n'
    .split(' ')
    .concat(' ', ' ');
export const damaged = fc
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
