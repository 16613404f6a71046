import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { main } from '../../plugins/rollbook/cli/main.ts';
import type { Decision, Procedure, Runbook } from '../../plugins/rollbook/model/runbook.ts';
import { expectNoAxeFindings } from './axe.ts';
import { BUILT, builtRunbook, open, PLANS } from './pages.ts';
import { readPdf, smallOrCut, squeeze } from './readPdf.ts';
import { downloaded, expectSaved, finish, settle, start, step } from './runMode.ts';

const LARGEST = 400_000;

const fileOf = (runbook: Runbook) => path.join(BUILT, 'offline', `${runbook.id}.html`);
const addressOf = (runbook: Runbook) => pathToFileURL(fileOf(runbook)).href;

/** Opens the file with the network off. Returns what was asked for, and what was complained of. */
async function openFile(page: Page, runbook: Runbook, more = '') {
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  await page.context().setOffline(true);
  await page.goto(addressOf(runbook) + more);
  await page.getByRole('navigation', { name: 'In this file' }).waitFor();
  return { requests, complaints };
}

/** The answers that lead from the first question to an outcome or a procedure, by the first ones. */
function firstWay(decision: Decision): string[] {
  const answers: string[] = [];
  let at = decision.questions.find(
    ({ id }) => id === (decision.start ?? decision.questions[0]?.id),
  );
  while (at && answers.length < 50) {
    const [answer] = at.answers;
    answers.push(answer?.title ?? '');
    at = decision.questions.find(({ id }) => id === answer?.to);
  }
  return answers;
}

/** The text of a command as it stands on a page, whatever the lines and gaps are made of. */
const words = (text: string) => text.replace(/\s+/g, ' ').trim();

