import { expect, type Page, test } from '@playwright/test';
import { builtRunbook, open } from './pages.ts';
import {
  downloaded,
  everythingStored,
  expectSaved,
  finish,
  openStart,
  panel,
  report,
  saved,
  settle,
  shown,
  start,
  step,
} from './runMode.ts';

const RUNBOOK = 'fusion-orchestrator';

test('a second person takes a run over from a file and finishes it', async ({ page, browser }) => {
  await openStart(page, RUNBOOK, 'emergency');
  await start(page, 'live', 'Kim');
  await settle(page, 'd', '');
  await settle(page, 'd', '');
  await expectSaved(page);
  await open(page, '/runs');
  const [name, text] = await downloaded(page, () =>
    page.getByRole('button', { name: /^Export Emergency/ }).click(),
  );
  expect(name).toMatch(/^fusion-orchestrator-emergency-\d{4}-\d\d-\d\d\.run\.json$/);

  const other = await browser.newContext();
  const second = await other.newPage();
  await open(second, '/runs');
  const file = { name, mimeType: 'application/json', buffer: Buffer.from(text) };
  await second.getByLabel('Import runs from files').setInputFiles(file);
  await expect(second.getByText('Emergency rollback imported')).toBeVisible();
  const [, again] = await downloaded(second, () =>
    second.getByRole('button', { name: /^Export Emergency/ }).click(),
  );
  expect(again).toBe(text);

  await second.locator('[data-run]').getByRole('link', { name: 'Emergency rollback' }).click();
  await step(second).waitFor();
  expect(await shown(second)).toBe('verify');
  await second.getByRole('textbox', { name: 'You are' }).fill('Lee');
  await step(second).getByRole('heading', { level: 2 }).focus();
  for (let i = 0; i < 3; i++) await settle(second, 'd', '');
  await finish(second, 'Taken over');
  await expect(report(second)).toContainText('Kim, Lee');
  await expectSaved(second);

  // And it comes back: the first browser has both halves.
  await open(second, '/runs');
  const [, whole] = await downloaded(second, () =>
    second.getByRole('button', { name: /^Export Emergency/ }).click(),
  );
  await page
    .getByLabel('Import runs from files')
    .setInputFiles({ ...file, buffer: Buffer.from(whole) });
  await expect(page.locator('[data-run][data-status="finished"]')).toHaveCount(1);
  await other.close();
});

test('a file that is no run is refused in words, and nothing is taken of it', async ({ page }) => {
  await open(page, '/runs');
  await page.locator('[data-loaded]').waitFor();
  for (const [text, words] of [
    ['{', 'Expected JSON'],
    ['{"header":{"schemaVersion":9},"events":[]}', 'written by a newer Rollbook'],
    ['{"__proto__":{},"header":{},"events":[]}', '__proto__'],
    ['[]', 'Expected a run'],
  ] as const) {
    await page
      .getByLabel('Import runs from files')
      .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await expect(page.getByText(words).first()).toBeVisible();
  }
  await expect(page.locator('[data-run]')).toHaveCount(0);
});

test('three tabs with 200 events each at once hold 600', async ({ page, context }) => {
  test.setTimeout(180_000);
  await openStart(page, RUNBOOK, 're-enable');
  await start(page, 'drill', 'Kim');
  await expectSaved(page);
  const before = Number(await saved(page).getAttribute('data-events'));
  const tabs = [page, await context.newPage(), await context.newPage()];
  for (const tab of tabs.slice(1)) await tab.goto(page.url());
  for (const tab of tabs) {
    await step(tab).waitFor();
    await tab.getByRole('button', { name: /^Checklists/ }).click();
    await panel(tab).waitFor();
  }
  await Promise.all(
    tabs.map((tab) =>
      tab.evaluate(async () => {
        const box = document.querySelector<HTMLInputElement>('[data-run-checklist] input');
        for (let i = 0; i < 200; i++) {
          box?.click();
          await new Promise((resolve) => setTimeout(resolve));
        }
      }),
    ),
  );
  for (const tab of tabs) {
    await expect(saved(tab)).toHaveAttribute('data-events', String(before + 600), {
      timeout: 60_000,
    });
    await expectSaved(tab);
  }
  const stored = await page.evaluate(
    () => Object.keys(localStorage).filter((key) => key.startsWith('rollbook:run:')).length,
  );
  expect(stored).toBe(before + 600 + 1);
});

