import { expect, type Page, test } from '@playwright/test';
import type { Runbook } from '../../plugins/rollbook/model/runbook.ts';
import { expectNoAxeFindingsInAnyTheme } from './axe.ts';
import { builtRunbook, open, PLANS } from './pages.ts';

/** What a whole runbook shows: the titles of everything in it. */
function titlesOf(runbook: Runbook): string[] {
  return [
    ...runbook.triggers,
    ...runbook.procedures.flatMap((procedure) => [
      procedure,
      ...procedure.triggers,
      ...procedure.steps,
      ...procedure.steps.flatMap((step) => step.expects),
    ]),
    ...runbook.decisions.flatMap((decision) => [
      decision,
      ...decision.questions,
      ...decision.questions.flatMap((question) => question.answers),
      ...decision.outcomes,
    ]),
    ...runbook.checklists,
    ...runbook.templates,
  ].map((node) => node.title);
}

const boxCount = (runbook: Runbook) => {
  const count = (items: Runbook['checklists'][number]['items']): number =>
    items.reduce((sum, item) => sum + 1 + count(item.items), 0);
  return runbook.checklists.reduce((sum, checklist) => sum + count(checklist.items), 0);
};

/** The text that is really to be seen, with white space evened out. */
async function visibleText(page: Page): Promise<string> {
  return page.evaluate(() => document.querySelector('main')?.innerText.replace(/\s+/g, ' ') ?? '');
}

