import { describe, expect, test } from 'vitest';
import { said } from './said.ts';

const procedure = (kind: string, ...steps: string[]) =>
  `::::procedure[P]{#p kind=${kind}}\n${steps.join('\n')}\n::::\n`;
const step = (attributes: string, inner = 'Words.') => `:::step[S]{${attributes}}\n${inner}\n:::`;
const EXPECT = 'Words.\n::expect[Seen]';

describe('procedure-without-verification', () => {
  const verification = (text: string) => said(text, 'procedure-without-verification');

  test.each([
    ['a check after the change', step('#a effect=mutate'), step('#b kind=check')],
    ['an expectation of the change', step('#a effect=mutate', EXPECT)],
    [
      'a test before what is done is pushed',
      step('#a effect=mutate'),
      step('#b kind=check'),
      step('#c effect=mutate'),
    ],
    [
      'a checklist of its own',
      step('#a effect=mutate'),
      ':::checklist[C]{#c phase=after}\n- [ ] x\n:::',
    ],
    ['only a look', step('#a kind=check')],
  ])('accepts %s', async (_, ...steps) => {
    expect(await verification(procedure('rollback', ...steps))).toEqual([]);
  });

  test.each([
    ['nothing', step('#a effect=mutate')],
    ['a look only before the change', step('#a kind=check', EXPECT), step('#b effect=mutate')],
    [
      'a checklist for before',
      step('#a effect=mutate'),
      ':::checklist[C]{#c phase=before}\n- [ ] x\n:::',
    ],
  ])('tells of %s', async (_, ...steps) => {
    expect(await verification(procedure('rollback', ...steps))).toEqual([
      '1 procedure-without-verification',
    ]);
  });

  test('accepts a link to a procedure that verifies, or to a checklist, and to nothing else', async () => {
    const linking = (id: string) =>
      procedure('rollback', step('#a effect=mutate', `Then [look](#${id}).`));
    const others = `${procedure('verify', step('#b')).replace('#p', '#v')}:::checklist[C]{#c}\n- [ ] x\n:::\n`;
    expect(await verification(linking('v') + others)).toEqual([]);
    expect(await verification(linking('c') + others)).toEqual([]);
    expect(await verification(linking('b') + others)).toHaveLength(1);
  });

  test('asks nothing of preparing, verifying and responding', async () => {
    for (const kind of ['prepare', 'verify', 'respond'])
      expect(await verification(procedure(kind, step('#a effect=mutate')))).toEqual([]);
  });
});

test('an irreversible step needs an approval before it, not after', async () => {
  const [drop, ask] = [step('#a effect=irreversible'), step('#b kind=approve')];
  expect(await said(procedure('respond', drop, ask), 'approval-missing')).toEqual([
    '2 approval-missing',
  ]);
  expect(await said(procedure('respond', ask, drop), 'approval-missing')).toEqual([]);
  const approver = procedure('respond', drop).replace('kind=', 'approver="the owner" kind=');
  expect(await said(approver, 'approval-missing')).toEqual([]);
});

test('an undo says something', async () => {
  const text = procedure('respond', step('#a effect=destructive', 'Words.\n::undo'));
  expect(await said(text, 'undo-missing')).toEqual(['4 undo-missing']);
  const command = 'Words.\n\n::::undo\n```bash\nrestore\n```\n::::';
  const filled = procedure('respond', step('#a effect=destructive', command));
  expect(await said(filled.replaceAll(/^::::(?=procedure|$)/gm, ':::::'), 'undo-missing')).toEqual(
    [],
  );
});

test('steps that need each other are told once', async () => {
  const text = procedure('respond', step('#a needs=b'), step('#b needs=a'));
  expect(await said(text, 'step-order')).toEqual(['2 step-order']);
  expect(await said(procedure('respond', step('#a needs=a')), 'step-order')).toEqual([
    '2 step-order',
  ]);
});

