import { describe, expect, test } from 'vitest';
import type { RunDraft, RunEvent, RunHeader } from '../../../plugins/rollbook/model/run.ts';
import { RunRecord } from '../../../plugins/rollbook/model/run.ts';
import { readClocks } from '../../../plugins/rollbook/run/clocks.ts';
import { exportRun } from '../../../plugins/rollbook/run/exportRun.ts';
import { importRun } from '../../../plugins/rollbook/run/importRun.ts';
import { metricsOf } from '../../../plugins/rollbook/run/metrics.ts';
import { readSheet } from '../../../plugins/rollbook/run/readSheet.ts';
import { reduce } from '../../../plugins/rollbook/run/reduce.ts';
import { report } from '../../../plugins/rollbook/run/report.ts';
import { wallTimes } from '../../../plugins/rollbook/run/wallTimes.ts';
import { event, header, id, MINUTE, START } from './sample.ts';
import { setUp } from './setUpStore.ts';

const HOUR = 60 * MINUTE;
const zone = 'Europe/Vienna';
const iso = (ms: number) => new Date(ms).toISOString();
/** 02:10 in Vienna. */
const DETECTED = START - 64 * MINUTE;
/** Opened at 08:00 in Vienna, long after it was run on paper. */
const OPENED = 286 * MINUTE;
const opened = [
  event(OPENED, { type: 'started', trigger: 'severe' }),
  event(OPENED + 1, { type: 'detected', detectedAt: iso(DETECTED) }),
];

function read(text: string, events: RunEvent[] = opened, now = START + OPENED + HOUR) {
  return readSheet(text, reduce(header, events), { zone, now });
}
/** What the only problem of a text is. */
function problem(text: string, events?: RunEvent[], now?: number): string {
  const { problems } = read(text, events, now);
  expect(problems).toHaveLength(1);
  return problems[0]?.message ?? '';
}
const times = (text: string) => read(text).entries.map(({ at }) => at.slice(0, 19));

/** A run in which the sheet was recorded by the store. */
function record(text: string, events = opened, begun: RunHeader = header) {
  const { store } = setUp({ run: { header: begun, events } });
  const sheet = readSheet(text, store.getSnapshot().state, { zone, now: START + OPENED + HOUR });
  expect(sheet.problems).toEqual([]);
  store.append(...sheet.drafts);
  return { ...store.getSnapshot(), sheet };
}

