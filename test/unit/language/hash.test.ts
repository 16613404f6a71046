import { expect, test } from 'vitest';
import { read } from '../../../plugins/rollbook/language/read.ts';

const PLAN = `---
title: Plan
runbook: {id: plan, status: draft, owner: us}
---

Prose.

::::procedure[Switch]{#switch budget=15m}

:::step[Off]{#off}

\`\`\`bash
make off
\`\`\`

::undo[Turn it on]

:::

:::step[Look]{#look kind=check}

::expect[It is off]{exit=0}

:::

::::

:::checklist[After]{#after}

- [ ] One

:::
`;

function hashesOf(source: string) {
  const { runbook } = read(source, 'plan.mdx');
  const [procedure] = runbook?.procedures ?? [];
  if (!runbook || !procedure) throw new Error('the plan was not read');
  const [off, look] = procedure.steps;
  return { runbook: runbook.hash, procedure: procedure.hash, off: off?.hash, look: look?.hash };
}

const before = hashesOf(PLAN);

function changedBy(from: string, to: string): string[] {
  expect(PLAN).toContain(from);
  const after = hashesOf(PLAN.replace(from, to));
  return Object.keys(before).filter(
    (name) => after[name as keyof typeof after] !== before[name as keyof typeof before],
  );
}

test.each([
  ['a command', 'make off', 'make off now', ['runbook', 'procedure', 'off']],
  ['a way back', 'Turn it on', 'Turn it on again', ['runbook', 'procedure', 'off']],
  ['an expectation', 'exit=0', 'exit=1', ['runbook', 'procedure', 'look']],
  ['the procedure itself', 'budget=15m', 'budget=5m', ['runbook', 'procedure']],
  ['an item of a checklist', 'One', 'Two', ['runbook']],
  ['a fact about the plan', 'draft', 'active', []],
  ['prose elsewhere, and every line below it', 'Prose.', 'Prose.\n\nMore of it.\n', []],
])('a change of %s changes the hashes above it, and no other', (_, from, to, changed) => {
  expect(changedBy(from, to)).toEqual(changed);
});

test('steps in another order are another procedure', () => {
  const steps = PLAN.slice(PLAN.indexOf(':::step[Off]'), PLAN.indexOf('::::\n\n:::checklist'));
  const [off, look] = steps.split(/(?=:::step\[Look\])/);
  const turned = hashesOf(PLAN.replace(steps, `${look}${off}`));
  expect(turned.procedure).not.toBe(before.procedure);
  expect([turned.look, turned.off]).toEqual([before.off, before.look]);
});

test('the targets that a run is measured by are part of it', () => {
  const table = (target: string) =>
    `${PLAN}\n:::targets\n\n| Metric | Target | Measured by |\n| --- | --- | --- |\n| Time | ${target} | Clock |\n\n:::\n`;
  const hashOf = (source: string) => read(source, 'plan.mdx').runbook?.hash;
  expect(hashOf(table('under 2 minutes'))).not.toBe(hashOf(PLAN));
  expect(hashOf(table('under 9 hours'))).not.toBe(hashOf(table('under 2 minutes')));
  expect(hashOf(`${table('under 2 minutes')}\nMore prose.\n`)).toBe(
    hashOf(table('under 2 minutes')),
  );
});
