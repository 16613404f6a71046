import { describe, expect, test, vi } from 'vitest';
import { type RunDraft, RunHeader, type RunRecord } from '../../../plugins/rollbook/model/run.ts';
import { exportRun, exportRuns } from '../../../plugins/rollbook/run/exportRun.ts';
import { importRun, MAX_IMPORT_BYTES } from '../../../plugins/rollbook/run/importRun.ts';
import { mergeRecords } from '../../../plugins/rollbook/run/mergeRecords.ts';
import { quoteAlways, quoteWord } from '../../../plugins/rollbook/run/quote.ts';
import { withholdSecrets } from '../../../plugins/rollbook/run/withholdSecrets.ts';
import { CANARY, event, header, id, START, snapshot, story } from './sample.ts';

const record: RunRecord = { header, events: story };
const text = exportRun(record);
const parsed = () =>
  JSON.parse(text) as { header: Record<string, unknown>; events: Record<string, unknown>[] };

function refused(file: string | Uint8Array) {
  const found = importRun(file);
  if (found.ok) throw new Error('it was taken');
  return found.errors[0];
}
function taken(file: string | Uint8Array) {
  const found = importRun(file);
  if (!found.ok) throw new Error(JSON.stringify(found.errors));
  return found;
}
const only = (file: string) => taken(file).records[0] as RunRecord;

describe('export and import', () => {
  test('export, import, export: the same bytes, whatever the order', () => {
    expect(exportRun(only(text))).toBe(text);
    expect(exportRun({ header, events: [...story.toReversed(), ...story] })).toBe(text);
    const bytes = new TextEncoder().encode(text);
    expect(exportRun(taken(bytes).records[0] as RunRecord)).toBe(text);
  });

  test('events and fields of a later Rollbook pass through', () => {
    const later = event(999_000, { type: 'note', text: 'x' }, {
      type: 'teleported',
      where: { a: [1, 2] },
    } as never);
    const odd = event(999_001, { type: 'step-done', target: 'confirm' }, { mood: 'good' } as never);
    const out = exportRun({ header, events: [...story, later, odd] });
    expect(out).toContain('teleported');
    expect(out).toContain('"mood": "good"');
    expect(exportRun(only(out))).toBe(out);
  });

  test('many runs in one file', () => {
    const other = { header: { ...header, runId: id(5, 5, 5) }, events: [] };
    const [out = '', ...more] = exportRuns([other, record], MAX_IMPORT_BYTES);
    expect(more).toEqual([]);
    expect(exportRuns(taken(out).records, MAX_IMPORT_BYTES)).toEqual([out]);
    expect(taken(out).records).toHaveLength(2);
    // Nothing is spent on indentation.
    expect(out.length).toBeLessThan(JSON.stringify({ runs: [other, record] }).length + 10);
    expect(exportRuns([], MAX_IMPORT_BYTES)).toEqual([]);
  });

  test('runs that would make a file too large are in several, none larger than can be imported', () => {
    const runs = [1, 2, 3, 4, 5].map((i) => ({
      header: { ...header, runId: id(i, i, i) },
      events: [event(i, { type: 'note', text: 'ü'.repeat(100) })],
    }));
    const [all = ''] = exportRuns(runs, MAX_IMPORT_BYTES);
    const size = (file: string) => new TextEncoder().encode(file).length;
    const limit = Math.ceil(size(all) / 2);
    const files = exportRuns(runs, limit);
    expect(files.length).toBe(3);
    for (const file of files) expect(size(file)).toBeLessThanOrEqual(limit);
    expect(files.flatMap((file) => taken(file).records)).toEqual(taken(all).records);
    expect(exportRuns(runs, size(all) + 2)).toEqual([all]);
    expect(exportRuns(runs, 10)).toHaveLength(5);
  });
});