for (const plan of PLANS) {
  const runbook = builtRunbook(plan);
  const steps = runbook.procedures.flatMap((procedure) => procedure.steps);

  test.describe(runbook.id, () => {
    test('is small, and asks for nothing but itself', async ({ page }) => {
      expect(statSync(fileOf(runbook)).size).toBeLessThan(LARGEST);
      const { requests, complaints } = await openFile(page, runbook);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(runbook.title);
      await expect(page).toHaveTitle(runbook.title);
      expect(steps.length).toBeGreaterThan(0);
      for (const { id, title } of steps)
        await expect(page.locator(`#${id}`), id).toContainText(title.replace(/[`*].*/s, ''));
      const codes = await page
        .locator('[data-step]')
        .evaluateAll((all) => all.map((one) => one.getAttribute('data-step')));
      expect(codes).toEqual(steps.map(({ code }) => code));
      await expect(page.getByRole('banner')).toContainText(/cannot know whether there is a newer/);
      await expect(page.locator('[data-age]')).toContainText(/ago|future/);
      await expect(page.getByRole('banner').locator('time')).toHaveText(/^[\d-]+ \d\d:\d\d UTC$/);
      await expectNoAxeFindings(page, runbook.id);
      expect(requests).toEqual([addressOf(runbook)]);
      expect(complaints).toEqual([]);
    });

    test('without JavaScript every step and command is there', async ({ browser }) => {
      const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
      const page = await context.newPage();
      await page.goto(addressOf(runbook));
      const shown = words(await page.locator('body').innerText());
      for (const { code, title } of steps) {
        expect(shown).toContain(words(title.replace(/[`*]/g, '')));
        expect(shown).toMatch(new RegExp(`\\b${code}\\b`));
      }
      const fences = (await page.locator('pre').allInnerTexts()).map(words);
      const commands = steps.flatMap(({ commands, undo }) =>
        undo?.command ? [...commands, undo.command] : commands,
      );
      expect(commands.length).toBeGreaterThan(0);
      // A gap shows its name, or the value that the plan itself gives.
      for (const { text } of commands) {
        const parts = words(text).split(/\{\{[^}]*\}\}/);
        const pattern = new RegExp(
          `^${parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('\\S.*?')}$`,
        );
        expect(
          fences.some((fence) => pattern.test(fence)),
          text,
        ).toBe(true);
      }
      await context.close();
    });

    test('a procedure is run from its first step to its report', async ({ page }) => {
      const [procedure] = runbook.procedures.toSorted((a, b) => a.steps.length - b.steps.length);
      if (!procedure?.steps.length) throw new Error('a procedure without steps');
      const { requests, complaints } = await openFile(page, runbook);
      const link = page.locator(`[data-procedure="${procedure.id}"]`).getByRole('link', {
        name: 'Run this procedure',
      });
      await link.first().click();
      await start(page, 'live', 'Kim');
      for (const { id } of procedure.steps) {
        await expect(step(page)).toHaveAttribute('data-run-step', id);
        await settle(page, 'd', 'Lee');
      }
      await finish(page, 'It is over');
      await expectSaved(page);
      await expectNoAxeFindings(page, `${runbook.id}, report`);
      const [name, text] = await downloaded(page, () =>
        page.getByRole('button', { name: 'Download the report' }).click(),
      );
      expect(name).toContain(runbook.id);
      for (const { code } of procedure.steps) expect(text).toContain(`| ${code} |`);
      expect(text).toContain('It is over');
      expect(new Set(requests.map((url) => url.split('?')[0]))).toEqual(
        new Set([addressOf(runbook)]),
      );
      expect(complaints).toEqual([]);
    });

    test('what is printed is the paper edition of the site', async ({ page, context }) => {
      const { requests, complaints } = await openFile(page, runbook);
      await page.emulateMedia({ colorScheme: 'dark' });
      const before = await page.locator('body *').count();
      const printed = await readPdf(await page.pdf({ format: 'A4' }));
      await expect(page.locator('[data-print]')).toHaveCount(0);
      await expect(page.locator('body *')).toHaveCount(before);
      const whole = printed.pages.map(({ text }) => text).join('');
      // The page itself has no cover, and nothing that says what it was built from.
      expect(printed.pages[0]?.text).toContain(squeeze('Built from'));
      for (const [number, { text }] of printed.pages.entries()) {
        expect(text).toContain(squeeze(`page ${number + 1} of ${printed.pages.length}`));
        expect(text).toContain(squeeze(`${runbook.id} · version`));
      }
      const colours = new Set(printed.pages.flatMap((one) => [...one.colours]));
      for (const colour of colours) expect(colour).toMatch(/^#(..)\1\1$/);
      for (const command of steps.flatMap((step) => step.commands))
        for (const line of command.text.split('\n')) expect(whole).toContain(squeeze(line));
      expect(whole.split('Initials').length - 1).toBe(steps.length);

      await page.getByRole('link', { name: 'print or save as PDF' }).click();
      await expect(page.getByRole('combobox', { name: 'What to print' })).toBeVisible();
      await page.setViewportSize({ width: 688, height: 994 });
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      expect(await smallOrCut(page)).toEqual({ small: [], cut: [] });
      const paper = await page.locator('[data-print]').innerText();
      expect(new Set(requests.map((url) => url.split('?')[0]))).toEqual(
        new Set([addressOf(runbook)]),
      );
      expect(complaints).toEqual([]);

      await context.setOffline(false);
      await open(page, `/print/${runbook.id}`);
      expect(words(paper)).toBe(words(await page.locator('[data-print]').innerText()));
    });

    test('a drill begins, a step is done, and a reload goes on with it', async ({ page }) => {
      const procedure = runbook.procedures.find((one) => one.steps.length > 1) as Procedure;
      const { requests, complaints } = await openFile(page, runbook);
      const link = page.locator(`[data-procedure="${procedure.id}"]`).getByRole('link', {
        name: 'Run this procedure',
      });
      await link.first().click();
      await page.getByRole('radio', { name: 'A drill' }).check();
      await page.getByRole('textbox', { name: 'Who runs it' }).fill('Kim');
      await page.getByRole('button', { name: 'Start the drill' }).click();
      const step = page.locator('[data-run-step]');
      const [first, second] = procedure.steps;
      await expect(step).toHaveAttribute('data-run-step', first?.id ?? '');
      await page.keyboard.press('d');
      const asked = page.locator('[data-run-panel] [data-focus]');
      if (first?.kind === 'approve') {
        await asked.fill('Lee');
        await asked.press('Enter');
      }
      await expect(step).toHaveAttribute('data-run-step', second?.id ?? '');
      await expect(page.locator('[data-saved]')).toHaveAttribute('data-saved', 'saved');
      await expectNoAxeFindings(page, `${runbook.id}, run mode`);
      await page.reload();
      await expect(step).toHaveAttribute('data-run-step', second?.id ?? '');
      await page.getByRole('link', { name: 'Runs kept here' }).click();
      await expect(page.getByRole('link', { name: words(procedure.title) }).first()).toBeVisible();
      expect(new Set(requests.map((url) => url.split('?')[0]))).toEqual(
        new Set([addressOf(runbook)]),
      );
      expect(complaints).toEqual([]);
    });

    for (const javaScriptEnabled of [true, false])
      test(`fits a phone ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
        browser,
      }) => {
        const viewport = { width: 360, height: 800 };
        const context = await browser.newContext({ javaScriptEnabled, viewport });
        const page = await context.newPage();
        await page.goto(addressOf(runbook));
        if (javaScriptEnabled)
          await page.getByRole('navigation', { name: 'In this file' }).waitFor();
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
        await context.close();
      });

    for (const decision of runbook.decisions)
      test(`${decision.id} is walked to its end`, async ({ page }) => {
        await openFile(page, runbook);
        const walk = page.locator(`[data-decision="${decision.id}"]`);
        const way = firstWay(decision);
        expect(way.length).toBeGreaterThan(0);
        for (const answer of way) {
          const plain = answer.replace(/[`*]/g, '');
          await walk.locator('[data-current]').getByRole('button', { name: plain }).first().click();
        }
        await expect(walk.locator('[data-current]').getByRole('button')).toHaveCount(0);
        await expect(walk.locator('[data-current]')).toBeVisible();
      });

    if (runbook.checklists.length > 0)
      test('a tick is still there after a reload', async ({ page }) => {
        await openFile(page, runbook);
        const box = page.locator('[data-checklist]').getByRole('checkbox').first();
        await box.check();
        await page.reload();
        await expect(box).toBeChecked();
      });
  });
}

