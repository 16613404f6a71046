import { expect, test } from 'vitest';
import { checkFiles } from '../../../plugins/rollbook/check/checkFiles.ts';
import { asPlan, EXAMPLE_DAY } from '../../../plugins/rollbook/rules/asPlan.ts';
import fc from '../../seeded.ts';
import { plans } from './plans.ts';

const FRONT_MATTER = 'reviewed: 2026-01-15\nreview_every: 90d\n';
const TIMEOUT = 60_000;

/** Checks a plan, holds every place of every message against the file, and gives the rules. */
async function rulesThatSpeak(body: string): Promise<string[]> {
  const { text } = asPlan({ text: body, frontMatter: FRONT_MATTER });
  const lines = text.split('\n');
  const { files } = await checkFiles([{ path: 'x.mdx', text }], { today: EXAMPLE_DAY });
  const messages = files.flatMap((file) => file.messages.map(({ message }) => message));
  for (const { place: own, related = [] } of messages)
    for (const place of [own, ...related.map(({ place }) => place)])
      for (const end of place && 'start' in place ? [place.start, place.end] : [place]) {
        expect(end?.line).toBeGreaterThanOrEqual(1);
        expect(end?.line).toBeLessThanOrEqual(lines.length);
        expect(end?.column).toBeGreaterThanOrEqual(1);
        expect(end?.column).toBeLessThanOrEqual((lines[(end?.line ?? 0) - 1]?.length ?? 0) + 1);
      }
  return messages.map(({ ruleId }) => ruleId ?? '');
}

test('no rule throws, and every message lies within the file', { timeout: TIMEOUT }, () =>
  fc.assert(
    fc.asyncProperty(plans, async (body) => void (await rulesThatSpeak(body))),
    { numRuns: 100 },
  ),
);

test('the plans that are tried bring the rules to speak', { timeout: TIMEOUT }, async () => {
  const spoken = new Set<string>();
  for (const body of fc.sample(plans, { numRuns: 100, seed: 1 }))
    for (const rule of await rulesThatSpeak(body)) spoken.add(rule);
  const expected = [
    'broken-reference',
    'budget-exceeded',
    'decision-cycle',
    'decision-dead-end',
    'drill-overdue',
    'step-order',
    'trigger-gap',
    'unused-silence',
  ];
  expect(expected.filter((rule) => !spoken.has(rule))).toEqual([]);
});
