import { describe, expect, test } from 'vitest';
import { checkFiles } from '../../../plugins/rollbook/check/checkFiles.ts';
import { asPlan } from '../../../plugins/rollbook/rules/asPlan.ts';

/** What one rule says of the body of a plan: `line: what was found`. */
async function said(rule: string, text: string): Promise<string[]> {
  const plan = asPlan({ text });
  const { files } = await checkFiles([{ path: 'x.mdx', text: plan.text }]);
  return files.flatMap(({ messages }) =>
    messages
      .filter(({ message }) => message.ruleId === rule)
      .map(({ message }) => {
        const found = message.reason.slice(message.reason.indexOf('found ') + 'found '.length);
        return `${(message.line ?? 0) - plan.before}: ${found}`;
      }),
  );
}

/** Triggers on the page, a line each: `when | more attributes`. */
function triggers(...rows: string[]): string {
  return rows
    .map((row, index) => {
      const [when = '', more = ''] = row.split('|');
      return `::trigger[T]{#t${index} when="${when.trim()}" ${more.trim()}}\n`;
    })
    .join('');
}

/** A question with these answers, each `when | outcome`; the first answer is in line 5. */
function question(...rows: string[]): string {
  const answers = rows.map((row) => {
    const [when = '', to = ''] = row.split('|').map((part) => part.trim());
    return `::answer[A]{to=${to}${when && ` when="${when}"`}}`;
  });
  const outcomes = [...new Set(rows.map((row) => row.split('|')[1]?.trim()))];
  return `::::decision[D]{#d}\n\n:::question[Q]{#q}\n\n${answers.join('\n')}\n::answer[?]{to=${outcomes[0]} unsure}\n\n:::\n\n${outcomes.map((id) => `::outcome[O]{#${id}}\n`).join('\n')}\n::::\n`;
}

describe('trigger-gap', () => {
  test.each([
    [
      'the side of a range and one point',
      ['x > 10%', 'x 2%..10%'],
      ['2: nothing for below 2% and exactly 10%'],
    ],
    [
      'one point between two sides',
      ['x < 20% | action=assess', 'x > 20% | action=rollback'],
      ['2: nothing for exactly 20%'],
    ],
    [
      'a band between a mild and a strong action',
      ['x <= 5% | action=assess', 'x > 10% | action=rollback'],
      ['2: nothing for above 5% to 10%'],
    ],
    [
      'both sides of a single range',
      ['x 2ms..10ms'],
      ['1: nothing for below 2ms and 10ms and more'],
    ],
    [
      'the place between two ranges',
      ['x 0..10', 'x 12..20', 'x >= 20'],
      ['2: nothing for from 10 to below 12'],
    ],
    ['negative values, where figures are', ['x -5..5', 'x >= 5'], ['1: nothing for below -5']],
  ])('tells of %s', async (_, rows, expected) => {
    expect(await said('trigger-gap', triggers(...rows))).toEqual(expected);
  });

  test.each([
    ['a single limit', ['x > 5%']],
    ['two limits of an escalation', ['x > 5% | action=assess', 'x > 10% | action=rollback']],
    [
      'a lower and an upper limit with one action',
      ['x < 5C | action=rollback', 'x > 90C | action=rollback'],
    ],
    ['sides that meet', ['x < 20%', 'x >= 20%']],
    ['a point that fills the hole', ['x > 10%', 'x = 10%', 'x 2%..10%', 'x < 2%']],
    ['a range that begins at zero', ['x 0%..5%', 'x >= 5%']],
    ['whole numbers without a unit', ['x <= 4', 'x >= 5']],
    ['codes', ['x = 1', 'x = 3']],
    ['different metrics', ['x > 10%', 'y < 2%']],
    ['different units', ['x > 1s', 'x < 500ms']],
    ['words', ['x = ok', 'x = failed']],
    ['everything but one value', ['x != 0', 'x > 5']],
  ])('is quiet about %s', async (_, rows) => {
    expect(await said('trigger-gap', triggers(...rows))).toEqual([]);
  });

  test('holds the triggers of procedures and of the page together', async () => {
    const text = `::trigger[T]{#a when="x > 10%"}\n::::procedure[P]{#p}\n::trigger[T]{#b when="x 0%..10%"}\n::::\n`;
    expect(await said('trigger-gap', text)).toEqual(['3: nothing for exactly 10%']);
  });

  test('tells of a value to which no answer fits', async () => {
    expect(await said('trigger-gap', question('x > 10% | a', 'x 2%..10% | b'))).toEqual([
      '6: nothing for below 2% and exactly 10%',
    ]);
    expect(await said('trigger-gap', question('x > 10% | a', 'x > 5% | b'))).toEqual([
      '6: nothing for 5% and less',
    ]);
  });

  test('is quiet where an answer without a condition takes the rest', async () => {
    expect(await said('trigger-gap', question('x > 10% | a', ' | b'))).toEqual([]);
    expect(await said('trigger-gap', question('x > 48h | a', 'x <= 48h | b'))).toEqual([]);
  });
});

describe('trigger-overlap', () => {
  test.each([
    [
      'crossing conditions',
      ['x > 5% | action=rollback', 'x 1%..10% | action=assess'],
      '2: `assess` here and `rollback` at `t0` for above 5% to below 10%',
    ],
    [
      'the same condition',
      ['x > 5% | action=rollback', 'x > 5% | action=assess'],
      '2: `assess` here and `rollback` at `t0` for more than 5%',
    ],
    [
      'an escalation the wrong way',
      ['x > 5% | action=rollback-now', 'x > 10% | action=assess'],
      '2: `assess` here and `rollback-now` at `t0` for more than 10%',
    ],
    [
      'a range within a wider one',
      ['x 0%..10% | action=assess', 'x 4%..6% | action=rollback'],
      '2: `rollback` here and `assess` at `t0` for from 4% to below 6%',
    ],
    [
      'one shared value',
      ['x >= 5% | action=rollback', 'x <= 5% | action=assess'],
      '2: `assess` here and `rollback` at `t0` for exactly 5%',
    ],
    [
      'the same word',
      ['x = failed | action=rollback', 'x = failed | action=assess'],
      '2: `assess` here and `rollback` at `t0` for `failed`',
    ],
  ])('tells of %s', async (_, rows, expected) => {
    expect(await said('trigger-overlap', triggers(...rows))).toEqual([expected]);
  });

  test.each([
    ['an escalation', ['x > 5% | action=assess', 'x > 10% | action=rollback']],
    ['an escalation downwards', ['x < 95% | action=assess', 'x < 90% | action=rollback-now']],
    ['the upper end of a range', ['x 2%..10% | action=assess', 'x 5%..10% | action=rollback']],
    ['one action', ['x > 5% | action=rollback', 'x 1%..10% | action=rollback']],
    ['different times', ['x > 5% | action=rollback for=5m', 'x > 4% | action=assess for=1h']],
    ['different metrics', ['x > 5% | action=rollback', 'y > 1% | action=assess']],
    ['no action', ['x > 5%', 'x 1%..10% | action=assess']],
    ['whole numbers without a unit', ['x > 4 | action=rollback', 'x < 5 | action=assess']],
    ['different words', ['x = ok | action=assess', 'x = failed | action=rollback']],
  ])('is quiet about %s', async (_, rows) => {
    expect(await said('trigger-overlap', triggers(...rows))).toEqual([]);
  });

  test('among answers, the narrower one has to stand first', async () => {
    expect(await said('trigger-overlap', question('x > 5% | a', 'x > 10% | b'))).toEqual([
      '6: `b` here and `a` at “A” for more than 10%',
    ]);
    expect(await said('trigger-overlap', question('x > 10% | b', 'x > 5% | a'))).toEqual([]);
    expect(await said('trigger-overlap', question('x > 5% | a', 'x > 10% | a'))).toEqual([]);
  });
});

describe('conflicting-threshold', () => {
  test('tells of two figures for one action', async () => {
    const rows = ['x > 10% | action=rollback', 'x > 5% | action=rollback'];
    expect(await said('conflicting-threshold', triggers(...rows))).toEqual([
      '2: `x > 5%` here and `x > 10%` at `t0`',
    ]);
  });

  test('holds an answer against a trigger that leads to the same place', async () => {
    const text = `::trigger[T]{#t when="x > 10%" action=rollback to=p}
::::decision[D]{#d}
:::question[Q]{#q}
::answer[Yes]{to=back when="x > 5%"}
::answer[No]{to=stay when="x <= 5%"}
:::
::outcome[Back]{#back action=rollback to=p}
::outcome[Stay]{#stay action=assess}
::::
`;
    expect(await said('conflicting-threshold', text)).toEqual([
      '4: `x > 5%` here and `x > 10%` at `t`',
    ]);
  });

  test.each([
    ['an escalation', ['x > 5% | action=assess', 'x > 10% | action=rollback']],
    ['the same figure', ['x > 5% | action=rollback', 'x >= 5% | action=rollback']],
    ['different times', ['x > 5% | action=rollback for=1h', 'x > 20% | action=rollback for=1m']],
    ['both ends', ['x > 90% | action=rollback', 'x < 10% | action=rollback']],
    ['different places', ['x > 5% | action=rollback to=a', 'x > 10% | action=rollback to=b']],
  ])('is quiet about %s', async (_, rows) => {
    expect(await said('conflicting-threshold', triggers(...rows))).toEqual([]);
  });

  const when = '::trigger[T]{#t when="affected_users > 10%" action=rollback}\n';
  const item = (text: string) => `${when}:::checklist[C]{#c}\n- [ ] ${text}\n:::\n`;

  test.each([
    ['in words', 'Scope is known (it affects more than 5% of the users)', '3: above 5% here'],
    ['in signs', 'Scope assessment completed (affects >5% of users)', '3: above 5% here'],
  ])('tells of a box with another figure, %s', async (_, text, expected) => {
    expect(await said('conflicting-threshold', item(text))).toEqual([
      `${expected} and \`affected_users > 10%\` at \`t\``,
    ]);
  });

  test.each([
    ['the same figure', 'More than 10% of the users are affected'],
    ['another metric', 'More than 5% of the requests fail'],
    ['another unit', 'More than 5 users are affected'],
    ['the other direction', 'Fewer than 1% of the users are still affected'],
  ])('is quiet about a box with %s', async (_, text) => {
    expect(await said('conflicting-threshold', item(text))).toEqual([]);
  });
});

describe('budget-exceeded', () => {
  const procedure = (...steps: string[]) =>
    `::::procedure[P]{#p budget=10m}\n${steps.map((step, i) => `:::step[S]{#s${i} ${step}}\n:::\n`).join('')}::::\n`;

  test.each([
    ['the sum of the steps', ['budget=6m', 'budget=5m kind=wait'], ['1: `11m`']],
    [
      'a single step, and not the sum as well',
      ['budget=60m deadline=9m', 'budget=1m'],
      ['2: a step of `1h`'],
    ],
    ['a deadline sooner than the step', ['budget=6m deadline=5m'], ['2: `5m` since the start']],
    ['a deadline after the procedure', ['budget=1m deadline=20m'], ['2: `20m`']],
  ])('tells of %s', async (_, steps, expected) => {
    expect(await said('budget-exceeded', procedure(...steps))).toEqual(expected);
  });

  test.each([
    ['optional steps', ['budget=6m', 'budget=5m optional']],
    ['a step that is owed afterwards', ['budget=6m', 'deadline=24h']],
    ['steps that just fit', ['budget=6m', 'budget=4m deadline=10m']],
  ])('is quiet about %s', async (_, steps) => {
    expect(await said('budget-exceeded', procedure(...steps))).toEqual([]);
  });
});
