// @vitest-environment jsdom
import { act, cleanup, render } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Runbook } from '../../../../plugins/rollbook/model/runbook.ts';
import type { Fetched } from '../../../../plugins/rollbook/theme/run/fetchRunbook.ts';
import { RunbookSource } from '../../../../plugins/rollbook/theme/run/RunbookSource.ts';
import { RunScreen } from '../../../../plugins/rollbook/theme/run/RunScreen.tsx';
import { header } from '../../run/sample.ts';
import { axeViolations } from '../axeViolations.ts';
import { inFreshBrowser, openSample } from './openSample.ts';

inFreshBrowser();

const { snapshot, runbookHash: hash } = header;
const { procedure, others, ...kept } = snapshot;
const runbook = {
  ...kept,
  id: header.runbook,
  hash,
  procedures: [procedure, ...others],
} as unknown as Runbook;

/** Shows the sample run where the site answers so, and gives what is said of the runbook. */
async function said(answer: Fetched) {
  cleanup();
  const { open } = openSample();
  open.store.append({ type: 'started' });
  await act(async () => {
    render(
      <RunbookSource.Provider value={() => Promise.resolve(answer)}>
        <RunScreen open={open} base="/" fresh />
      </RunbookSource.Provider>,
    );
  });
  const shown = document.querySelector('[data-changed]');
  return {
    changed: shown?.getAttribute('data-changed'),
    parts: [...(shown?.querySelectorAll('li') ?? [])].map((li) => li.textContent),
    text: shown?.textContent,
  };
}
const found = (now: Runbook) => said({ state: 'found', runbook: now });

it('says nothing where nothing changed, and where the site cannot be asked', async () => {
  expect((await found(runbook)).text).toBeUndefined();
  expect((await said({ state: 'unknown' })).text).toBeUndefined();
});

it('says which parts changed, and in what', async () => {
  const [first, ...steps] = procedure.steps;
  const { changed, parts } = await found({
    ...runbook,
    hash: 'fedcba9876543210',
    procedures: [{ ...procedure, budget: 60, steps }, ...runbook.procedures.slice(1)],
    templates: kept.templates.map((one) => ({ ...one, text: 'x', channel: '#ops' })),
    variables: kept.variables.map((one) => ({ ...one, type: 'secret' as const })),
  });
  expect(changed).toBe('changed');
  expect(parts).toEqual([
    'Procedure Emergency rollback: reads differently (budget)',
    `Step ${first?.title}: was taken out`,
    'Template Post-mortem: reads differently (channel, text)',
    'Value Configuration: reads differently (type)',
  ]);
  expect(await axeViolations()).toEqual([]);
});

it('says so of a target, whatever the hash is', async () => {
  const { parts } = await found({ ...runbook, targets: kept.targets.slice(1) });
  expect(parts).toEqual(['Target Time to decide: was taken out']);
});

it('says that something else changed', async () => {
  const { text, parts } = await found({ ...runbook, hash: 'fedcba9876543210' });
  expect(parts).toEqual([]);
  expect(text).toContain('Something else in the runbook changed');
});

it('says that the site no longer has the procedure', async () => {
  expect(await said({ state: 'gone' })).toMatchObject({ changed: 'gone', parts: [] });
});
