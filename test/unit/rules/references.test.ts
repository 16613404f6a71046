import { describe, expect, test } from 'vitest';
import { checkFiles } from '../../../plugins/rollbook/check/checkFiles.ts';
import { asPlan } from '../../../plugins/rollbook/rules/asPlan.ts';
import { said } from './said.ts';

const REFERENCES = [
  'broken-reference',
  'decision-cycle',
  'decision-dead-end',
  'unreachable-procedure',
  'unreachable-question',
  'procedure-without-trigger',
];

const decision = (...lines: string[]) => `::::decision[D]{#d}\n${lines.join('\n')}\n::::\n`;
const question = (id: string, ...to: string[]) =>
  `:::question[Q]{#${id}}\n${to.map((target) => `::answer[A]{to=${target}}`).join('\n')}\n:::`;
const outcome = (id: string) => `::outcome[O]{#${id}}`;
const procedure = (id: string, more = '', inner = '') =>
  `::::procedure[P]{#${id}${more}}\n${inner}:::step[S]{#${id}-step}\nWords.\n:::\n::::\n`;

describe('decisions', () => {
  test('two ways to one place are no cycle', async () => {
    const text = decision(
      question('a', 'b', 'c'),
      question('b', 'c', 'o'),
      question('c', 'o'),
      outcome('o'),
    );
    expect(await said(text, ...REFERENCES)).toEqual([]);
  });

  test('a cycle is told once, at the answer that closes it', async () => {
    const text = decision(
      question('a', 'b'),
      question('b', 'c'),
      question('c', 'a', 'o'),
      outcome('o'),
    );
    expect(await said(text, ...REFERENCES)).toEqual(['9 decision-cycle']);
  });

  test('a cycle that nothing leads to is told as well', async () => {
    const text = decision(question('a', 'o'), question('b', 'c'), question('c', 'b'), outcome('o'));
    expect(await said(text, ...REFERENCES)).toEqual(['9 decision-cycle']);
  });

  test('of a branch that nothing leads to, only the head is told', async () => {
    const text = decision(
      question('a', 'o'),
      question('b', 'c'),
      question('c', 'p'),
      outcome('o'),
      outcome('p'),
    );
    expect(await said(text, ...REFERENCES)).toEqual(['5 unreachable-question']);
  });

  test('a trigger may lead to a question or an outcome', async () => {
    const text = `::trigger[T]{#t to=b}\n::trigger[T]{#u to=p}\n${decision(question('a', 'o'), question('b', 'o'), outcome('o'), outcome('p'))}`;
    expect(await said(text, ...REFERENCES)).toEqual([]);
  });

  test('a trigger does not lead to a checklist', async () => {
    const text = '::trigger[T]{#t to=c}\n\n:::checklist[C]{#c}\n\n- [ ] A\n\n:::\n';
    expect(await said(text, ...REFERENCES)).toEqual(['1 broken-reference']);
  });

  test('what is there and of another kind is named with both', async () => {
    const text =
      decision(question('a', 'o'), outcome('o')).replace('{#d}', '{#d start=o}') +
      procedure('p').replace('{#p-step}', '{#p-step needs=p}') +
      procedure('q').replace('{#q-step}', '{#q-step needs=p-step}');
    const { text: plan } = asPlan({ text });
    const { files } = await checkFiles([{ path: 'x.mdx', text: plan }]);
    const reasons = files[0]?.messages
      .filter(({ message }) => message.ruleId === 'broken-reference')
      .map(({ message }) => message.reason);
    expect(reasons).toEqual([
      'Expected `start` to lead to a question of the same decision, found the outcome `o`',
      'Expected `needs` to lead to a step of the same procedure, found the procedure `p`',
      'Expected `needs` to lead to a step of the same procedure, found one of another procedure, `p-step`',
    ]);
  });

  test('an answer may lead to a question of another decision', async () => {
    const second = decision(question('b', 'o'), outcome('o')).replace('{#d}', '{#e}');
    expect(await said(decision(question('a', 'b')) + second, ...REFERENCES)).toEqual([]);
  });

  test('a decision without questions and a question without answers lead nowhere', async () => {
    expect(await said(decision(outcome('o')), ...REFERENCES)).toEqual(['1 decision-dead-end']);
    expect(await said(decision(question('a')), ...REFERENCES)).toEqual(['2 decision-dead-end']);
  });
});