test('a step waits for some time or for something', async () => {
  const wait = (attributes: string, inner = '') =>
    said(procedure('respond', step(`#a kind=wait ${attributes}`, inner)), 'step-without-action');
  expect(await wait('')).toEqual(['2 step-without-action']);
  expect(await wait('budget=5m')).toEqual([]);
  expect(await wait('', 'Until the queue is empty.')).toEqual([]);
  expect(await wait('', '::expect[The queue is empty]')).toEqual([]);
});

test('output that a step shows is no action', async () => {
  const shown = (option: string) => step('#a', `\`\`\`bash ${option}\nls\n\`\`\``);
  expect(await said(procedure('respond', shown('sample')), 'step-without-action')).toEqual([
    '2 step-without-action',
  ]);
  expect(await said(procedure('respond', shown('')), 'step-without-action')).toEqual([]);
});

describe('checklists', () => {
  const items = (count: number) =>
    Array.from({ length: count }, (_, index) => `- [ ] item ${index}`).join('\n');
  const list = (text: string) =>
    said(`:::checklist[C]{#c}\n\n${text}\n\n:::\n`, 'long-checklist', 'empty-checklist');

  test('nine boxes are enough, and more stand in another list or deeper', async () => {
    expect(await list(items(9))).toEqual([]);
    expect(await list(items(10))).toEqual(['12 long-checklist']);
    expect(await list(`${items(6)}\n\nThen:\n\n${items(6).replaceAll('item', 'other')}`)).toEqual(
      [],
    );
    expect(await list(`- [ ] all\n${items(9).replace(/^/gm, '  ')}`)).toEqual([]);
    expect(await list(`- [ ] all\n${items(10).replace(/^/gm, '  ')}`)).toEqual([
      '13 long-checklist',
    ]);
  });

  test('a checklist without boxes is empty', async () => {
    expect(await list('Words.')).toEqual(['1 empty-checklist']);
    expect(await list('1. one\n2. two')).toEqual(['1 empty-checklist']);
  });
});

describe('drill-overdue', () => {
  const drill = (when: string, status: string) =>
    said(
      `:::drills\n\n| Procedure | When | Owner | Status |\n|---|---|---|---|\n| p | ${when} | us | ${status} |\n\n:::\n`,
      'drill-overdue',
    );

  test.each([
    ['a day that has passed', '2026-05-31', 'planned'],
    ['a month that has passed', '2026-05', ''],
    ['the last of two days', '2026-03-01 or 2026-05-01', 'planned'],
    ['a drill that was not held', '2026-05-31', 'postponed'],
    ['a drill that is not done', '2026-05-31', 'not done'],
    ['a plan that names an earlier failure', '2026-05-31', 'planned, the last one failed'],
  ])('tells of %s', async (_, when, status) => {
    expect(await drill(when, status)).toEqual(['5 drill-overdue']);
  });

  test.each([
    ['the day itself', '2026-06-01', 'planned'],
    ['the running month', '2026-06', 'planned'],
    ['a later second day', '2026-03-01, again 2026-09-01', 'planned'],
    ['a drill that was held', '2026-03-01', 'Done, 14 minutes'],
    ['a drill with a tick', '2026-03-01', '✓'],
    ['a drill that succeeded', '2026-03-01', 'succeeded'],
    ['a drill that was called off', '2026-03-01', 'Cancelled'],
    ['words', 'Before each release', 'planned'],
    ['no day at all', '2026-99-99', 'planned'],
  ])('is quiet about %s', async (_, when, status) => {
    expect(await drill(when, status)).toEqual([]);
  });
});

test('a field of the run or a variable is told by its name, once a template', async () => {
  const text = `:::template[T]{#t}\n\n- Send this:\n\n  \`\`\`text\n  Since {{run.started}}: {{cause}}, {{cause}}\n  \`\`\`\n\n:::\n`;
  expect(await said(text, 'undeclared-field')).toEqual(['6 undeclared-field']);
});
