import { describe, expect, test } from 'vitest';
import type { RunEvent } from '../../../plugins/rollbook/model/run.ts';
import { describeEvent } from '../../../plugins/rollbook/run/describeEvent.ts';
import { reduce } from '../../../plugins/rollbook/run/reduce.ts';
import { CANARY, event, header, START, snapshot, story } from './sample.ts';

const started = event(0, { type: 'started' });
const run = (...events: RunEvent[]) => reduce(header, [started, ...events]);

describe('the rest of the record', () => {
  test('answers: back takes back from there on, and the history keeps all', () => {
    const [decision] = run(
      event(1, { type: 'answered', target: 'triage', question: 'blocking', answer: 0 }),
      event(2, { type: 'answered', target: 'triage', question: 'severe', answer: 0 }),
      event(3, { type: 'answered', target: 'triage', question: 'blocking' }),
      event(4, { type: 'answered', target: 'triage', question: 'blocking', answer: 1 }),
    ).decisions;
    expect(decision?.trail.map(({ title, to }) => [title, to])).toEqual([['No', 'watch']]);
    expect(decision?.history.map(({ title }) => title)).toEqual([
      'Yes',
      'Cannot tell',
      undefined,
      'No',
    ]);
  });

  test('answers: one where the walk does not stand is without effect', () => {
    const yes = event(1, { type: 'answered', target: 'triage', question: 'blocking', answer: 0 });
    const back = event(2, { type: 'answered', target: 'triage', question: 'blocking' });
    const severe = event(3, { type: 'answered', target: 'triage', question: 'severe', answer: 0 });
    const no = event(4, { type: 'answered', target: 'triage', question: 'blocking', answer: 1 });
    const state = run(yes, back, severe, no);
    expect(state.inert).toEqual([severe]);
    expect(state.decisions[0]?.trail.map(({ question }) => question)).toEqual(['blocking']);
    expect(state.decisions[0]?.history).toHaveLength(3);
    expect(run(yes, severe).inert).toEqual([]);
  });

  test('answers: the question that follows may be named with its runbook', () => {
    const text = JSON.stringify(snapshot).replace(
      '"to":"severe"',
      '"to":"fusion-orchestrator#severe"',
    );
    const named = { ...header, snapshot: JSON.parse(text) as typeof snapshot };
    const yes = event(1, { type: 'answered', target: 'triage', question: 'blocking', answer: 0 });
    const severe = event(2, { type: 'answered', target: 'triage', question: 'severe', answer: 0 });
    const state = reduce(named, [yes, severe]);
    expect(state.inert).toEqual([]);
    expect(state.decisions[0]?.trail.map(({ question }) => question)).toEqual([
      'blocking',
      'severe',
    ]);
  });

  test('variables: the last value, and never that of a secret', () => {
    const state = run(
      event(1, { type: 'variable', target: 'config', value: 'a' }),
      event(2, { type: 'variable', target: 'config', value: 'b' }),
      event(3, { type: 'variable', target: 'token', value: CANARY }),
    );
    expect(state.variables).toMatchObject([
      { name: 'config', value: 'b' },
      { name: 'token', secret: true },
    ]);
    expect(JSON.stringify(state.variables)).not.toContain(CANARY);
    const emptied = run(
      event(1, { type: 'variable', target: 'config', value: 'a' }),
      event(2, { type: 'variable', target: 'config' }),
    );
    expect(emptied.variables).toEqual([]);
  });

  test('variables: a secret that was emptied is not filled in, and the record says so', () => {
    const filled = event(1, { type: 'variable', target: 'token', secret: true });
    const empty = event(2, { type: 'variable', target: 'token' });
    const state = run(filled, empty);
    expect(state.variables).toEqual([]);
    expect(describeEvent(state, empty)).toEqual({ what: 'Token emptied' });
    expect(describeEvent(state, filled)).toEqual({ what: 'Token filled in (secret)' });
  });

  test('what is owed after the end, and until it is done', () => {
    const state = reduce(header, story);
    expect(state.owed).toEqual([
      { kind: 'step', id: 'follow-up', title: 'Do follow-up', due: '2026-11-22T02:14:00.000Z' },
      {
        kind: 'checklist',
        id: 'tomorrow',
        title: 'After a day',
        open: 2,
        due: '2026-11-22T02:19:20.000Z',
      },
      {
        kind: 'template',
        id: 'post-mortem',
        title: 'Post-mortem',
        due: '2026-11-23T02:19:20.000Z',
      },
    ]);
    const later = reduce(header, [
      ...story,
      event(400_000, { type: 'step-done', target: 'follow-up' }),
      event(400_001, { type: 'checked', target: 'tomorrow', item: 'i2' }),
      event(400_002, { type: 'checked', target: 'tomorrow', item: 'i3' }),
      event(400_003, { type: 'template-used', target: 'post-mortem' }),
    ]);
    expect(later.owed).toEqual([]);
    expect(later).toMatchObject({ status: 'finished-with-exceptions', exceptions: ['restart'] });
  });

  test('what is owed: a later day, after the run, for re-enabling; not what was before or during', () => {
    const [list] = snapshot.checklists;
    if (!list) throw new Error('no checklist');
    const { after: _, phase: __, ...plain } = list;
    const checklists = [
      { ...plain, id: 'before', phase: 'before' as const },
      { ...plain, id: 'during', phase: 'during' as const },
      { ...plain, id: 'no-phase' },
      { ...plain, id: 'later', phase: 'during' as const, after: 60 },
      { ...plain, id: 'after', phase: 'after' as const },
      { ...plain, id: 're-enable', phase: 're-enable' as const },
    ];
    const other = { ...header, snapshot: { ...snapshot, checklists, templates: [] } };
    const ids = reduce(other, story).owed.map(({ id, due }) => [id, due]);
    expect(ids).toEqual([
      ['later', '2026-11-21T02:20:20.000Z'],
      ['follow-up', '2026-11-22T02:14:00.000Z'],
      ['after', undefined],
      ['re-enable', undefined],
    ]);
    expect(reduce(other, story.slice(0, -1)).owed).toEqual([]);
  });

  test('what is unknown is kept and changes nothing', () => {
    const odd = [
      event(1, { type: 'step-done', target: 'nowhere' }),
      event(2, { type: 'checked', target: 'tomorrow', item: 'nothing' }),
      event(3, { type: 'answered', target: 'triage', question: 'blocking', answer: 99 }),
      event(4, { type: 'note', text: '' }, { type: 'teleported' }),
      event(5, { type: 'variable', target: '__proto__', value: 'x' }),
    ];
    const state = run(...odd);
    expect(state.inert).toEqual(odd);
    expect(state.events).toEqual([started, ...odd]);
    expect(state.steps).toEqual(run().steps);
  });

  test('detection: the last word counts', () => {
    const at = (ms: number) => new Date(START + ms).toISOString();
    const state = run(
      event(1, { type: 'detected', detectedAt: at(-1000) }),
      event(2, { type: 'detected', detectedAt: at(-9000), trigger: 'severe' }),
    );
    expect(state.detected?.at).toBe(at(-9000));
    expect(state.trigger).toBe('severe');
  });
});