/** Breaks the database as well: nothing is left to keep a run in. */
async function withoutDatabase(page: Page): Promise<void> {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('No.', 'InvalidStateError');
    };
  });
}

for (const [name, breakStorage] of [
  [
    'disabled',
    () =>
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      }),
  ],
  [
    'full',
    () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('Full.', 'QuotaExceededError');
      };
    },
  ],
] as const)
  test(`with storage ${name} a run goes on, says NOT SAVED, and can be downloaded`, async ({
    page,
  }) => {
    await page.addInitScript(breakStorage);
    await withoutDatabase(page);
    await openStart(page, RUNBOOK, 'emergency');
    await start(page, 'live', 'Kim');
    await expect(saved(page)).toHaveAttribute('data-saved', 'not-saved');
    await expect(saved(page)).toContainText('NOT SAVED');
    await settle(page, 'd', '');
    const [, text] = await downloaded(page, () =>
      page.getByRole('button', { name: 'Download the run' }).click(),
    );
    expect(JSON.parse(text)).toMatchObject({ header: { runbook: RUNBOOK, mode: 'live' } });
    expect(text).toContain('step-done');
    for (let i = 0; i < 4; i++) await settle(page, 'd', '');
    await finish(page, '');
    await expect(report(page)).toContainText('Finished');
  });

test('what is damaged or newer is shown, left as it is, and can be downloaded', async ({
  page,
}) => {
  await openStart(page, RUNBOOK, 'emergency');
  await start(page, 'live', 'Kim');
  await settle(page, 'd', '');
  await expectSaved(page);
  const damaged = {
    'rollbook:run:01ARZ3NDEKTSV4RRFFQ69G5FAV': '{"schemaVersion":1,"runId":"01AR',
    'rollbook:run:01ARZ3NDEKTSV4RRFFQ69G5FAW': '{"schemaVersion":9,"anything":true}',
  };
  await page.evaluate((entries) => {
    for (const [key, text] of Object.entries(entries)) localStorage.setItem(key, text);
  }, damaged);
  await open(page, '/runs');
  await expect(page.locator('[data-unreadable="2"]')).toBeVisible();
  await expect(page.locator('[data-run]')).toHaveCount(1);
  const [, text] = await downloaded(page, () =>
    page.getByRole('button', { name: 'Download them as they are' }).click(),
  );
  for (const raw of Object.values(damaged)) expect(text).toContain(JSON.stringify(raw));
  for (const [key, raw] of Object.entries(damaged))
    expect(await page.evaluate((name) => localStorage.getItem(name), key)).toBe(raw);
});

test('one copy is enough: the other one may be emptied in mid-run', async ({ page }) => {
  await openStart(page, RUNBOOK, 'emergency');
  await start(page, 'live', 'Kim');
  await settle(page, 'd', '');
  await expectSaved(page);
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await step(page).waitFor();
  expect(await shown(page)).toBe('roll-back');
  await settle(page, 'd', '');
  await expectSaved(page);
  await page.evaluate(async () => {
    const request = indexedDB.deleteDatabase('rollbook');
    await new Promise((resolve) => {
      request.onsuccess = resolve;
      request.onblocked = resolve;
    });
  });
  await page.reload();
  await step(page).waitFor();
  expect(await shown(page)).toBe('verify');
});

test('a runbook that changes during the run is told about, and the run keeps its steps', async ({
  page,
}) => {
  await openStart(page, RUNBOOK, 'emergency');
  await start(page, 'live', 'Kim');
  await settle(page, 'd', '');
  await expectSaved(page);
  const runbook = builtRunbook(`/runbooks/${RUNBOOK}`);
  runbook.hash = '0000000000000000';
  const procedure = runbook.procedures.find(({ id }) => id === 'emergency');
  if (!procedure?.steps[0] || !procedure.steps[1]) throw new Error('no steps');
  procedure.steps[0] = { ...procedure.steps[0], hash: '0000000000000000' };
  procedure.steps[1] = { ...procedure.steps[1], id: 'another', title: 'Another step' };
  await page.route(`**/runbooks/${RUNBOOK}.json`, (route) => route.fulfill({ json: runbook }));
  await page.reload();
  const changed = page.locator('[data-changed="changed"]');
  await expect(changed).toContainText('The runbook has changed');
  await changed.locator('summary').click();
  await expect(changed).toContainText('Another step: is new');
  await expect(changed).toContainText('reads differently');
  expect(await shown(page)).toBe('roll-back');

  await page.unroute(`**/runbooks/${RUNBOOK}.json`);
  await page.route(`**/runbooks/${RUNBOOK}.json`, (route) => route.fulfill({ status: 404 }));
  await page.reload();
  await expect(page.locator('[data-changed="gone"]')).toBeVisible();
  // The site may be gone altogether: what the run needs, it has.
  await page.context().setOffline(true);
  for (let i = 0; i < 4; i++) await settle(page, 'd', '');
  await finish(page, '');
  await expectSaved(page);
});