for (const plan of PLANS) {
  const runbook = builtRunbook(plan);

  test(`${plan} is complete without JavaScript`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      ...(baseURL && { baseURL }),
    });
    const page = await context.newPage();
    await page.goto(plan);
    // `innerText` needs no script of the page, and asks for what is visible.
    const text = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
    for (const title of titlesOf(runbook)) expect(text).toContain(title);
    for (const step of runbook.procedures.flatMap((procedure) => procedure.steps)) {
      expect(text).toContain(step.code);
      for (const command of step.commands.filter(({ sample }) => !sample))
        for (const line of command.text.split('\n')) {
          // What stands for a variable is its default, where it has one.
          const [fixed = ''] = line.replace(/\s+/g, ' ').trim().split('{{');
          expect(text).toContain(fixed.trim());
        }
    }
    await expect(page.getByRole('checkbox')).toHaveCount(boxCount(runbook));
    await context.close();
  });

  test(`${plan} prints with every branch and every empty box`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await open(page, plan);
    const boxes = page.getByRole('checkbox');
    if (boxCount(runbook) > 0) await boxes.first().check();
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const text = await visibleText(page);
    for (const title of titlesOf(runbook)) expect(text).toContain(title);
    await expect(page.locator('nav.navbar')).toBeHidden();
    // What stands in a command for a value that is missing is part of its text.
    const buttons = page.locator(
      'main button:not([aria-label*=": fill in"], [data-answer] > button)',
    );
    await expect(buttons.filter({ visible: true })).toHaveCount(0);
    if (boxCount(runbook) > 0) {
      const box = await boxes.first().evaluate((element) => {
        const style = getComputedStyle(element);
        const before = getComputedStyle(element, '::before');
        return {
          appearance: style.appearance,
          background: style.backgroundColor,
          image: style.backgroundImage,
          mark: before.content,
          border: style.borderTopWidth,
          paper: getComputedStyle(document.documentElement).backgroundColor,
        };
      });
      expect(box.appearance).toBe('none');
      expect(['rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)']).toContain(box.background);
      expect(box.image).toBe('none');
      expect(['none', 'normal', '""']).toContain(box.mark);
      expect(Number.parseFloat(box.border)).toBeGreaterThan(0);
    }
    for (const command of await page.locator('main pre').all()) {
      const cut = await command.evaluate(
        (element) => element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1,
      );
      expect(cut).toBe(false);
    }
  });

  test(`${plan} fits a phone and says nothing to the console`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    const complaints = await open(page, plan);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    expect(complaints).toEqual([]);
  });

  test(`${plan} has no accessibility faults in any theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await open(page, plan);
    await expectNoAxeFindingsInAnyTheme(page, 'as it opens');
    for (const button of await page.getByRole('button', { name: 'Show the whole tree' }).all())
      await button.click();
    for (const button of await page.getByRole('button', { name: 'Show all questions' }).all())
      await button.click();
    for (const box of (await page.getByRole('checkbox').all()).slice(0, 3)) await box.check();
    const answer = page.locator('[data-decision] [data-current]').getByRole('button').first();
    if (await answer.isVisible()) await answer.click();
    await expectNoAxeFindingsInAnyTheme(
      page,
      'with the tree open, boxes ticked and a question answered',
    );
  });
}

test('the copy button copies exactly what is shown', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, '/runbooks/fusion-orchestrator');
  const commands = page.locator('main [data-state="ready"]:has(pre)');
  const total = await commands.count();
  expect(total).toBeGreaterThan(3);
  for (let index = 0; index < total; index++) {
    const command = commands.nth(index);
    await command.getByRole('button', { name: /^Copy/ }).click();
    const shown = await command.locator('code').evaluate((element) => element.textContent ?? '');
    const clipboard = await page.evaluate(() => navigator.clipboard.readText());
    expect(clipboard).toBe(shown.replace(/\n+$/, ''));
    expect(clipboard).not.toContain('{{');
  }
});

test('a command with a value missing is not copied, and leads to its field', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, '/runbooks/fusion-orchestrator');
  await page.evaluate(() => navigator.clipboard.writeText('what was there before'));
  const command = page.locator('main [data-state="blocked"]:has(pre)').first();
  const gap = command.locator('button[aria-label*=": fill in"]').first();
  const name = await gap.getAttribute('aria-label');
  await command.getByRole('button', { name: /^Copy/ }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('what was there before');
  const label = (name ?? '').replace(/^.*: fill in /, '');
  await expect(command.getByRole('status')).toContainText(label);
  const focused = page.locator('input:focus, select:focus, textarea:focus');
  await expect(focused).toHaveAccessibleName(label);
});

test('filling in one variable changes every command on the page, quoted', async ({ page }) => {
  await open(page, '/runbooks/fusion-orchestrator?config=prod%20copy.ini');
  const form = page.locator('details', { hasText: 'Values for this runbook' }).first();
  if ((await form.getAttribute('open')) === null) await form.locator('summary').click();
  // What the address says is not taken for granted.
  await expect(form.getByText(/unconfirmed|not confirmed|from the address/i).first()).toBeVisible();
  const runbook = builtRunbook('/runbooks/fusion-orchestrator');
  const uses = runbook.procedures
    .flatMap((procedure) => procedure.steps)
    .flatMap((step) => step.commands)
    .filter((command) => command.variables.includes('config'));
  expect(uses.length).toBeGreaterThan(0);
  const variable = runbook.variables.find(({ name }) => name === 'config');
  const field = form.getByRole('textbox', { name: variable?.label ?? '' });
  await field.fill('prod copy.ini');
  await expect(page.locator('main pre', { hasText: "'prod copy.ini'" })).toHaveCount(uses.length);
  await expect(page.locator('main pre', { hasText: '{{config}}' })).toHaveCount(0);
});

for (const plan of PLANS)
  test(`a link to a place in ${plan} ends there, also once decisions have folded`, async ({
    page,
  }) => {
    const { procedures } = builtRunbook(plan);
    const places = [procedures[0]?.id, procedures.at(-1)?.steps.at(-1)?.id];
    for (const id of places) {
      await page.goto('about:blank');
      await open(page, `${plan}#${id}`);
      await page.locator('[data-decision][data-hydrated]').first().waitFor();
      // Late pictures, fonts and the browser's own anchoring have had their turn.
      await page.waitForTimeout(400);
      const top = await page
        .locator(`[id="${id}"]`)
        .evaluate((place) => place.getBoundingClientRect().top);
      expect(top, id).toBeGreaterThanOrEqual(0);
      expect(top, id).toBeLessThan(700);
      await expect(page.locator(`[id="${id}"]`)).toBeInViewport();
    }
  });
