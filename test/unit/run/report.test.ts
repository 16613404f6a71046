import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toString as textOf } from 'mdast-util-to-string';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import type { RunDraft } from '../../../plugins/rollbook/model/run.ts';
import { deviationsOf } from '../../../plugins/rollbook/run/deviations.ts';
import { escapeMarkdown } from '../../../plugins/rollbook/run/escapeMarkdown.ts';
import { fileNames } from '../../../plugins/rollbook/run/fileNames.ts';
import { localTime } from '../../../plugins/rollbook/run/formatTime.ts';
import { metricsOf, targetLimit, targetResults } from '../../../plugins/rollbook/run/metrics.ts';
import { reduce } from '../../../plugins/rollbook/run/reduce.ts';
import { report } from '../../../plugins/rollbook/run/report.ts';
import { runFields } from '../../../plugins/rollbook/run/runFields.ts';
import fc from '../../seeded.ts';
import { CANARY, event, header, MINUTE, START, story } from './sample.ts';

const state = reduce(header, story);
const parse = (text: string) =>
  fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });

describe('the report', () => {
  const text = report(state);

  test('is the one that was looked at', () => {
    const golden = fileURLToPath(new URL('../../fixtures/runs/story.golden.md', import.meta.url));
    if (process.env.UPDATE) writeFileSync(golden, text);
    expect(text).toBe(readFileSync(golden, 'utf8'));
  });

  test('says what happened, minute by minute, on the clock of the place', () => {
    expect(text).toContain('| 03:15 | 1 min 10 s | Ada | A1 Do confirm: done | 1 min of 2 min |');
    expect(text).toContain('A4 Do restart: skipped: it restarts by itself');
    expect(text).toContain('- A3 Failed: Do switch. Reason: timeout');
    expect(text).toContain('Finished with exceptions');
    expect(text).toContain('due 2026-11-22 03:14 (Europe/Vienna)');
    expect(text).toContain('| Time to decide | under 15 minutes | 4 min | met |');
  });

  test('text of people stays text', () => {
    const nasty =
      '<img src=x onerror=alert(1)> | [x](javascript:alert(1)) **b** `c` {{d}} https://evil.example\n# no';
    const drafts: RunDraft[] = [
      { type: 'started', trigger: nasty },
      { type: 'note', text: nasty, target: 'confirm' },
      { type: 'observed', target: 'confirm', expect: 0, value: nasty },
      { type: 'variable', target: 'config', value: nasty },
      { type: 'step-done', target: 'approve', by: nasty },
      { type: 'step-skipped', target: 'confirm', reason: nasty },
      { type: 'finished', text: nasty },
    ];
    const events = drafts.map((draft, i) => event(i, draft, { actor: nasty }));
    const written = report(reduce(header, events));
    const nodes = JSON.stringify(parse(written));
    expect(nodes).not.toMatch(/"type":"(html|image|inlineCode|linkReference)"/);
    expect(nodes).not.toContain('"url":"javascript');
    expect(nodes).toContain('<img src=x onerror=alert(1)>');
    expect(written).not.toContain('{{d}}');
    // The last day's table has not gained a column.
    const heads = written.split('\n').filter((line) => line.startsWith('# '));
    expect(heads).toHaveLength(1);
  });

  test('no secret is in it', () => {
    const tampered = event(5, { type: 'variable', target: 'token', value: CANARY });
    const written = report(reduce(header, [...story, tampered]));
    expect(written).toContain('Token filled in (secret)');
    expect(written).not.toContain(CANARY);
    expect(JSON.stringify(runFields(reduce(header, [tampered])))).not.toContain(CANARY);
  });

  test('several days and zones are told apart', () => {
    const far = event(24 * 60 * MINUTE, { type: 'note', text: 'x' }, { zone: 'America/New_York' });
    const written = report(reduce(header, [...story, far]));
    expect(written).toContain('### 2026-11-21 (Europe/Vienna)');
    expect(written).toContain('### 2026-11-21 (America/New\\_York)');
    expect(localTime('2026-11-21T02:14:00.000Z', 'Mars/Olympus')).toEqual({
      date: '2026-11-21',
      time: '02:14',
      zone: 'UTC',
    });
  });

  test('a run that has only begun has a report as well', () => {
    expect(report(reduce(header, []))).toContain('| Result | Running |');
  });
});

describe('escaping', () => {
  test('any text is shown as it is, and nothing else', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc
        .array(fc.constantFrom(...'*_`[]()<>!#|\\~&;:-+=123.) ahtpsw/@{}$"'), { maxLength: 20 })
        .map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (given) => {
        const clean = given
          .replace(/[^\P{C}]/gu, '')
          .replace(/\s+/g, ' ')
          .trim();
        fc.pre(clean !== '');
        const tree = parse(escapeMarkdown(clean));
        expect(tree.children.map(({ type }) => type)).toEqual(['paragraph']);
        expect(textOf(tree)).toBe(clean);
        expect(JSON.stringify(tree)).not.toMatch(
          /"type":"(html|emphasis|strong|inlineCode|image|delete|linkReference|footnoteReference)"/,
        );
      }),
      { numRuns: 2000 },
    );
  }, 60_000);

  test('what nobody would see is made visible', () => {
    expect(escapeMarkdown('a\u202Eb\u0007\u200b')).toBe('a\\[U+202E\\]b\\[U+0007\\]\\[U+200B\\]');
  });
});

