import { describe, expect, test } from 'vitest';
import { said } from './said.ts';

const inStep = (body: string) =>
  `::::procedure[Get ready]{#get-ready kind=prepare}\n\n:::step[Go]{#go}\n\n${body}\n\n:::\n\n::::\n`;

describe('a command names its language', () => {
  const found = (body: string) => said(inStep(body), 'command-language');

  test.each([
    ['without one', '```\nrm -rf /srv\n```', ['5 command-language']],
    ['in tildes', '~~~\nrm -rf /srv\n~~~', ['5 command-language']],
    ['in a list', '- First:\n\n  ```\n  make\n  ```', ['7 command-language']],
    ['of what takes the step back', '::::undo\n```\nmake\n```\n::::', ['6 command-language']],
    ['with one', '```bash\nmake\n```', []],
    ['of a sample', '```text sample\nOK\n```', []],
    ['with an option in its place', '``` sample\nOK\n```', ['5 command-language']],
    ['with a title in its place', '``` title="Run"\nmake\n```', ['5 command-language']],
  ])('%s', async (_, body, expected) => {
    expect(await found(body)).toEqual(expected);
  });

  test('but not outside of steps', async () => {
    expect(await said('```\nany text\n```\n', 'command-language')).toEqual([]);
  });
});

describe('nothing is written twice where the model holds it once', () => {
  const undo = '::undo[Back]\n';
  const list = '- One\n- Two\n';
  const inProcedure = (body: string) =>
    `::::procedure[Get ready]{#get-ready kind=prepare}\n\n${body}\n\n::::\n`;

  test.each([
    ['two undos', inStep(`${undo}\n${undo}\n${undo}`), 2],
    ['one undo', inStep(undo), 0],
    ['two commands in an undo', inStep('::::undo\n```sh\na\n```\n```sh\nb\n```\n::::'), 1],
    ['words and a command', inStep('::::undo\nAgain:\n\n```sh\na\n```\n::::'), 0],
    ['a list', inProcedure(`:::advantages\n${list}:::`), 0],
    ['a list with a comment', inProcedure(`:::advantages\n{/* why */}\n\n${list}\n:::`), 0],
    ['two lists', inProcedure(`:::advantages\n${list}\n{/* and */}\n\n* Three\n:::`), 0],
    ['a list and text', inProcedure(`:::disadvantages\nBeware:\n\n${list}\n:::`), 1],
    ['no list', inProcedure(':::disadvantages\nSlow.\n:::'), 1],
  ])('%s', async (_, body, count) => {
    expect(await said(body, 'repeated-content')).toHaveLength(count);
  });
});

test('an admonition in the leaf form would be shown as text', async () => {
  expect(await said('::note[Look out]\n', 'misplaced-directive')).toEqual([
    '1 misplaced-directive',
  ]);
  expect(await said(':::note[Look out]\n\nThere.\n\n:::\n', 'misplaced-directive')).toEqual([]);
});