describe('procedures', () => {
  test('one that is led to from another that is led to is reached', async () => {
    const text =
      procedure('a', '', '::trigger[T]{#t}\n') +
      procedure('b', ' alternative-to=a') +
      procedure('c', ' kind=partial').replace('{#c-step}', '{#c-step on-fail=e}') +
      procedure('d', ' kind=prepare').replace('{#d-step}', '{#d-step on-fail=c}') +
      procedure('e', ' kind=emergency');
    expect(await said(text, ...REFERENCES)).toEqual([]);
  });

  test('one that is led to with a sign too many is', async () => {
    const text =
      procedure('a', '', '::trigger[T]{#t}\n').replace('{#a-step}', '{#a-step on-fail=#b}') +
      procedure('b', ' kind=partial');
    expect(await said(text, ...REFERENCES)).toEqual([]);
  });

  test('two that only lead to each other are not', async () => {
    const text = procedure('a', ' alternative-to=b') + procedure('b', ' alternative-to=a');
    expect(await said(text, ...REFERENCES)).toEqual([
      '1 unreachable-procedure',
      '6 unreachable-procedure',
    ]);
  });

  test('one that only prose links to lacks a trigger', async () => {
    expect(await said(`See [P](#a).\n\n${procedure('a')}`, ...REFERENCES)).toEqual([
      '3 procedure-without-trigger',
    ]);
  });

  test('kinds that stand by themselves need nothing', async () => {
    for (const kind of ['prepare', 'verify', 'recover', 're-enable', 'respond'])
      expect(await said(procedure('a', ` kind=${kind}`), ...REFERENCES)).toEqual([]);
  });
});

describe('across runbooks', () => {
  const plan = (id: string, body: string) => ({
    path: `${id}.mdx`,
    text: `---\ntitle: T\nrunbook:\n  id: ${id}\n  status: active\n  owner: us\n---\n${body}`,
  });
  const check = async (...files: { path: string; text: string }[]) => {
    const result = await checkFiles(files);
    return result.files.flatMap(({ path, messages }) =>
      messages
        .filter(({ message }) => REFERENCES.includes(message.ruleId ?? ''))
        .map(({ message }) => `${path}:${message.line} ${message.ruleId}: ${message.reason}`),
    );
  };

  test('a reference leads to a procedure of another one, whichever is read first', async () => {
    const from = plan('from', '::trigger[T]{#t to=into#p}\n');
    const into = plan('into', procedure('p'));
    expect(await check(from, into)).toEqual([]);
    expect(await check(into, from)).toEqual([]);
    expect(await check(into)).toHaveLength(1);
  });

  test('a runbook or an id that is not there is told, with the nearest', async () => {
    const into = plan('into', procedure('p', '', '::trigger[T]{#u}\n'));
    expect(await check(plan('from', '::trigger[T]{#t to=int#p}\n'), into)).toEqual([
      'from.mdx:8 broken-reference: Expected the id of a runbook, found `int`, which no file has. Did you mean `into`?',
    ]);
    expect(await check(plan('from', '::trigger[T]{#t to=into#q}\n'), into)).toEqual([
      expect.stringContaining('`to` in `into` to name something that is there, found `q`'),
    ]);
  });

  test('a reference to the runbook itself by its id is one within it', async () => {
    expect(await check(plan('a', `::trigger[T]{#t to=a#p}\n${procedure('p')}`))).toEqual([]);
  });
});
