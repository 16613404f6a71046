import { expect, test } from 'vitest';
import type { RunDraft } from '../../../plugins/rollbook/model/run.ts';
import type { Effect } from '../../../plugins/rollbook/model/vocabulary.ts';
import { isLocked } from '../../../plugins/rollbook/run/isLocked.ts';
import { reduce } from '../../../plugins/rollbook/run/reduce.ts';
import { event, header, snapshot } from './sample.ts';

const target = 'switch';
const started: RunDraft = { type: 'step-started', target };
const done: RunDraft = { type: 'step-done', target };
const failed: RunDraft = { type: 'step-failed', target };
const skipped: RunDraft = { type: 'step-skipped', target, reason: 'no time' };
const reopened: RunDraft = { type: 'step-reopened', target };
const copied: RunDraft = { type: 'copied', target, command: 0 };

function lockedAfter(drafts: RunDraft[], effect: Effect = 'irreversible'): boolean {
  const steps = snapshot.procedure.steps.map((step) => ({ ...step, effect }));
  const procedure = { ...snapshot.procedure, steps };
  const events = drafts.map((draft, i) => event(i + 1, draft));
  const state = reduce({ ...header, snapshot: { ...snapshot, procedure } }, events);
  const found = state.steps.find(({ id }) => id === target);
  if (!found) throw new Error('no step');
  return isLocked(found);
}

test.each([
  [[]],
  [[failed]],
  [[skipped]],
  [[{ ...skipped, notApplicable: true } as RunDraft]],
  [[done]],
  [[copied]],
  [[failed, skipped]],
  [[failed, reopened]],
  [[started, done, reopened]],
  [[started, failed, reopened]],
  [[started, done, reopened, failed]],
  [[{ ...started, target: 'restart' } as RunDraft]],
])('is locked until it is named: %j', (drafts) => {
  expect(lockedAfter(drafts)).toBe(true);
});

test.each([
  [[started]],
  [[started, done]],
  [[started, failed]],
  [[started, skipped]],
  [[failed, started]],
  [[started, failed, done]],
  [[started, done, reopened, started]],
])('is open once it was begun: %j', (drafts) => {
  expect(lockedAfter(drafts)).toBe(false);
});

test.each(['read', 'mutate', 'destructive'] as const)('nothing else is locked: %s', (effect) => {
  for (const drafts of [[], [failed], [started, done, reopened]])
    expect(lockedAfter(drafts, effect)).toBe(false);
});
