// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is shell text.
import { describe, expect, it } from 'vitest';
import {
  findPlaceholders,
  isShell,
  SAFE_CONTEXTS,
} from '../../../plugins/rollbook/language/placeholders.ts';

const anything = () => true;

/** `x:word y:comment` */
function contextsIn(text: string, lang = 'bash'): string {
  return findPlaceholders(text, lang, anything)
    .map(({ variable, context }) => `${variable}:${context}`)
    .join(' ');
}

describe('findPlaceholders', () => {
  it('gives names and positions in the order of the text', () => {
    const text = 'git checkout {{ref}}~1 -- {{path}} # {{ref}}';
    const found = findPlaceholders(text, 'bash', anything);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([
      '{{ref}}',
      '{{path}}',
      '{{ref}}',
    ]);
    expect(found.map(({ variable }) => variable)).toEqual(['ref', 'path', 'ref']);
  });

  it('knows the fields of the run', () => {
    expect(contextsIn('{{run.started}} {{run.duration}}', 'markdown')).toBe(
      'run.started:plain run.duration:plain',
    );
  });

  it.each([
    'docker inspect -f {{.Id}} web',
    'echo ${{ github.sha }}',
    'echo ${{name}}',
    'x={{ name }}',
    '{{Name}}',
    '{{1st}}',
    '{{a-b}}',
    '{{a.b}}',
    '{{run.a.b}}',
    '{{run.}}',
    '{{}}',
    '{name}',
    '{{na\nme}}',
  ])('leaves `%s` alone', (text) => {
    expect(findPlaceholders(text, 'bash', anything)).toEqual([]);
  });

  it('leaves alone what it is told is no placeholder, and asks in order', () => {
    const asked: string[] = [];
    const found = findPlaceholders('{{a}} {{b}} {{a}}', 'yaml', (name) => {
      asked.push(name);
      return name === 'b';
    });
    expect(found.map(({ variable }) => variable)).toEqual(['b']);
    expect(asked).toEqual(['a', 'b', 'a']);
  });

  it('takes a fence that no shell reads as plain', () => {
    for (const lang of [undefined, 'sql', 'yaml', 'python'])
      expect(findPlaceholders("'{{x}}'", lang, anything)[0]?.context).toBe('plain');
  });

  it('refuses shells whose quoting is another one', () => {
    for (const lang of ['powershell', 'fish', 'PowerShell', 'bat', 'console', 'sh-session'])
      expect(contextsIn('cmd {{x}}', lang)).toBe('x:nested-shell');
  });

  it('counts in UTF-16 units', () => {
    expect(findPlaceholders('echo 🙂 {{x}}', 'sh', anything)[0]).toMatchObject({
      start: 8,
      end: 13,
    });
  });
});

describe('isShell and SAFE_CONTEXTS', () => {
  it('tell shells from other languages', () => {
    expect(['bash', 'sh', 'shell', 'zsh', 'Bash'].every(isShell)).toBe(true);
    expect(['console', 'text', 'python', undefined, 'constructor'].some(isShell)).toBe(false);
  });

  it('hold the three places where a value may stand', () => {
    expect([...SAFE_CONTEXTS].sort()).toEqual(['comment', 'plain', 'word']);
  });
});