describe('an entry', () => {
  test('is a code, a time and what became of the step', () => {
    const text = 'A1 02:14, a2 02:20 KL; A 3 2.26 failed\n\nA3 0230 begun\nA3 02:31:30 ok';
    const { entries, problems } = read(text);
    expect(problems).toEqual([]);
    expect(entries.map(({ code, after, at }) => [code, after, at.slice(11, 19)])).toEqual([
      ['A1', 'Done', '01:14:00'],
      ['A2', 'Done', '01:20:00'],
      ['A3', 'Failed', '01:26:00'],
      ['A3', 'Begun', '01:30:00'],
      ['A3', 'Done', '01:31:30'],
    ]);
    expect(entries.map(({ before }) => before)).toEqual([
      'Not begun',
      'Not begun',
      'Not begun',
      'Failed',
      'Begun',
    ]);
  });

  test('keeps who, and the words, whatever commas are in them', () => {
    const text = [
      'start 02:11 KL had the phone',
      'A1 02:14 done by Kim Lee: took two tries, see OPS-3',
      'A2 02:20 K.L.',
      'A3 02:26 failed KL: timeout',
      'A4 02:30, skipped: not ours, says Kim; see the ticket, A5 02:31 n/a - no cluster',
      'end 03:05: stable again',
    ].join('\n');
    const { drafts, problems } = read(text);
    expect(problems).toEqual([]);
    const said = drafts.map(({ at: _, source, ...draft }) => {
      expect(source).toBe('paper');
      return draft;
    });
    expect(said).toEqual([
      { type: 'started' },
      { type: 'note', text: 'KL had the phone' },
      { type: 'step-done', target: 'confirm', by: 'Kim Lee' },
      { type: 'note', target: 'confirm', text: 'took two tries, see OPS-3' },
      { type: 'step-done', target: 'approve', by: 'K.L.' },
      { type: 'step-failed', target: 'switch', reason: 'timeout (KL)' },
      { type: 'step-skipped', target: 'restart', reason: 'not ours, says Kim; see the ticket' },
      { type: 'step-skipped', target: 'verify', reason: 'no cluster', notApplicable: true },
      { type: 'finished', text: 'stable again' },
    ] satisfies RunDraft[]);
  });

  test.each([
    ['02:14', 'Expected a step’s code and a time, found “02:14”'],
    ['A1', 'Expected a time such as 02:14 after A1, found nothing'],
    ['A1 24:00', 'found “24:00”'],
    ['A1 02:60', 'found “02:60”'],
    ['A1 02145', 'found “02145”'],
    ['A1 02:14 fialed', 'initials in capitals, found “fialed”'],
    ['A1 02:14 kl', 'found “kl”'],
    ['A1 02:14 not done', 'found “not done”'],
    // Half a day or a zone is nobody’s initials.
    ['A1 2:14 PM', 'a time of 24 hours such as 14:05, and no zone, found “2:14 PM”'],
    ['A2 2:20 P.M.', 'If P.M. is a person, write: by P.M.'],
    ['A1 2:14am', 'found “2:14 am”'],
    ['A1 02:14Z', 'found “02:14 Z”'],
    ['A1 02:14 UTC', 'found “02:14 UTC”'],
    ['A1 02:14 CEST done', 'found “02:14 CEST”'],
    ['end 02:40 PM', 'found “02:40 PM”'],
    ['A3 02:25 skipped DNS', 'A3 02:25 skipped: why'],
    ['A3 02:25 skipped by timeout', 'A3 02:25 skipped: why'],
    // A step that is not there has no time that could be wrong.
    ['B3 01:00', 'Expected a step of this run, A1 to A6, found B3'],
    ['B3 02:14', 'Expected a step of this run, A1 to A6, found B3'],
    ['A3 02:25 skipped', 'A3 02:25 skipped: why'],
    ['A3 02:25 n/a KL', 'Expected a reason, found none'],
    ['A2 02:20', 'Expected who approved A2'],
    ['A1 02:20 reopened', 'nothing to reopen'],
    ['start 08:30', 'Expected a start before all else'],
  ])('%s is refused', (text, words) => {
    expect(problem(text)).toContain(words);
  });

  test.each([
    ['A3 02:25 failed DNS', { type: 'step-failed', reason: 'DNS' }],
    ['A3 02:25 failed by timeout', { type: 'step-failed', reason: 'by timeout' }],
    ['A3 02:25 failed by Kim Lee: DNS', { type: 'step-failed', reason: 'DNS (Kim Lee)' }],
    ['A3 02:25 failed KL: DNS', { type: 'step-failed', reason: 'DNS (KL)' }],
    ['A3 02:25 by PM', { type: 'step-done', by: 'PM' }],
    ['A3 02:25 done Z', { type: 'step-done', by: 'Z' }],
    ['A3 02:25 PMK', { type: 'step-done', by: 'PMK' }],
  ])('%s takes nothing else for a person', (text, draft) => {
    const { problems, drafts } = read(`start 02:12, ${text}`);
    expect(problems).toEqual([]);
    const [, { at: _, source: __, ...found } = {}] = drafts;
    expect(found).toEqual({ ...draft, target: 'switch' });
  });

  test('that is wrong stands beside good ones, with its place in the text', () => {
    const text = 'A1 02:14\nA9 02:20, A3 02:26';
    const { entries, problems } = read(text);
    expect(entries.map(({ code }) => code)).toEqual(['A1', 'A3']);
    expect(problems).toMatchObject([{ line: 2, entry: 2 }]);
    expect(text.slice(problems[0]?.from, problems[0]?.to)).toBe('A9 02:20');
    expect(read('A1 02:14\r\nA9 02:20').problems).toMatchObject([{ line: 2, entry: 2 }]);
  });

  test('of any length is read in no time', () => {
    // What grows with the square of it takes seconds, on any machine.
    const long = 60_000;
    const fills = ['0', '1', 'a', ' ', ',', ':', '.', '-', 'by ', 'KL', '02:14 '];
    for (const start of ['a', 'A1 02:14', 'A1 02:14 failed', 'A1', 'end'])
      for (const fill of fills) {
        const before = performance.now();
        read(`${start}${fill.repeat(long / fill.length)}x`);
        expect(performance.now() - before, `${start}${fill}`).toBeLessThan(1500);
      }
    expect(read('a0001 02:14').entries).toMatchObject([{ code: 'A1' }]);
    expect(problem('A9999999999 02:14')).toContain('Expected a step’s code');
  });

  test('never overwrites in silence what stands', () => {
    expect(problem('A1 02:14, A1 02:16 failed')).toContain('It is done already.');
    expect(problem('A1 02:14, A1 02:16 failed')).toContain('A1 02:16 reopened');
    expect(problem('A1 02:14 begun, A1 02:16 begun')).toContain('begun already. Leave');
    expect(problem('A1 02:14 failed, A1 02:16 failed')).toContain('A1 02:16 begun');
    expect(problem('A1 02:14 failed, A1 02:16 n/a: x')).toContain('Write skipped');
    expect(read('A1 02:14, A1 02:16 reopened, A1 02:18').problems).toEqual([]);
    expect(read('A1 02:14 failed, A1 02:16').problems).toEqual([]);
    const live = [...opened, event(OPENED + MINUTE, { type: 'step-done', target: 'confirm' })];
    expect(problem('A1 02:14', live)).toContain('done at 2026-11-21 08:01');
    expect(problem('A1 08:10', live)).toContain('reopen it first: A1 08:10 reopened');
    expect(problem('end 08:10', [...live, event(OPENED + 2, { type: 'finished' })])).toContain(
      'found one that has ended',
    );
  });
});

