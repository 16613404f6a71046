import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkFiles } from '../../../plugins/rollbook/check/checkFiles.ts';
import { main } from '../../../plugins/rollbook/cli/main.ts';
import { read } from '../../../plugins/rollbook/language/read.ts';
import type { ChecklistItem, Runbook } from '../../../plugins/rollbook/model/runbook.ts';
import { fixtureFolders } from '../../fixtureFolders.ts';
import { pageElements } from '../../pageElements.ts';

const root = path.join(import.meta.dirname, '../../..');
const plans = readdirSync(path.join(root, 'docs/runbooks')).map((name) => `docs/runbooks/${name}`);
const files = [
  ...fixtureFolders().map((name) => path.join('test/fixtures', name, 'input.mdx')),
  ...plans,
];

/** The ids of everything on a page, as the model has them, in the order of the component. */
function idsByComponent(runbook: Runbook): Record<string, string[]> {
  const { procedures, decisions, checklists, templates } = runbook;
  const itemIds = (items: ChecklistItem[]): string[] =>
    items.flatMap((item) => [item.id, ...itemIds(item.items)]);
  const ids = (nodes: { id: string }[]) => nodes.map((node) => node.id).sort();
  return {
    Procedure: ids(procedures),
    Step: ids(procedures.flatMap((procedure) => procedure.steps)),
    Trigger: ids([...runbook.triggers, ...procedures.flatMap((procedure) => procedure.triggers)]),
    Decision: ids(decisions),
    Question: ids(decisions.flatMap((decision) => decision.questions)),
    Outcome: ids(decisions.flatMap((decision) => decision.outcomes)),
    Checklist: ids(checklists),
    Item: checklists.flatMap((checklist) => itemIds(checklist.items)).sort(),
    Template: ids(templates),
  };
}

describe('page, index and command line agree', () => {
  test.each(files)('%s', async (file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    const reading = read(text, file);
    const { index } = await checkFiles([{ path: file, text }]);

    let printed = '';
    await main(['index', file], {
      cwd: root,
      color: false,
      write: (part) => {
        printed += part;
      },
      complain: () => {},
    });
    expect(JSON.parse(printed)).toEqual(index);
    expect(index.runbooks).toEqual(reading.runbook ? [reading.runbook] : []);

    // Where a document is broken the site is not built, so there is no page to agree with.
    if (!reading.runbook || reading.messages.length > 0) return;
    const { elements } = pageElements(text);
    const onPage = (name: string) =>
      elements
        .filter((element) => element.name === name)
        .map((element) => String(element.props.id));
    for (const [name, ids] of Object.entries(idsByComponent(reading.runbook)))
      expect(onPage(name).sort(), name).toEqual(ids);
    const [page] = elements.filter((element) => element.name === 'Runbook');
    expect(page?.props.hash).toBe(reading.runbook.hash);
    const codes = elements.filter((element) => element.name === 'StepFacts');
    expect(codes.map((element) => element.props.code)).toEqual(
      reading.runbook.procedures.flatMap((procedure) => procedure.steps.map((step) => step.code)),
    );
  });
});

test('the comparison covers pages', () => {
  const clean = files.filter((file) => {
    const reading = read(readFileSync(path.join(root, file), 'utf8'), file);
    return reading.runbook && reading.messages.length === 0;
  });
  expect(clean.length).toBeGreaterThan(25);
});