test('a secret is nowhere but in the field and the command', async ({ page }) => {
  const canary = 'canary-7f3a-hunter2';
  const runbook = builtRunbook(`/runbooks/${RUNBOOK}`);
  for (const variable of runbook.variables)
    if (variable.name === 'config') {
      variable.type = 'secret';
      delete variable.default;
      delete variable.pattern;
    }
  await page.route(`**/runbooks/${RUNBOOK}.json`, (route) => route.fulfill({ json: runbook }));
  await openStart(page, RUNBOOK, 'emergency');
  await page.locator('input[type="password"]').first().fill(canary);
  await start(page, 'live', 'Kim');
  await expect(step(page).locator('pre').first()).toContainText(canary);
  await settle(page, 's', `It said ${canary} and stopped`);
  for (let i = 0; i < 4; i++) await settle(page, 'd', '');
  await finish(page, `With ${canary}`);
  await expectSaved(page);
  expect(page.url()).not.toContain(canary);
  expect(await everythingStored(page)).not.toContain(canary);
  await expect(report(page)).not.toContainText(canary);
  const [, exported] = await downloaded(page, () =>
    page.getByRole('button', { name: 'Export the run (JSON)' }).click(),
  );
  expect(exported).not.toContain(canary);
  expect(exported).toContain('[secret]');
  await page.emulateMedia({ media: 'print' });
  expect(await page.evaluate(() => document.body.innerText)).not.toContain(canary);
});

test('a tick shows at once, is not called saved before it is, and nothing overtakes it', async ({
  page,
}) => {
  await openStart(page, RUNBOOK, 're-enable');
  await start(page, 'drill', 'Kim');
  await expectSaved(page);
  const before = Number(await saved(page).getAttribute('data-events'));
  await page.keyboard.press('c');
  await panel(page).locator('input[type="checkbox"]').first().waitFor();
  const atOnce = await page.evaluate(() => {
    const box = document.querySelector<HTMLInputElement>('[data-run-checklist] input');
    const state = document.querySelector('[data-saved]');
    box?.click();
    const shown = [box?.checked, state?.getAttribute('data-saved')];
    // In the same moment: the step is done, and the tick was before it.
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'd', bubbles: true }));
    return shown;
  });
  expect(atOnce).toEqual([true, 'saving']);
  await expect(saved(page)).toHaveAttribute('data-events', String(before + 2));
  await expectSaved(page);
  await open(page, '/runs');
  const [, text] = await downloaded(page, () =>
    page.getByRole('button', { name: /^Export Re-/ }).click(),
  );
  const { events } = JSON.parse(text) as { events: { type: string }[] };
  expect(events.slice(before).map(({ type }) => type)).toEqual(['checked', 'step-done']);
});

test('deleting says what goes, and takes it from every copy', async ({ page }) => {
  await openStart(page, RUNBOOK, 'emergency');
  await start(page, 'drill', 'Kim');
  await settle(page, 'd', '');
  await expectSaved(page);
  expect((await everythingStored(page)).match(/step-done/g)).toHaveLength(3);
  await open(page, '/runs');
  await page.getByRole('button', { name: /^Delete Emergency/ }).click();
  await expect(page.getByText('This deletes the drill')).toContainText('events');
  await page.getByRole('button', { name: 'Delete it' }).click();
  await expect(page.locator('[data-run]')).toHaveCount(0);
  expect(await everythingStored(page)).not.toContain('step-done');
});