describe('the end', () => {
  const at = (time: string, draft: RunDraft) =>
    event(Date.parse(`2026-11-21T${time}+01:00`) - START, draft);
  const begun = [
    at('02:10:30', { type: 'started' }),
    at('03:00:00', { type: 'step-done', target: 'switch' }),
  ];
  const ended = [...begun, at('03:30:00', { type: 'finished' })];

  test('lies after all that the run has of its steps', () => {
    expect(problem('end 02:12', begun)).toContain('the last at 2026-11-21 03:00, found 02:12');
    const reopened = [...ended, at('03:40:00', { type: 'step-reopened', target: 'switch' })];
    expect(problem('end 03:35', reopened)).toContain('the last at 2026-11-21 03:40');
    expect(record('end 03:40', reopened).state.ended?.at).toContain('T02:40');
    expect(record('A1 02:12, end 03:00', begun).state.status).toBe('finished-with-exceptions');
  });

  test('lies after a start in the same minute', () => {
    expect(problem('end 02:10', begun.slice(0, 1))).toContain(
      'an end after the start, in the same',
    );
    expect(record('A1 02:11, end 02:11', begun.slice(0, 1)).state.ended).toBeDefined();
  });

  test('is taken back by a step that is reopened after it, and only after it', () => {
    const text = 'A3 03:40 reopened, A3 03:45, end 03:50';
    expect(record(text, ended).state.ended?.at).toContain('T02:50');
    expect(record('A3 03:40 reopened', ended).state.status).toBe('running');
    expect(problem('A3 03:20 reopened', ended)).toContain(
      'Expected a time after the end of the run, 2026-11-21 03:30, found 03:20',
    );
    expect(record('end 03:30, A3 03:31 reopened', begun).state.ended).toBeUndefined();
    expect(problem('end 03:30, A3 03:31 reopened, end 03:29', begun)).toContain('before it');
    expect(problem('end 03:30, end 03:31', begun)).toContain('one that has ended');
  });
});