describe('a file from anybody', () => {
  test('is refused with the place and the reason', () => {
    const without = parsed();
    delete without.events[9]?.actor;
    expect(refused(JSON.stringify(without))?.path).toBe('events[9].actor');
    const reasonless = parsed();
    const skip = reasonless.events.find(({ type }) => type === 'step-skipped');
    if (skip) skip.reason = '';
    expect(refused(JSON.stringify(reasonless))?.path).toMatch(/^events\[\d+\]\.reason$/);
    expect(refused('nonsense')?.message).toMatch(/Expected JSON/);
    expect(refused('[]')?.message).toMatch(/header/);
    expect(refused('null')?.message).toMatch(/header/);
    expect(refused(JSON.stringify({ ...parsed(), more: 1 }))?.path).toBe('more');
  });

  test('a newer one says so', () => {
    const newer = parsed();
    newer.header.schemaVersion = 2;
    expect(refused(JSON.stringify(newer))?.message).toMatch(/newer Rollbook/);
  });

  test('too large, too deep, not UTF-8', () => {
    expect(refused(new Uint8Array(17 * 1024 * 1024))?.message).toMatch(/at most 16 MiB/);
    expect(refused('['.repeat(1_000_000))?.message).toMatch(/levels/);
    expect(refused(`{"header": ${'{"a":'.repeat(50)}1${'}'.repeat(51)}`)?.message).toMatch(
      /levels/,
    );
    expect(refused(new Uint8Array([0x22, 0xff, 0x22]))?.message).toMatch(/UTF-8/);
    // Brackets in a text are no depth.
    expect(
      taken(exportRun({ header, events: [event(1, { type: 'note', text: '[{'.repeat(500) })] })).ok,
    ).toBe(true);
  });

  test.each(['"__proto__"', '"\\u005f_proto__"', '"constructor"', '"prototype" '])(
    'the key %s is refused',
    (key) => {
      expect(
        refused(text.replace('"header":', `${key}: {"polluted": true}, "header":`))?.message,
      ).toMatch(/Expected no key/);
      expect(
        refused(text.replace('"actor":', `${key}: {"polluted": true}, "actor":`))?.message,
      ).toMatch(/Expected no key/);
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    },
  );

  test('an id that would break out of its key is refused', () => {
    const bad = parsed();
    bad.header.runId = 'x:../y';
    expect(refused(JSON.stringify(bad))?.path).toBe('header.runId');
  });

  test('one id with two meanings is refused, the same event twice is not', () => {
    const a = event(1, { type: 'note', text: 'a' });
    const b = event(1, { type: 'note', text: 'b' });
    expect(refused(JSON.stringify({ header, events: [a, b] }))?.path).toBe('events[1].id');
    expect(only(JSON.stringify({ header, events: [a, a] })).events).toHaveLength(1);
  });

  test('lists too long for the schema are refused before it sees them', () => {
    const schema = vi.spyOn(RunHeader, 'safeParse');
    const { procedure } = header.snapshot;
    const withSteps = (steps: unknown) =>
      JSON.stringify({
        header: {
          ...header,
          snapshot: { ...header.snapshot, procedure: { ...procedure, steps } },
        },
        events: [],
      });
    const zeros = (length: number) => Array.from({ length }, () => 0);
    expect(refused(withSteps(zeros(2_001)))).toEqual({
      path: 'header',
      message: 'Expected at most 2000 in `steps`, found 2001',
    });
    const nested = Array.from({ length: 20 }, () => ({ expects: zeros(1_000) }));
    expect(refused(withSteps(nested))?.message).toBe(
      'Expected at most 20000 in all lists, found more',
    );
    expect(schema).not.toHaveBeenCalled();
    expect(refused(withSteps(zeros(1_999)))?.path).toMatch(/steps\[0\]$/);
    expect(schema).toHaveBeenCalledOnce();
    schema.mockRestore();
  });

  test('what a clock wrote that is more than two days ahead is refused', () => {
    const day = 86_400_000;
    const note = { type: 'note', text: 'x' } as const;
    const near = { header, events: [event(1.9 * day, note)] };
    expect(importRun(exportRun(near), START).ok).toBe(true);
    const late = { header, events: [event(3 * day, note, { at: new Date(START).toISOString() })] };
    const found = importRun(exportRun(late), START);
    expect(found).toMatchObject({ ok: false, errors: [{ path: 'events[0].id' }] });
    const at = '2031-01-01T00:00:00.000Z';
    const odd = importRun(exportRun({ header, events: [event(1, note, { at })] }), START);
    if (odd.ok) throw new Error('it was taken');
    expect(odd.errors[0]?.path).toBe('events[0].at');
    expect(odd.errors[0]?.message).toContain(`two days from now, found ${at}`);
  });

  test('too many events are refused', () => {
    const many = Array.from({ length: 20_001 }, () => 0);
    expect(refused(JSON.stringify({ header, events: many }))?.message).toMatch(/at most 20000/);
  });
});

describe('merging', () => {
  test('joins by id and counts what is new', () => {
    const ours = { header, events: story.slice(0, 10) };
    const theirs = { header, events: story.slice(5) };
    const merged = mergeRecords(ours, theirs);
    expect(merged).toMatchObject({ ok: true, added: story.length - 10, conflicts: [] });
    expect(merged.ok && exportRun(merged.record)).toBe(text);
  });

  test('never rewrites ours', () => {
    const a = event(1, { type: 'note', text: 'zzz ours' });
    const b = event(1, { type: 'note', text: 'aaa theirs' });
    const merged = mergeRecords({ header, events: [a] }, { header, events: [b] });
    expect(merged).toMatchObject({
      ok: true,
      record: { events: [a] },
      added: 0,
      conflicts: [a.id],
    });
  });

  test('refuses another run, and the same id with another beginning', () => {
    const other = { ...header, runId: id(3, 3, 3) };
    expect(mergeRecords(record, { header: other, events: [] }).ok).toBe(false);
    expect(mergeRecords(record, { header: { ...header, mode: 'drill' }, events: [] }).ok).toBe(
      false,
    );
  });
});

