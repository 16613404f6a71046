// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is shell text.
import { describe, expect, it } from 'vitest';
import { findPlaceholders } from '../../../plugins/rollbook/language/placeholders.ts';

function contextsIn(text: string): string {
  return findPlaceholders(text, 'bash', () => true)
    .map(({ variable, context }) => `${variable}:${context}`)
    .join(' ');
}

describe('a variable whose value is read again', () => {
  it.each([
    'N={{x}}; eval "f $N"',
    'N={{x}}; eval f $N',
    'N={{x}}\nssh host "systemctl restart $N"',
    'N={{x}} && sh -c "f ${N}"',
    'N={{x}}; eval f "${N:-a}"',
    'N=\\\n{{x}}; f "$N" && eval f "${N:-a}"',
    'export N={{x}}; bash -c "f ${N%/}"',
    'local N={{x}}; psql -c "SELECT $N"',
    'A={{x}}; B=a/$A; C="$B"; eval "$C"',
    'B=$A; A={{x}}; eval "$B"',
    'N={{x}}; echo "f $N" | sh',
    'N={{x}}; bash <<< "f $N"',
    'N={{x}}\nssh host <<E\nf $N\nE',
    'N={{x}}\n{ ssh host <<E; }\nf $N\nE',
    'N={{x}}\nssh host <<E && {\nf $N\nE\nf; }',
    'N={{x}}\ncat <<E | sh\nf $N\nE',
    'N={{x}}; $N a',
    'N={{x}}; echo $((N + 1))',
    'N={{x}}; echo $(( $N + 1 ))',
    'N={{x}}; (( N++ ))',
    'N={{x}}; let N+1',
    'N={{x}}; [[ $N -eq 1 ]]',
    'N={{x}}; [[ 1 -lt "${N}" ]]',
    'N={{x}}; [[ N -eq 1 ]]',
    'N={{x}}; f "${list[$N]}" "${list:$N}"',
    'for N in a {{x}}; do eval "$N"; done',
    'read N <<< {{x}}; eval "$N"',
    'printf -v N %s {{x}}; eval "$N"',
    'N=$(f {{x}}); eval "$N"',
    'N={{x}}; f `eval $N`',
    'N={{x}}; eval "$(f "$N")"',
  ])('%j', (text) => {
    expect(contextsIn(text)).toBe('x:nested-shell');
  });
});

describe('a variable whose value stays a value', () => {
  it.each([
    'N={{x}}; f "$N" $N ${N}',
    'N={{x}}; eval f "\\$N"',
    "N={{x}}; eval 'f $N'",
    'N={{x}}; eval f $M',
    'N={{x}}; f \\$N; eval f',
    'N={{x}}; f # eval $N',
    'N={{x}}; [ "$N" = a ] && f',
    'N={{x}}; [[ $N == 1.* && -n $N ]] && f',
    'N={{x}}; f "${M:-$N}"',
    'N={{x}}\ncat <<E > file\nversion: $N\nE\nf "$N"',
    'N={{x}}\nssh host <<E\nf\nE\ncat <<E\n$N\nE',
    "N={{x}}\nssh host <<'E'\nf $M\nE",
    'N={{x}}; echo $((M + 1)); f "$N"',
    'for N in {{x}}; do f "$N"; done',
    'export N={{x}}; f',
    'N={{x}}; M=$N; f "$M"',
    'dd if={{x}} of=a; eval f',
  ])('%j', (text) => {
    expect(contextsIn(text)).toBe('x:word');
  });

  it('and another one is read again', () => {
    expect(contextsIn('A={{x}}; B={{y}}; eval "f $B"; f "$A"')).toBe('x:word y:nested-shell');
  });
});