describe('an entry that would come to something else', () => {
  /** What somebody did at 03:00, by a clock that had been set back from 04:00. */
  const setBack = (draft: RunDraft) => [
    event(-30 * MINUTE, { type: 'started' }),
    event(46 * MINUTE, draft, { at: iso(START - 14 * MINUTE) }),
  ];

  test.each([
    ['A1 03:10 reopened', 'A1 to be reopened', { type: 'step-done', target: 'confirm' }],
    ['A1 03:10', 'A1 to be done', { type: 'step-failed', target: 'confirm' }],
    ['end 03:10', 'the run to be finished', { type: 'step-reopened', target: 'confirm' }],
  ] satisfies [string, string, RunDraft][])('%s is refused', (text, words, draft) => {
    const events = setBack(draft);
    if (draft.type === 'step-reopened')
      events.push(event(-20 * MINUTE, { type: 'step-done', target: 'confirm' }));
    const { entries, drafts } = read(text, events);
    expect(problem(text, events)).toContain(`Expected ${words}, but what the run has already`);
    expect([entries, drafts]).toEqual([[], []]);
  });
});

describe('a time', () => {
  test('runs forward, over midnight too', () => {
    const late = [
      event(0, { type: 'started' }, { at: '2026-11-21T22:30:00.000Z' }),
      event(1, { type: 'detected', detectedAt: '2026-11-21T22:31:20.000Z' }),
    ];
    const now = Date.parse('2026-11-22T10:00:00Z');
    // The minute of the detection itself is not before it.
    const { entries } = read('A1 23:31, A3 23:59, A4 00:05, A5 10:00', late, now);
    expect(entries.map(({ at }) => at)).toEqual([
      '2026-11-21T22:31:00.000Z',
      '2026-11-21T22:59:00.000Z',
      '2026-11-21T23:05:00.000Z',
      '2026-11-22T09:00:00.000Z',
    ]);
  });

  test('is an error where it lies before the detection, runs backwards, or lies ahead', () => {
    expect(problem('A1 02:09')).toContain('at or after 2026-11-21 02:10, that of the detection');
    expect(problem('A1 02:14, A3 02:12')).toContain('the entry before it, found 02:12.');
    expect(problem('A1 02:14, A3 02:12')).toContain('write the date: A3 2026-11-22 02:12');
    expect(problem('A1 2026-11-20 02:14')).toContain('that of the detection');
    expect(problem('A1 09:01')).toContain('it lies ahead');
    expect(read('A1 09:00').problems).toEqual([]);
    // The next day has come, and still nobody said that it was meant.
    expect(problem('A1 02:14, A3 02:12', opened, START + 72 * HOUR)).toContain('before it');
    expect(problem('A1 14:00, A3 02:00', opened, START + 72 * HOUR)).toContain('before it');
    // Less than twelve hours on, but that night has not come yet.
    expect(problem('A1 14:14, A3 01:00', opened, START + 12 * HOUR)).toContain('before it');
  });

  test.each(['1969-12-01T00:00:00.000Z', '0000-01-01T00:00:00.000Z', '9999-12-31T23:59:59.000Z'])(
    'after a detection at %s is a problem, and no error',
    (detectedAt) => {
      const events = [
        event(OPENED, { type: 'started' }),
        event(OPENED + 1, { type: 'detected', detectedAt }),
      ];
      for (const text of ['START 02:14', 'A1 02:14', 'END 02:14', 'A1 2026-11-21 02:14'])
        expect(problem(text, events)).toContain('Correct the time of detection');
    },
  );

  test('can have a date, and then lies there', () => {
    const { entries } = read('A1 02:14, A3 2026-11-22 02:12', opened, START + 3 * 24 * HOUR);
    expect(entries[1]?.at).toBe('2026-11-22T01:12:00.000Z');
    expect(problem('A1 2026-02-30 02:14')).toContain('Expected a time that there is');
  });

  test('is that of the zone, on the days when the clocks change', () => {
    const at = (date: string, time: string) => wallTimes(date, time, zone).map(iso);
    expect(at('2026-03-29', '02:30:00')).toEqual([]);
    expect(at('2026-03-29', '03:30:00')).toEqual(['2026-03-29T01:30:00.000Z']);
    expect(at('2026-10-25', '02:30:15')).toEqual([
      '2026-10-25T00:30:15.000Z',
      '2026-10-25T01:30:15.000Z',
    ]);
    expect(at('2026-10-25', '03:30:00')).toEqual(['2026-10-25T02:30:00.000Z']);
    expect(wallTimes('2026-11-21', '02:30:00', 'Asia/Kathmandu').map(iso)).toEqual([
      '2026-11-20T20:45:00.000Z',
    ]);
    const night = [event(0, { type: 'started' }, { at: '2026-10-24T23:50:00.000Z' })];
    const now = Date.parse('2026-10-25T08:00:00Z');
    const { entries } = read('A1 01:55, A3 02:40, A4 02:30, A5 03:00', night, now);
    expect(entries.map(({ at: when, twice }) => [when.slice(11, 16), twice])).toEqual([
      ['23:55', false],
      ['00:40', true],
      ['01:30', false],
      ['02:00', false],
    ]);
  });

  test('that the clocks left out in the morning is that of the night after', () => {
    const at = (when: string) => [event(0, { type: 'started' }, { at: when })];
    const later = Date.parse('2026-03-31T08:00:00Z');
    const { entries, problems } = read('A1 23:50, A3 02:30', at('2026-03-29T21:40:00.000Z'), later);
    expect(problems).toEqual([]);
    expect(entries[1]?.at).toBe('2026-03-30T00:30:00.000Z');
    const morning = at('2026-03-29T00:40:00.000Z');
    expect(problem('A1 01:50, A3 02:30', morning, later)).toContain(
      'Expected a time that there is, found 2026-03-29 02:30:00',
    );
  });

  test('has the seconds that were written', () => {
    expect(times('A1 02:14, A3 2.14.05')).toEqual(['2026-11-21T01:14:00', '2026-11-21T01:14:05']);
  });
});