describe('words', () => {
  it.each([
    ['cmd {{x}} --file={{y}} s3://b/{{z}}/k', 'x:word y:word z:word'],
    ['USE=0 python -m app.run --config {{x}}', 'x:word'],
    ['NAME={{x}} cmd', 'x:word'],
    ['NAME={{x}}', 'x:word'],
    ['export NAME={{x}} OTHER={{y}}', 'x:word y:word'],
    ['cmd > {{x}} 2>> {{y}} < {{z}}', 'x:word y:word z:word'],
    ['cmd &> {{x}} && cmd >| {{y}}', 'x:word y:word'],
    ['cmd <<< {{x}}', 'x:word'],
    ['cmd {a,{{x}}} ~{{y}} *{{z}}', 'x:word y:word z:word'],
    ['cmd "a"{{x}} $HOME/{{y}} ${HOME}{{z}}', 'x:word y:word z:word'],
    ['a=( {{x}} b ); cmd {{y}}', 'x:word y:word'],
    ['for f in {{x}} b; do rm {{y}}; done', 'x:word y:word'],
    ['if [ {{x}} = y ]; then cmd {{y}}; else cmd {{z}}; fi', 'x:word y:word z:word'],
    ['case {{x}} in {{y}}) cmd {{z}} ;; a | b) ;; esac; cmd {{w}}', 'x:word y:word z:word w:word'],
    ['case x in\n  (a)\n    cmd {{x}}\n    ;;\nesac\ncmd {{y}}', 'x:word y:word'],
    ['f() { cmd {{x}}; }\nf {{y}}', 'x:word y:word'],
    ['while cmd {{x}}; do cmd {{y}}; done < {{z}}', 'x:word y:word z:word'],
    ['(cd {{x}} && cmd {{y}}) | tee {{z}}', 'x:word y:word z:word'],
    ['cmd \\\n  --a {{x}} \\\n  --b {{y}}', 'x:word y:word'],
    ['kubectl exec pod -- ls {{x}}', 'x:word'],
    ['find {{x}} -name {{y}} -exec rm {{z}} \\;', 'x:word y:word z:word'],
    ['bash rollback.sh -c {{x}}', 'x:word'],
    ['bash -o pipefail {{x}} -c {{y}}', 'x:word y:word'],
    ['python -m app -c {{x}}', 'x:word'],
    ['git switch -c {{x}} && git revert -m 1 {{y}}', 'x:word y:word'],
    ['ssh -i {{x}} -p {{y}} {{z}}', 'x:word y:word z:word'],
    ['sed -i -e s/a/b/ {{x}}', 'x:word'],
    ['jq --arg v {{x}} .a {{y}}', 'x:word y:word'],
    ['sudo -u {{x}} systemctl restart {{y}}', 'x:word y:word'],
    ['psql -h {{x}} -f {{y}}', 'x:word y:word'],
    ['command -v {{x}}', 'x:word'],
    ['time cmd {{x}} | grep -c {{y}}', 'x:word y:word'],
    ["cmd it\\'s {{x}}", 'x:word'],
    ['cmd a#{{x}} # {{y}}', 'x:word y:comment'],
    ['! cmd {{x}}', 'x:word'],
    ['{ (cmd {{x}}) }; [[ -f a ]] && cmd {{y}}', 'x:word y:word'],
  ])('%s', (text, expected) => {
    expect(contextsIn(text)).toBe(expected);
  });
});

describe('quotes and expansions', () => {
  it.each([
    [
      `cmd "{{x}}" '{{y}}' $'{{z}}' \`cmd {{w}}\``,
      'x:double-quotes y:single-quotes z:dollar-quotes w:backticks',
    ],
    ['cmd "a \\" {{x}}" {{y}}', 'x:double-quotes y:word'],
    ["cmd 'a\\' {{x}} '{{y}}'", 'x:word y:single-quotes'],
    ['cmd $"{{x}}" {{y}}', 'x:double-quotes y:word'],
    ['cmd "$(cmd {{x}})" $(cmd "{{y}}") {{z}}', 'x:word y:double-quotes z:word'],
    ['cmd "$(cmd "$(cmd {{x}})" {{y}})" {{z}}', 'x:word y:word z:word'],
    ['cmd "$(cmd ")" {{x}})"', 'x:word'],
    ['cmd <(cmd {{x}}) >(cmd {{y}})', 'x:word y:word'],
    ['cmd ${v:-{{x}}} ${v} {{y}}', 'x:parameter y:word'],
    ['cmd ${v:-$(cmd {{x}})}', 'x:parameter'],
    ['cmd $(( {{x}} + $(cmd {{y}}) )) {{z}}', 'x:arithmetic y:arithmetic z:word'],
    ['(( n > {{x}} )) && cmd {{y}}', 'x:arithmetic y:word'],
    ['for ((i = 0; i < {{x}}; i++)); do cmd {{y}}; done', 'x:arithmetic y:word'],
    ['[[ $a =~ {{x}} || "{{y}}" ]] && cmd {{z}}', 'x:arithmetic y:arithmetic z:word'],
    ['let n={{x}}; declare -i m={{y}}', 'x:arithmetic y:arithmetic'],
    ['a[{{x}}]=1 cmd; b=([{{y}}]=1); cmd {{z}}', 'x:command-name y:arithmetic z:word'],
    ['cmd {1..{{x}}} {a,{{y}}} {{{z}}..5} ../{{w}}', 'x:parameter y:word z:parameter w:word'],
    ['cmd \\{{x}} {{y}}', 'x:single-quotes y:word'],
    // Behind an apostrophe a prompt of zsh, which has no comments, would be inside quotes.
    ["cmd # a {{x}}, don't {{y}}\ncmd {{z}}", 'x:comment y:single-quotes z:word'],
  ])('%s', (text, expected) => {
    expect(contextsIn(text)).toBe(expected);
  });
});