describe('secrets', () => {
  const declared = event(1, { type: 'variable', target: 'token', value: CANARY });

  test('the value of a secret variable is taken out of an event, an export and an import', () => {
    expect(withholdSecrets(header, declared, [])).toMatchObject({ secret: true });
    expect(withholdSecrets(header, declared, [])).not.toHaveProperty('value');
    expect(exportRun({ header, events: [declared] })).not.toContain(CANARY);
    const found = taken(JSON.stringify({ header, events: [declared] }));
    expect(JSON.stringify(found.records)).not.toContain(CANARY);
    expect(found.warnings).toEqual(['1 values of secret variables were left out']);
  });

  test('a secret typed elsewhere is replaced wherever it stands', () => {
    const drafts = [
      { type: 'note', text: `it is ${CANARY}, really ${CANARY}` },
      { type: 'observed', target: 'confirm', value: CANARY },
      { type: 'step-skipped', target: 'confirm', reason: `?t=${encodeURIComponent('a b&c/d')}` },
      { type: 'variable', target: 'config', value: CANARY },
    ] as const;
    for (const draft of drafts) {
      const clean = JSON.stringify(withholdSecrets(header, event(1, draft), [CANARY, 'a b&c/d']));
      expect(clean).toContain('[secret]');
      expect(clean).not.toContain(CANARY);
      expect(clean).not.toContain('a%20b');
    }
    const plain = event(1, { type: 'note', text: 'nothing here' });
    expect(withholdSecrets(header, plain, [CANARY, ''])).toBe(plain);
  });

  test.each([
    ['s3cr!t-pw', quoteAlways('s3cr!t-pw')],
    ["s3cr't-pw", quoteWord("s3cr't-pw")],
    ['a/b+c=d!', 'a%2Fb%2Bc%3Dd!'],
    ['a/b+c=d!', 'a%2fb%2bc%3dd!'],
    ['a/b+c=d!', 'a%2Fb%2Bc%3Dd%21'],
    ['a/b c&d', 'a/b%20c&d'],
    ['with space x', 'with+space+x'],
    ['pa"ss\\word', JSON.stringify('pa"ss\\word')],
    ['p&ss<word', 'p&amp;ss&lt;word'],
    [`p&ss"w'rd`, 'p&amp;ss&quot;w&#39;rd'],
    [`p&ss"w'rd`, 'p&amp;ss"w\'rd'],
  ])('a secret %s is replaced in the form %s', (secret, form) => {
    const found = withholdSecrets(header, { type: 'note', text: `it: ${form}.` }, [secret]);
    expect(found).toMatchObject({ text: expect.stringMatching(/^it: "?\[secret\]"?\.$/) });
  });

  test('a short secret is left in every form', () => {
    const plain = event(1, { type: 'note', text: "it is 'abc' or a%20b, &amp;" });
    expect(withholdSecrets(header, plain, ['abc', 'a b', '&', '\ud800'])).toBe(plain);
  });

  test('a name of the plan stays, whatever the secret, and its words elsewhere do not', () => {
    const secrets = [
      'switch',
      'confirm',
      'block',
      'triage',
      'targets',
      'tomorrow',
      'post-',
      'token',
    ];
    const named: RunDraft[] = [
      { type: 'step-done', target: 'switch' },
      { type: 'note', target: 'confirm', text: 'x' },
      { type: 'answered', target: 'triage', question: 'blocking', answer: 0 },
      { type: 'observed', target: 'targets', expect: 1, value: '0' },
      { type: 'checked', target: 'tomorrow', item: 'i3' },
      { type: 'template-used', target: 'post-mortem' },
      { type: 'variable', target: 'token', secret: true },
    ];
    for (const draft of named) expect(withholdSecrets(header, draft, secrets)).toBe(draft);
    const item = 'an-item-in-an-item';
    const inner = [{ id: item, text: 'x', line: 1, items: [] }];
    const [list, ...lists] = snapshot.checklists;
    if (!list) throw new Error('no checklist');
    const items = [{ id: 'outer', text: 'x', line: 1, items: inner }];
    const deep = { ...snapshot, checklists: [{ ...list, items }, ...lists] };
    const tick: RunDraft = { type: 'checked', target: 'tomorrow', item };
    expect(withholdSecrets({ ...header, snapshot: deep }, tick, ['an-item'])).toBe(tick);
    expect(
      withholdSecrets(header, { type: 'note', target: 'switchboard', text: 'switch' }, secrets),
    ).toEqual({ type: 'note', target: '[secret]board', text: '[secret]' });
  });
});