for (const query of [
  '#%E0',
  '?at=%E0',
  '?at=runbooks/http://[',
  '?at=runbooks/https://evil.example/',
])
  test(`the address ${query} shows the plan`, async ({ page }) => {
    const runbook = builtRunbook('/runbooks/fusion-orchestrator');
    const { complaints } = await openFile(page, runbook, query);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(runbook.title);
    await expect(page.locator('a[href*="evil.example"]')).toHaveCount(0);
    expect(complaints).toEqual([]);
  });

test('the paper edition in the file is as the address says, and axe finds nothing in it', async ({
  page,
}) => {
  const runbook = builtRunbook('/runbooks/fusion-orchestrator');
  await openFile(page, runbook, `?at=print/${runbook.id}?part=checklists&paper=letter`);
  await expect(page.getByRole('combobox', { name: 'What to print' })).toHaveValue('checklists');
  await expect(page.getByRole('combobox', { name: 'Paper' })).toHaveValue('letter');
  await expect(page.locator('[data-print-procedure]')).toHaveCount(0);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectNoAxeFindings(page, colorScheme);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoAxeFindings(page, '320 px');
  await page.emulateMedia({ media: 'print' });
  await expectNoAxeFindings(page, 'printed');
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('link', { name: 'Back to the runbook' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(runbook.title);
  await expect(page.locator('[data-print]')).toHaveCount(0);
});

test('the address of another runbook leads to its page on the site', async ({ page }) => {
  const runbook = builtRunbook('/runbooks/fusion-orchestrator');
  await openFile(page, runbook, '?at=runbooks/another');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not in this file');
  const link = page.getByRole('link', { name: 'Its page on the site' });
  await expect(link).toHaveAttribute('href', /^http[^?]*\/runbooks\/another$/);
});

test('the command line writes the same page', async () => {
  const runbook = builtRunbook('/runbooks/fusion-orchestrator');
  const html = readFileSync(fileOf(runbook), 'utf8');
  const online = /href="(http[^"]*)runbooks\/fusion-orchestrator"/.exec(html)?.[1] ?? '';
  const said: string[] = [];
  const written: string[] = [];
  const terminal = {
    cwd: path.join(import.meta.dirname, '../..'),
    color: false,
    write: (text: string) => written.push(text),
    complain: (text: string) => said.push(text),
  };
  const run = main(['export', runbook.id, '--site-url', online], terminal);
  expect([await run, said]).toEqual([0, []]);
  const body = (text: string) => text.slice(text.indexOf('<main>'), text.indexOf('</main>'));
  expect(body(written.join(''))).toBe(body(html));
});

test('nothing in a plan can end the script or add one', () => {
  for (const plan of PLANS) {
    const html = readFileSync(fileOf(builtRunbook(plan)), 'utf8');
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html.match(/<\/script/g)).toHaveLength(2);
    expect(html).not.toContain('<!--');
    expect(html).toMatch(/default-src 'none'; script-src 'sha256-\S+' 'sha256-\S+';/);
  }
});
