import { expect, test } from '@playwright/test';
import { expectNoAxeFindingsInAnyTheme } from './axe.ts';
import { builtRunbook, open } from './pages.ts';
import {
  downloaded,
  expectSaved,
  finish,
  openStart,
  panel,
  report,
  settle,
  shown,
  start,
  step,
} from './runMode.ts';

/** A procedure of each plan, as somebody would begin in an emergency. */
const PROCEDURES = [
  ['butler-epic-21', 'emergency'],
  ['entity-modularization', 'git-based'],
  ['fusion-orchestrator', 'emergency'],
  ['fusion-rl-env', 'code-level'],
  ['townlet-wp5', 'emergency-reset'],
] as const;

for (const [runbook, id] of PROCEDURES)
  for (const mode of ['live', 'drill'] as const)
    test(`${runbook} is run ${mode} from detection to report with the keyboard alone`, async ({
      page,
    }) => {
      const procedure = builtRunbook(`/runbooks/${runbook}`).procedures.find((p) => p.id === id);
      if (!procedure) throw new Error(`no ${id}`);
      const complaints = await openStart(page, runbook, id);
      await start(page, mode, 'Kim');
      await expect(step(page).getByRole('heading', { level: 2 })).toBeFocused();

      const skipped = mode === 'live' ? procedure.steps.length - 1 : -1;
      for (const [place, { id: expected }] of procedure.steps.entries()) {
        expect(await shown(page)).toBe(expected);
        if (place === skipped) await settle(page, 's', 'Nobody is awake');
        else await settle(page, 'd', 'Lee');
      }
      expect(await shown(page)).toBe('');
      await finish(page, 'It is over');
      await expectSaved(page);

      const text = (await report(page).textContent()) ?? '';
      expect(text).toContain(mode === 'drill' ? '# Drill report' : '# Run report');
      for (const { code } of procedure.steps) expect(text).toContain(`| ${code} |`);
      expect(text).toContain('Kim');
      expect(text).toContain('It is over');
      expect(text.includes('Nobody is awake')).toBe(mode === 'live');
      expect(text.includes('with exceptions')).toBe(mode === 'live');
      expect(complaints).toEqual([]);

      await open(page, '/runs');
      const run = page.locator('[data-run]');
      await expect(run).toHaveCount(1);
      await expect(run).toHaveAttribute('data-mode', mode);
      await expect(page.locator('[data-procedure-figures]')).toHaveCount(1);

      // A drill counts for the state of the drills; a live run is none.
      await open(page, '/');
      const row = page.locator('tr', { has: page.locator(`a[href="/runbooks/${runbook}"]`) });
      const last = row.getByText(/Last here .*: Finished, every step done/);
      await expect(page.getByRole('link', { name: 'Runs' }).first()).toBeVisible();
      await expect(last).toHaveCount(mode === 'drill' ? 1 : 0);
    });

test('a step that failed offers the ways on, and what was changed can be taken back', async ({
  page,
}) => {
  await openStart(page, 'butler-epic-21', 'emergency', '&release_name=x');
  await start(page, 'drill', 'Kim');
  await settle(page, 'd', '');
  await page.keyboard.press('u');
  await expect(panel(page)).toContainText('To abort, take these back in this order');
  await expect(panel(page).getByRole('heading', { level: 3 })).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);

  const failing = await shown(page);
  await settle(page, 'f', 'The flag is still on');
  await expect(step(page)).toHaveAttribute('data-status', 'failed');
  expect(await shown(page)).toBe(failing);
  const ways = page.getByRole('region', { name: 'The ways on' });
  await expect(ways.getByRole('link', { name: /^As the plan says/ })).toHaveAttribute(
    'href',
    /runbook=butler-epic-21&procedure=revert-epic/,
  );
  await page.keyboard.press('b');
  await expect(step(page)).toHaveAttribute('data-status', 'started');
  await settle(page, 'd', '');
  await page.keyboard.press('e');
  await panel(page).getByRole('button', { name: 'Abandon the run' }).click();
  await expect(report(page)).toContainText('The flag is still on');
  await expect(report(page)).toContainText('Abandoned');
});