describe('what is recorded', () => {
  const SHEET =
    'start 02:12, A1 02:14, A2 02:20 KL, A3 02:22 begun, A3 02:25 failed: timeout, A3 02:28, A4 02:30 skipped: not ours, A5 02:34, end 02:40';

  test('counts as if it had been ticked at the time: steps, clocks, metrics, report', () => {
    const { state, record: kept } = record(SHEET);
    expect(state.steps.map(({ status }) => status)).toEqual([
      'done',
      'done',
      'done',
      'skipped',
      'done',
      'pending',
    ]);
    expect(state.steps.map(({ duration }) => duration && duration / MINUTE)).toEqual([
      2,
      6,
      6,
      undefined,
      4,
      undefined,
    ]);
    expect(state.trigger).toBe('severe');
    expect(state.inert).toEqual([]);
    expect(state.gaps).toEqual([]);
    expect(state.status).toBe('finished-with-exceptions');
    expect(metricsOf(state)).toEqual({
      decide: 2 * MINUTE,
      execute: 16 * MINUTE,
      validate: 6 * MINUTE,
      total: 30 * MINUTE,
    });
    const clocks = readClocks(state, { wall: START + OPENED + HOUR });
    expect(clocks.procedure).toMatchObject({ elapsed: 28 * MINUTE, running: false });
    expect(clocks.sinceDetection.elapsed).toBe(30 * MINUTE);

    const text = report(state);
    expect(text).toContain('| Started | 2026-11-21 02:12 (Europe/Vienna) |');
    expect(text).toContain(
      '| 02:14 | 2 min | Ada | A1 Do confirm: done (from paper) | about 2 min',
    );
    expect(text).toContain('A2 Do approve: done (from paper): by KL');
    expect(text).toContain('| 08:00 | 5 h 48 min | Ada | Run opened: severe |');
    const rows = text.match(/^\| \d\d:\d\d (?=\|.*\|.*\|.*\|)/gm);
    expect(rows).toEqual(rows?.toSorted());
    expect(rows).toHaveLength(state.events.length);

    for (const { source, mono, session, at, id: own } of kept.events)
      if (source) {
        expect([mono, session]).toEqual([undefined, undefined]);
        expect(own.slice(0, 10)).toBe(id(Date.parse(at) - START).slice(0, 10));
      }
    expect(RunRecord.safeParse(kept).success).toBe(true);
    const found = importRun(exportRun(kept));
    if (!found.ok) throw new Error(JSON.stringify(found.errors));
    expect(found.records.map((one) => reduce(one.header, one.events))).toEqual([state]);
  });

  test('moves the start to the first entry, where the sheet does not say it, and says so', () => {
    const { state, sheet } = record('A1 02:14, A3 02:20');
    expect(sheet.begins).toBe('2026-11-21T01:14:00.000Z');
    expect(sheet.entries).toHaveLength(2);
    expect(state.started?.at).toBe(sheet.begins);
    expect(state.steps[2]?.duration).toBe(6 * MINUTE);
    expect(metricsOf(state).decide).toBe(4 * MINUTE);
    // From then on it goes on here, counted from when it was opened.
    const live = event(OPENED + 3 * MINUTE, { type: 'step-done', target: 'restart' });
    expect(reduce(header, [...state.events, live]).steps[3]?.duration).toBe(3 * MINUTE);
    expect(state.since?.at).toBe(iso(START + OPENED));
  });

  test('fits between what was ticked before and after the network was gone', () => {
    const live = [
      event(0, { type: 'started' }),
      event(10_000, { type: 'step-started', target: 'confirm' }),
      event(HOUR, { type: 'step-done', target: 'restart' }),
    ];
    const { state, sheet } = record('A1 03:20, A3 03:30', live);
    expect(sheet.begins).toBeUndefined();
    expect(state.steps.map(({ duration }) => duration)).toEqual([
      6 * MINUTE - 10_000,
      undefined,
      10 * MINUTE,
      44 * MINUTE,
      undefined,
      undefined,
    ]);
    expect(state.elapsed).toEqual(state.elapsed.toSorted((a, b) => a - b));
  });

  test('is in the order of the sheet within a minute', () => {
    const { state } = record('A1 02:14 failed, A1 02:14 begun, A1 02:14, A3 02:14');
    expect(state.steps[0]).toMatchObject({ status: 'done' });
    expect(state.steps[0]?.attempts.map(({ result }) => result)).toEqual(['failed', 'done']);
    expect(state.inert).toEqual([]);
  });

  test('holds no secret that this tab knows', () => {
    const { store } = setUp({
      run: { header, events: opened },
      secrets: () => ['hunter2', 'paper'],
    });
    const now = START + OPENED + HOUR;
    const { state } = store.getSnapshot();
    store.append(...readSheet('A3 02:26 failed: hunter2 paper', state, { zone, now }).drafts);
    const { steps, events } = store.getSnapshot().state;
    expect(steps[2]?.reason).toBe('[secret] [secret]');
    expect(events.filter(({ source }) => source === 'paper')).toHaveLength(2);
  });

  test('a time that is none is refused, and nothing is added', () => {
    const { store } = setUp();
    const draft = { type: 'step-done', target: 'confirm', source: 'paper' } as const;
    expect(() => store.append({ ...draft, at: iso(START) }, { ...draft, at: 'soon' })).toThrow(
      RangeError,
    );
    expect(store.getSnapshot().state.events).toEqual([]);
  });
});
