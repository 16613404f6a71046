import { describe, expect, test } from 'vitest';
import { checkFiles } from '../../../plugins/rollbook/check/checkFiles.ts';
import { variableName } from '../../../plugins/rollbook/rules/anglePlaceholder.ts';
import { asPlan } from '../../../plugins/rollbook/rules/asPlan.ts';
import { said, saidOf } from './commandsCheck.ts';

const rulesOf = (messages: { rule: string }[]) => messages.map(({ rule }) => rule);

describe('shell-syntax', () => {
  test.each([
    ['git commit -m "half', 1, '"', 'that ends the quotes'],
    ['echo a\necho $(date', 2, '$', 'that ends the substitution'],
    ['if true; then\n  echo a', 2, 'a', '`fi`'],
    ['ls |', 1, '|', 'the end of the block'],
    ['ls &&\n# then\n', 1, '&&', 'a command after `&&`'],
    ['| grep x', 1, '|', 'Expected a command'],
    ['cat <<EOF\nhello', 1, '<<', '`EOF`'],
    ['echo a >', 1, '>', 'a file after the redirection'],
    ['{ echo a }', 1, '}', 'on a line of its own'],
    ['for f in a b; do\n  echo $f', 2, 'f', '`done`'],
  ])('%j', async (command, line, text, reason) => {
    const messages = await saidOf(command);
    expect(rulesOf(messages)).toEqual(['shell-syntax']);
    expect(messages[0]).toMatchObject({ line, text });
    expect(messages[0]?.reason).toContain(reason);
  });

  test.each([
    'for f in *.txt; do echo "$f"; done',
    'diff <(ls a) <(ls b)',
    'cat <<-EOF | tee x\n\thello $(date)\n\tEOF',
    `a=(1 2 3); echo "\${a[@]}"`,
    'case $x in a) echo a ;; *) echo b ;; esac',
    'echo "a\nb"',
    '[[ $a == b* ]] && echo {a,b}',
    'git log --format="%H %s" \\\n  --grep=x',
    'git show HEAD@{1} HEAD^1 HEAD~2',
    "docker inspect --format '{{.Id}}' web",
    'test ! -e x || exit 1',
    '',
    '# nothing but a comment',
  ])('%j is fine', async (command) => expect(await saidOf(command)).toEqual([]));

  test('reports a block once, and each block', async () => {
    const block = '```bash\nfi\ndone\n```\n';
    expect(rulesOf(await said(block + block))).toEqual(['shell-syntax', 'shell-syntax']);
  });

  test('does not take a placeholder for a mistake', async () => {
    const variables = 'variables:\n  n: {label: N, type: number}\n';
    expect(await saidOf('sleep {{n}}; git checkout {{n}}^1 -- {{n}}', 'bash', variables)).toEqual(
      [],
    );
  });

  test.each(['bash sample', 'python', 'text', 'console', '', 'yaml'])(
    'leaves %j alone',
    async (lang) => expect(await saidOf('if (', lang)).toEqual([]),
  );

  test.each(['bash', 'sh', 'shell', 'bash verbatim', 'BASH'])('reads %j', async (lang) =>
    expect(rulesOf(await saidOf('if (', lang))).toEqual(['shell-syntax']),
  );

  test('says of sh what only bash reads', async () => {
    const [message] = await saidOf('diff <(ls a) b', 'sh');
    expect(message).toMatchObject({ rule: 'shell-syntax', text: '<(ls a)' });
    expect(message?.reason).toContain('`bash`');
    expect(await saidOf('a=$(ls) && test -d "$a"', 'sh')).toEqual([]);
  });

  test('knows its place in a list, a quote, and with the line ends of Windows', async () => {
    const [inList] = await said('1. First\n\n   ```bash\n   ls\n   echo "x\n   ```\n');
    expect(inList).toMatchObject({ line: 5, text: '"' });
    const [quoted] = await said('> ```bash\n> ls\n>  echo "x\n> ```\n');
    expect(quoted).toMatchObject({ line: 3, text: '"' });
    const { text, before } = asPlan({
      text: '```bash\nls \\\n  -l\ncat <<EOF\nx\nEOF\necho "x\n```\n',
    });
    const { files } = await checkFiles([{ path: 'x.mdx', text: text.replaceAll('\n', '\r\n') }]);
    const messages = files[0]?.messages.map(({ message }) => message) ?? [];
    expect(messages.map((m) => [m.ruleId, (m.line ?? 0) - before, m.column])).toEqual([
      ['shell-syntax', 7, 6],
    ]);
  });
});