test('an observed value is compared, and a decision is walked and written down', async ({
  page,
}) => {
  await openStart(page, 'fusion-orchestrator', 'emergency');
  await start(page, 'drill', 'Kim');
  const field = step(page)
    .getByRole('textbox', { name: /Value found/ })
    .first();
  await field.fill('1');
  await expect(step(page)).toContainText('This is not as expected');
  // What is typed and not entered yet outlives a look at another step.
  await step(page).getByRole('heading', { level: 2 }).focus();
  const first = await shown(page);
  await page.keyboard.press('j');
  await expect(step(page)).not.toHaveAttribute('data-run-step', first ?? '');
  await page.keyboard.press('k');
  await expect(step(page)).toHaveAttribute('data-run-step', first ?? '');
  await expect(field).toHaveValue('1');
  await field.press('Enter');
  await expect(step(page)).toContainText('Found: 1, not as expected');

  await step(page).getByRole('heading', { level: 2 }).focus();
  await page.keyboard.press('q');
  const decision = panel(page).locator('[data-run-decision]');
  await decision.getByRole('button', { name: 'No', exact: true }).click();
  await decision.getByRole('button', { name: /^Yes, the statistics/ }).click();
  await expect(decision.getByRole('list', { name: 'Answers so far' })).toContainText('No');
  await expect(decision.getByRole('link', { name: /^Run / })).toBeVisible();
  await page.keyboard.press('Escape');
  await finish(page, '');
  await expect(report(page)).toContainText('Does it block production');
  await expect(report(page)).toContainText('not as expected');
});

test('what is typed and not recorded yet outlives a reload', async ({ page }) => {
  await openStart(page, 'fusion-orchestrator', 'emergency');
  await start(page, 'drill', 'ada');
  await expectSaved(page);
  await page.keyboard.press('n');
  await panel(page).locator('[data-focus]').fill('The queue stood still since');
  await page.reload();
  await step(page).waitFor();
  await step(page).getByRole('heading', { level: 2 }).focus();
  await page.keyboard.press('n');
  const note = panel(page).locator('[data-focus]');
  await expect(note).toHaveValue('The queue stood still since');
  await page.keyboard.type(' nine');
  await page.keyboard.press('Control+Enter');
  await expect(step(page)).toContainText('The queue stood still since nine');
  const left = () =>
    Object.keys(sessionStorage).filter((key) => key.startsWith('rollbook:drafts:'));
  expect(await page.evaluate(left)).toEqual([]);
});

test('what is typed and cannot be kept is asked about before the page goes', async ({ page }) => {
  await page.addInitScript(() => {
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
      if (this === sessionStorage) throw new DOMException('full', 'QuotaExceededError');
      set.call(this, key, value);
    };
  });
  await openStart(page, 'fusion-orchestrator', 'emergency');
  await start(page, 'drill', 'ada');
  await expectSaved(page);
  await page.keyboard.press('n');
  await panel(page).locator('[data-focus]').fill('The queue stood still');
  const asked = page.waitForEvent('dialog');
  const leaving = page.evaluate(() => window.location.assign('/'));
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await leaving;
  await expect(panel(page).locator('[data-focus]')).toHaveValue('The queue stood still');
});

test('what came with the address is to be accepted, and a command is copied only when whole', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openStart(page, 'fusion-orchestrator', 'emergency', '&config=prod.ini');
  await start(page, 'live', 'Kim');
  const copy = step(page).getByRole('button', { name: /^Copy/ });
  await copy.click();
  await expect(step(page)).toContainText('came with the address');
  await expect(step(page)).toHaveAttribute('data-status', 'pending');
  await page.keyboard.press('v');
  await panel(page)
    .getByRole('button', { name: /^Accept / })
    .first()
    .click();
  await page.keyboard.press('Escape');
  await copy.click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    'USE_ORCHESTRATOR=0 python -m fusion.cli.run_sim --config prod.ini',
  );
  // Who copies a command begins the step.
  await expect(step(page)).toHaveAttribute('data-status', 'started');
});

test('what is irreversible asks for the name of what it acts on', async ({ page }) => {
  const { procedures } = builtRunbook('/runbooks/entity-modularization');
  const hotfix = procedures.find(({ id }) => id === 'hotfix');
  const at = hotfix?.steps.find(({ effect }) => effect === 'irreversible');
  if (!at) throw new Error('no irreversible step');
  await openStart(page, 'entity-modularization', 'hotfix');
  await start(page, 'drill', 'Kim');
  await page.getByRole('navigation', { name: 'The whole procedure' }).getByText(at.title).click();
  await expect(step(page)).toHaveAttribute('data-run-step', at.id);
  await expect(step(page)).toContainText('cannot be taken back');
  await expect(step(page).getByRole('button', { name: /^Done/ })).toHaveCount(0);
  await expect(step(page).getByRole('button', { name: /^Failed/ })).toBeVisible();
});

