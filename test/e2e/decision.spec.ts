import { expect, type Page, test } from '@playwright/test';
import type { Decision } from '../../plugins/rollbook/model/runbook.ts';
import { builtRunbook, open } from './pages.ts';

const PLAN = '/runbooks/fusion-orchestrator';
const runbook = builtRunbook(PLAN);
const [decision] = runbook.decisions as [Decision];

interface Way {
  answers: { question: string; answer: string }[];
  end: string;
}

/** Every way through the tree, from the first question to what it ends in. */
function waysFrom(id: string, answers: Way['answers'] = []): Way[] {
  const question = decision.questions.find((one) => one.id === id);
  if (!question) return [{ answers, end: id }];
  return question.answers.flatMap((answer) =>
    waysFrom(answer.to ?? '', [...answers, { question: question.title, answer: answer.title }]),
  );
}
const ways = waysFrom(decision.start ?? '');

const walk = (page: Page) => page.locator(`[data-decision="${decision.id}"]`);
const choose = (page: Page, answer: string) =>
  walk(page).locator('[data-current]').getByRole('button', { name: answer, exact: false }).first();

test('there is more than one way, and every outcome is on one', () => {
  expect(ways.length).toBeGreaterThan(5);
  const ends = new Set(ways.map((way) => way.end));
  for (const outcome of decision.outcomes) expect(ends).toContain(outcome.id);
});

for (const [number, way] of ways.entries()) {
  const name = way.answers.map(({ answer }) => answer).join(', ');
  test(`way ${number + 1}: ${name}`, async ({ page }) => {
    await open(page, PLAN);
    for (const { question, answer } of way.answers) {
      await expect(walk(page).getByRole('heading', { name: question })).toBeVisible();
      // By keyboard alone: the answer is focused and chosen with the Enter key.
      await choose(page, answer).focus();
      await page.keyboard.press('Enter');
    }
    const outcome = decision.outcomes.find((one) => one.id === way.end);
    const target = outcome ? outcome.to : way.end;
    if (outcome)
      await expect(walk(page).getByRole('heading', { name: outcome.title })).toBeVisible();
    if (target) {
      const link = walk(page).locator(`[data-current] a[href$="#${target}"]`).last();
      await link.focus();
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(new RegExp(`#${target}$`));
      await expect(page.locator(`#${target}`)).toBeInViewport();
    }
    const trail = walk(page).getByRole('list').first();
    for (const { answer } of way.answers) await expect(trail).toContainText(answer);
  });
}

test('Back takes one answer back, the trail stays after a reload, and Start again clears it', async ({
  page,
}) => {
  const way = ways.find(({ answers }) => answers.length >= 2);
  const [first, second] = way?.answers ?? [];
  await open(page, PLAN);
  await choose(page, first?.answer ?? '').click();
  await choose(page, second?.answer ?? '').click();
  await walk(page).getByRole('button', { name: /^Back/ }).click();
  await expect(walk(page).getByRole('heading', { name: second?.question ?? '' })).toBeVisible();

  await open(page, PLAN);
  await expect(walk(page).getByRole('heading', { name: second?.question ?? '' })).toBeVisible();

  await walk(page)
    .getByRole('button', { name: /^Start again/ })
    .click();
  await expect(walk(page).getByRole('heading', { name: first?.question ?? '' })).toBeVisible();
  expect(await page.evaluate(() => Object.keys(localStorage).join())).not.toContain('walk');
});

test('the drawing shows the tree and marks the way that was taken', async ({ page }) => {
  await open(page, PLAN);
  await walk(page).getByRole('button', { name: 'Show the whole tree' }).click();
  const drawing = walk(page).locator('svg[role="group"]');
  await expect(drawing).toBeVisible();
  for (const question of decision.questions)
    await expect(drawing).toContainText(question.title.split(' ')[0] ?? '');
  await expect(drawing.locator('[data-taken]')).toHaveCount(0);
  const [first] = ways[0]?.answers ?? [];
  await choose(page, first?.answer ?? '').click();
  await expect(drawing.locator('[data-taken]').first()).toBeVisible();
});