describe('angle-placeholder', () => {
  test.each([
    ['git revert <commit-hash>', '<commit-hash>'],
    ['git revert -m 1 <merge-phase5> && ls', '<merge-phase5>'],
    ['git push origin <my branch>', '<my branch>'],
    ['ls $(git show <ref>)', '<ref>'],
    ['echo "$(cat <file name>)"', '<file name>'],
  ])('%s', async (command, text) => {
    const messages = await saidOf(command);
    expect(messages.map((message) => [message.rule, message.text])).toEqual([
      ['angle-placeholder', text],
    ]);
  });

  test.each([
    'sort <input >output',
    'sort < input > output',
    'diff <(ls a) <(ls b)',
    'cat <<EOF >file\n<html>\nEOF',
    'grep "<title>" page.html',
    "sed 's/<b>//' page.html",
    'read -r x <<< "<a>"',
    '# <commit>',
    'curl <https://example.org/a>',
    'mail <mailto:team@example.org>',
    'cat <input>output',
    'exec 3<file',
  ])('%s is none', async (command) => {
    expect(rulesOf(await saidOf(command))).not.toContain('angle-placeholder');
  });

  test('is mended by a variable, in the file', async () => {
    const { text } = asPlan({
      text: '- a\n\n  ```bash\n  git revert <Commit-Hash 1>\n  git show <b>\n  ```\n',
    });
    const { files } = await checkFiles([{ path: 'x.mdx', text }]);
    const fixes = files
      .flatMap(({ messages }) => messages.flatMap(({ message }) => message.fix ?? []))
      .sort((a, b) => b.start - a.start);
    const mended = fixes.reduce(
      (sofar, fix) => sofar.slice(0, fix.start) + fix.text + sofar.slice(fix.end),
      text,
    );
    expect(mended).toContain('  git revert {{commit_hash_1}}\n  git show {{b}}\n  ```');
  });

  test.each([
    ['commit-hash', 'commit_hash'],
    ['Your Name', 'your_name'],
    ['1st', 'value_1st'],
    ['-', 'value'],
    ['run', 'run_value'],
  ])('names %j %j', (written, name) => expect(variableName(written)).toBe(name));
});