test('template fields', () => {
  expect(runFields(state, 'text')).toMatchObject({
    id: header.runId,
    mode: 'live',
    procedure: 'Emergency rollback',
    trigger: 'severe',
    started: '2026-11-21 03:14 (Europe/Vienna)',
    ended: '2026-11-21 03:19 (Europe/Vienna)',
    duration: '5 min 20 s',
    actor: 'Ada',
  });
  expect(runFields(state).deviations).toContain('- A4 Skipped: Do restart. it restarts by itself');
  expect(runFields(state).steps?.split('\n')).toHaveLength(6);
  expect(runFields(reduce(header, []))).not.toHaveProperty('ended');
});

test('file names', () => {
  expect(fileNames(state)).toEqual({
    record: 'fusion-orchestrator-emergency-2026-11-21.run.json',
    report: 'fusion-orchestrator-emergency-2026-11-21.run.md',
  });
  const late = new Date(START + 22 * 60 * MINUTE).toISOString();
  expect(fileNames(reduce({ ...header, at: late }, [])).record).toContain('2026-11-22');
});

test('metrics against the targets', () => {
  expect(metricsOf(state)).toEqual({
    decide: 4 * MINUTE,
    execute: 220_000,
    validate: 80_000,
    total: 4 * MINUTE + 320_000,
  });
  const late = event(1_500, {
    type: 'detected',
    detectedAt: new Date(START - 20 * MINUTE).toISOString(),
  });
  const loss = event(310_500, {
    type: 'observed',
    target: 'targets',
    expect: 1,
    value: '0',
    met: true,
  });
  expect(targetResults(reduce(header, [...story, late, loss]))).toMatchObject([
    { measured: 20 * MINUTE, met: false },
    { measured: '0', met: true },
  ]);
});

test('metrics end with the run, and what was not applicable took no time', () => {
  const late = { session: 's2', mono: 1 };
  const verified = event(1_500 * MINUTE, { type: 'step-done', target: 'verify' }, late);
  const open = story.filter((one) => !('target' in one && one.target === 'verify'));
  expect(metricsOf(reduce(header, [...open, verified]))).not.toHaveProperty('validate');
  expect(
    metricsOf(
      reduce(header, [
        event(0, { type: 'started' }),
        event(MINUTE, { type: 'step-done', target: 'switch' }),
        event(2 * MINUTE, { type: 'step-started', target: 'restart' }),
        event(30 * MINUTE, {
          type: 'step-skipped',
          target: 'restart',
          reason: 'not here',
          notApplicable: true,
        }),
      ]),
    ).execute,
  ).toBe(MINUTE);
});

test('a gap after the end is no deviation', () => {
  const ticked = event(
    1_440 * MINUTE,
    { type: 'checked', target: 'tomorrow', item: 'i2' },
    { session: 's2', mono: 1 },
  );
  const later = reduce(header, [...story, ticked]);
  expect(later.gaps).toHaveLength(1);
  expect(deviationsOf(later)).toEqual(deviationsOf(state));
  const unended = story.filter(({ type }) => type !== 'finished');
  expect(deviationsOf(reduce(header, [...unended, ticked])).at(-1)?.text).toContain('closed for');
});

test.each([
  ['under 1 h 30 min', 90],
  ['within 2 hours and 30 minutes', 150],
  ['under 1h30m', 90],
  ['at most 1 minute 30 seconds', 1.5],
  ['under 15 minutes', 15],
  ['under 5 min 10 min of it waiting', 5],
])('the limit %s is %d minutes', (target, minutes) => {
  expect(targetLimit({ metric: '', target, measuredBy: '', line: 1 })).toBe(minutes * MINUTE);
});

test.each(['0', 'under 15', 'under 15 months', 'soon'])('%s is no limit', (target) => {
  expect(targetLimit({ metric: '', target, measuredBy: '', line: 1 })).toBeUndefined();
});

test('a long run is read in a time that grows with its length', () => {
  const count = 40_000;
  const config = header.snapshot.variables[0];
  if (!config) throw new Error('no variable');
  const variables = Array.from({ length: count }, (_, i) => ({ ...config, name: `v${i}` }));
  const events = variables.map(({ name }, i) =>
    event(i, { type: 'variable', target: i % 2 ? name : 'config', value: 'x' }, { actor: name }),
  );
  const long = { ...header, snapshot: { ...header.snapshot, variables } };
  const begun = performance.now();
  const found = reduce(long, events);
  expect(performance.now() - begun).toBeLessThan(3_000);
  expect(found.actors).toHaveLength(count);
  expect(found.variables).toHaveLength(count / 2);
  expect(found.inert).toHaveLength(count / 2);
});