describe('heredocs', () => {
  it.each([
    ['cat > {{x}} <<EOF\n{{y}} $(cmd {{z}})\nEOF\ncmd {{w}}', 'x:word y:heredoc z:heredoc w:word'],
    ["cat <<'EOF'\n{{x}}\n  EOF\n{{y}}\nEOF\ncmd {{z}}", 'x:heredoc y:heredoc z:word'],
    ['cat <<-E\n\t{{x}}\n\tE\ncmd {{y}}', 'x:heredoc y:word'],
    [
      'cat <<A <<B && cmd {{x}}\n{{y}}\nA\n{{z}}\nB\ncmd {{w}}',
      'x:word y:heredoc z:heredoc w:word',
    ],
    ['v=$(cat <<E\n{{x}})\nE\n)\ncmd {{y}}', 'x:heredoc y:word'],
    ['cat <<{{x}}\ncmd {{y}}', 'x:heredoc y:heredoc'],
    // No comment to a shell that takes the word before it as it is written.
    ['cmd {{x}}\ncat <<E"$(cmd # {{y}}\n)"', 'x:word y:heredoc'],
    ['cmd {{x}}\ncat <<E\n{{y}}', 'x:word y:heredoc'],
  ])('%j', (text, expected) => {
    expect(contextsIn(text)).toBe(expected);
  });
});

describe('names', () => {
  it.each([
    ['{{x}} a {{y}}', 'x:command-name y:word'],
    ['cmd; ./{{x}}-run', 'x:command-name'],
    ['cmd | {{x}} && $({{y}})', 'x:command-name y:command-name'],
    ['$(cmd {{x}}) a', 'x:command-name'],
    ['{{x}}=1 cmd', 'x:command-name'],
    ['export {{x}}=1 a={{y}}', 'x:command-name y:word'],
    ['if {{x}}; then {{y}}; fi', 'x:command-name y:command-name'],
    ['for {{x}} in a; do cmd; done', 'x:command-name'],
    ['function {{x}} { cmd {{y}}; }', 'x:command-name y:word'],
    ['{{x}}() { cmd {{y}}; }', 'x:command-name y:word'],
    ['sudo {{x}}; timeout 5 {{y}}; exec {{z}}', 'x:command-name y:command-name z:command-name'],
    ['read {{x}}; printf -v {{y}} a; unset {{z}}', 'x:command-name y:command-name z:command-name'],
    ['A=1 B=2 {{x}}', 'x:command-name'],
    ['> out {{x}}', 'x:command-name'],
  ])('%s', (text, expected) => {
    expect(contextsIn(text)).toBe(expected);
  });
});

describe('what shells disagree about or cannot read', () => {
  it.each([
    'rm !({{x}})',
    'cmd {{x}} )',
    'coproc N { eval {{x}}; }',
    'cmd ${ cmd {{x}}; }',
    "cmd $'a\\'b' {{x}}",
    'cmd $[ {{x}} ]',
    'cmd "$$( "{{x}}") c"',
    'for x (a b) eval {{x}}',
    '{ cmd } always { eval {{x}} }',
    'cat <\\\n<E\n{{x}}\nE',
    `${'$('.repeat(70)} cmd {{x}}`,
  ])('is refused: %j', (text) => {
    const [found] = findPlaceholders(text, 'bash', anything);
    expect(found && SAFE_CONTEXTS.has(found.context)).toBe(false);
  });

  it('leaves earlier commands as they are', () => {
    expect(contextsIn('cmd {{x}}\ncmd {{y}} !(a)\ncmd {{z}}')).toBe(
      'x:word y:nested-shell z:nested-shell',
    );
  });
});