describe('variables', () => {
  const one = 'variables:\n  commit: {label: Commit, type: sha}\n';

  test('that are not declared are reported once a block, with the name that was meant', async () => {
    const messages = await saidOf('git show {{comit}} {{comit}} {{commit}}', 'bash', one);
    expect(messages).toEqual([
      expect.objectContaining({ rule: 'undeclared-variable', text: '{{comit}}' }),
    ]);
    expect(messages[0]?.reason).toContain('Did you mean `commit`?');
  });

  test('of a run belong to templates', async () => {
    const [message] = await saidOf('echo {{run.id}}');
    expect(message?.reason).toContain('only a template knows');
  });

  test.each(['bash verbatim', 'yaml verbatim'])('are not looked for in %s', async (lang) =>
    expect(await saidOf('name: {{chart}}', lang)).toEqual([]),
  );

  test('of other tools are left alone', async () => {
    expect(await saidOf("docker ps --format '{{.Names}}' && echo '{{ x }}'")).toEqual([]);
  });

  test.each([
    ['git show {{ commit }}', '{{ commit }}'],
    ['git show {{Commit}}', '{{Commit}}'],
    ['echo {{ run.id }}', '{{ run.id }}'],
  ])('written in another way are reported: %s', async (command, text) => {
    const messages = await saidOf(`git log {{commit}}\n${command}`, 'bash', one);
    expect(messages).toEqual([expect.objectContaining({ rule: 'undeclared-variable', text })]);
    expect(rulesOf(await saidOf(command, 'bash verbatim', one))).toEqual(['unused-variable']);
  });

  test('written in another way are not called unused as well', async () => {
    const messages = await saidOf('git show {{ commit }}', 'bash', one);
    expect(rulesOf(messages)).toEqual(['undeclared-variable']);
  });

  test('of Helm and of GitHub are left alone', async () => {
    const text = `echo {{commit}} '{{ .Values.commit }}' '\${{ commit }}' '{{ release }}' '{{- commit -}}'`;
    expect(await saidOf(text, 'bash', one)).toEqual([]);
  });

  test('are used in a template or by the command that finds another', async () => {
    const two = `${one}  tag: {label: Tag, type: text, from: "git describe {{commit}}"}\n`;
    expect(await saidOf('git show {{tag}}', 'bash', two)).toEqual([]);
    const template = ':::template[T]{#t}\n\n```markdown\n{{commit}}\n```\n\n:::\n';
    expect(await said(template, one)).toEqual([]);
  });

  test.each([
    ['git commit -m "for {{commit}}"', 'between double quotes'],
    ["git commit -m 'for {{commit}}'", 'between single quotes'],
    ['echo `git show {{commit}}`', 'in backticks'],
    ['cat <<EOF\n{{commit}}\nEOF', 'in a here-document'],
    ['echo $(({{commit}} + 1))', 'in arithmetic'],
    ['{{commit}} --help', 'as the name of a command'],
    ["sh -c 'git show '{{commit}}", 'reads it again as code'],
  ])('cannot be filled in: %j', async (command, reason) => {
    const messages = await saidOf(command, 'bash', one);
    expect(rulesOf(messages)).toEqual(['unsafe-placeholder']);
    expect(messages[0]?.reason).toContain(reason);
    expect(messages[0]?.text).toBe('{{commit}}');
  });

  test.each([
    'git show {{commit}}',
    'echo "for "{{commit}}" now"',
    'x={{commit}} env',
    '# {{commit}}',
  ])('can be filled in: %s', async (command) =>
    expect(await saidOf(command, 'bash', one)).toEqual([]),
  );
});

describe('ineffective-export', () => {
  test.each([
    'export FLAG=0\nsystemctl restart web',
    'export FLAG=0 && sudo systemctl restart web',
    'FLAG=0 systemctl restart web',
    'export FLAG=0\n# now\ndocker restart web',
    'export FLAG=0; service web restart',
    'export FLAG=0; supervisorctl restart web',
    'export FLAG=0; kubectl -n prod rollout restart deployment/web',
    'export FLAG=0; docker compose -f x.yml restart web',
    "export FLAG=0; ssh host 'systemctl restart web'",
  ])('%j', async (command) => {
    const messages = await saidOf(command);
    expect(messages).toEqual([expect.objectContaining({ rule: 'ineffective-export', line: 1 })]);
    expect(messages[0]?.reason).toContain('`FLAG`');
  });

  test.each([
    'export FLAG=0\npython train.py',
    'export FLAG=0\npython migrate.py\nsystemctl restart web',
    'export KUBECONFIG=~/.kube/prod\nkubectl rollout restart deployment/web',
    'export UNIT=web\nsystemctl restart "$UNIT"',
    'export FLAG=0\necho "FLAG=$FLAG" | sudo tee /etc/web.env\nsystemctl restart web',
    'export FLAG=0\nsudo systemctl set-environment FLAG=0\nsystemctl restart web',
    'export TAG=v1\ndocker compose up -d',
    'systemctl restart web\nexport FLAG=0',
  ])('%j is fine', async (command) => expect(await saidOf(command)).toEqual([]));

  test('sees the restart in a later step of the procedure, and not in another one', async () => {
    const step = (id: string, command: string) =>
      `:::step[${id}]{#${id}}\n\n\`\`\`bash\n${command}\n\`\`\`\n\n:::\n\n`;
    const both = `::::procedure[P]{#p}\n\n${step('a', 'export FLAG=0')}${step('b', 'systemctl restart web')}::::\n`;
    expect(rulesOf(await said(both))).toEqual(['ineffective-export']);
    const apart = `::::procedure[P]{#p}\n\n${step('a', 'export FLAG=0')}::::\n\n::::procedure[Q]{#q}\n\n${step('b', 'systemctl restart web')}::::\n`;
    expect(await said(apart)).toEqual([]);
  });
});