test('the keys can be switched off, and stay off', async ({ page }) => {
  await openStart(page, 'fusion-orchestrator', 'emergency');
  await start(page, 'drill', 'Kim');
  await page.keyboard.press('?');
  await panel(page)
    .getByRole('button', { name: /Single keys are on/ })
    .click();
  await page.keyboard.press('Escape');
  const before = await shown(page);
  await page.keyboard.press('d');
  expect(await shown(page)).toBe(before);
  await page.reload();
  await step(page).waitFor();
  await page.keyboard.press('d');
  expect(await shown(page)).toBe(before);
  await step(page).getByRole('button', { name: 'Done' }).click();
  await expect(step(page)).not.toHaveAttribute('data-run-step', before ?? '');
});

test('what is owed stays on the first page and the page of runs until it is done', async ({
  page,
}) => {
  await openStart(page, 'fusion-orchestrator', 'emergency');
  await start(page, 'live', 'Kim');
  for (let i = 0; i < 5; i++) await settle(page, 'd', '');
  await finish(page, '');
  await expectSaved(page);
  await open(page, '/');
  const here = page.getByRole('region', { name: 'Under way in this browser' });
  await expect(here.getByRole('link', { name: 'After 24 hours' })).toBeVisible();
  await here.getByRole('link', { name: 'After 24 hours' }).click();
  await page.locator('[data-run-owed]').getByRole('button', { name: 'After 24 hours' }).click();
  const list = page.locator('[data-run-checklist="verification-24h"]');
  for (const box of await list.getByRole('checkbox').all()) await box.check();
  await expectSaved(page);
  await open(page, '/runs');
  await page.locator('[data-loaded]').waitFor();
  await expect(page.getByText('Immediately').first()).toBeVisible();
  await expect(page.getByText('After 24 hours')).toHaveCount(0);
});

test('a phone of 320 px shows a whole run in any theme, without a fault or sideways scrolling', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const look = async (state: string) => {
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect.soft(wide, `${state} scrolls sideways`).toBe(0);
    await expectNoAxeFindingsInAnyTheme(page, state);
  };
  await openStart(page, 'entity-modularization', 'git-based', '&branch=main');
  await look('start');
  await page.getByRole('button', { name: /^Start the/ }).click();
  await step(page).waitFor();
  await look('first step');
  const list = page.getByRole('navigation', { name: 'The whole procedure' });
  await expect(list).toBeHidden();
  await page.getByRole('button', { name: 'Whole procedure' }).click();
  await expect(list).toBeVisible();
  await list.getByRole('button').nth(5).click();
  await expect(list).toBeHidden();
  await look('a destructive step');
  for (const name of [
    'What was changed',
    'Values',
    'Checklists',
    'Messages',
    'Decisions',
    'Keys',
  ]) {
    await page
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .first()
      .click();
    await panel(page).waitFor();
    await look(name);
    await panel(page).getByRole('button', { name: 'Close' }).click();
  }
  await step(page).getByRole('button', { name: 'Failed' }).click();
  await panel(page).getByRole('button', { name: 'It failed' }).click();
  await look('a failed step');
  await page
    .getByRole('button', { name: /^End the run/ })
    .first()
    .click();
  await panel(page)
    .getByRole('button', { name: /^Finish/ })
    .click();
  await report(page).waitFor();
  await look('the end');
  const [name, text] = await downloaded(page, () =>
    page.getByRole('button', { name: 'Download the report' }).click(),
  );
  expect(name).toMatch(/^entity-modularization-git-based-\d{4}-\d\d-\d\d\.run\.md$/);
  expect(text).toContain('# Run report');
  await expectSaved(page);
  await open(page, '/runs');
  await page.locator('[data-run]').waitFor();
  await look('the page of runs');
});

test('a page of a runbook carries nothing of run mode but the links to it', async ({ page }) => {
  const scripts: string[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) scripts.push(response.url());
  });
  await open(page, '/runbooks/fusion-orchestrator');
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await page.waitForLoadState('networkidle');
  expect(scripts.length).toBeGreaterThan(3);
  expect(scripts.filter((url) => url.includes('rollbook-run'))).toEqual([]);
  await page.getByRole('link', { name: 'Run this procedure' }).first().click();
  await page.getByRole('button', { name: /^Start the/ }).waitFor();
  expect(scripts.filter((url) => url.includes('rollbook-run'))).toHaveLength(1);
});