/** The defects of real plans, in words of our own. */
describe('what real plans got wrong', () => {
  test('a manual step in a comment after a pipe that goes on', async () => {
    const messages = await saidOf(
      'git diff HEAD~2 -- ci.yml | \\\n  grep -A5 "docs" | \\\n  # (take the step out)\n\ngit commit -m "Take the step out"',
    );
    expect(messages).toEqual([
      expect.objectContaining({ rule: 'pipe-into-comment', line: 2, text: '|' }),
    ]);
    expect(messages[0]?.reason).toContain('`git commit`');
  });

  test('the same at the end of the block, where the pipe dangles', async () => {
    const messages = await saidOf('git diff -- "*.py" | \\\n  grep x | \\\n  # (look through it)');
    expect(messages).toEqual([
      expect.objectContaining({ rule: 'shell-syntax', line: 2, text: '|' }),
    ]);
    expect(messages[0]?.reason).toContain('found a comment');
  });

  test.each(['ls | # all of them\n  wc -l', 'ls | \\\n  wc -l # count', 'ls # | \\\n# x\nwc'])(
    'but %j is fine',
    async (command) => expect(await saidOf(command)).toEqual([]),
  );

  test('a switch that the restarted unit does not inherit', async () => {
    expect(
      rulesOf(
        await saidOf('export USE_NEW=0\n\n# Restart what runs\nsystemctl restart sim  # or so'),
      ),
    ).toEqual(['ineffective-export']);
  });

  test('reverts from the oldest to the newest', async () => {
    const [first] = await saidOf('git revert <hash-1> <hash-2> # oldest to newest');
    expect(first).toMatchObject({ rule: 'revert-order' });
    const told = await saidOf('git revert $(git log --reverse --format=%H main..x)');
    expect(rulesOf(told)).toEqual(['revert-order']);
    const apart = await saidOf('git revert <merge-phase0>\ngit revert <merge-phase1>');
    expect(apart.filter(({ rule }) => rule === 'revert-order')).toEqual([
      expect.objectContaining({ line: 2 }),
    ]);
    const right = await saidOf('git revert <phase1>\ngit revert -m 1 <phase0>\ngit revert HEAD~1');
    expect(rulesOf(right)).toEqual(['angle-placeholder', 'angle-placeholder']);
  });

  test('a release that is tagged before its commit', async () => {
    const messages = await saidOf(
      'git checkout -b back\ngit tag v0.9-back\ngit checkout old -- src/\ngit add -A\ngit commit -m "Back"',
    );
    expect(messages).toEqual([
      expect.objectContaining({ rule: 'tag-before-commit', line: 2, text: 'git tag v0.9-back' }),
    ]);
  });

  test.each([
    'git commit -m x\ngit tag v1',
    'git tag before-rollback\ngit commit -m x',
    'git tag v1 origin/main\ngit commit -m x',
    'git tag v1\ngit push origin v1\ngit commit -m x',
    'git tag --list\ngit commit -m x',
    'git tag -d v1\ngit commit -m x',
  ])('but %j is fine', async (command) => expect(await saidOf(command)).toEqual([]));
});

describe('smart-punctuation', () => {
  test.each([
    ['echo “hi”', ['“', '”']],
    ['git commit –m x', ['–']],
    ['ls ‘a’ —all', ['‘', '’', '—']],
    ['echo "“a” – b" # – c\ncat <<EOF\n“x” –m\nEOF', []],
    ['echo a–b - –', []],
  ])('%j', async (command, texts) => {
    const messages = await saidOf(command);
    expect(messages.map(({ rule, text }) => [rule, text])).toEqual(
      texts.map((text) => ['smart-punctuation', text]),
    );
  });
});
