import { expect, test } from '@playwright/test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expectNoAxeFindings } from './axe.ts';
import { builtRunbook, open, PLANS } from './pages.ts';

const idOf = (plan: string) => plan.replace('/runbooks/', '');
const squeeze = (text: string) => text.replace(/\s+/g, '');

/** The text of each page of a PDF, without white space: lines are broken where paper ends. */
async function readPages(pdf: Buffer): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(squeeze(items.map((item) => ('str' in item ? item.str : '')).join(' ')));
  }
  return pages;
}

for (const plan of PLANS)
  for (const [format, colorScheme] of [
    ['A4', 'dark'],
    ['Letter', 'light'],
  ] as const)
    test(`${idOf(plan)} on ${format} from the ${colorScheme} theme`, async ({ page }) => {
      const runbook = builtRunbook(plan);
      await page.emulateMedia({ colorScheme });
      await open(page, `/print/${runbook.id}`);
      const steps = runbook.procedures.flatMap((procedure) => procedure.steps);
      const pages = await readPages(await page.pdf({ format }));
      const whole = pages.join('');

      for (const [number, text] of pages.entries()) {
        expect(text).toContain(squeeze(`page ${number + 1} of ${pages.length}`));
        expect(text).toContain(squeeze(`${runbook.id} · version ${runbook.version} · revision`));
      }
      for (const command of steps.flatMap((step) => step.commands))
        for (const line of command.text.split('\n')) expect(whole).toContain(squeeze(line));

      // What a step begins and ends with stands on one page.
      const measured = await page.locator('[data-print-step]').evaluateAll((all) =>
        all.map((one) => ({
          head: one.querySelector('header')?.textContent ?? '',
          tail: (one.textContent ?? '').slice(-40),
        })),
      );
      expect(measured.map(({ head }) => head)).toHaveLength(steps.length);
      const split = measured.filter(
        ({ head, tail }) =>
          !pages.some((text) => text.includes(squeeze(head)) && text.includes(squeeze(tail))),
      );
      expect(split).toEqual([]);
    });

for (const plan of PLANS)
  test(`${idOf(plan)} has a box for each step and item, and all of them are empty`, async ({
    page,
  }) => {
    const { id, procedures, checklists } = builtRunbook(plan);
    await open(page, `/print/${id}`);
    const count = (items: (typeof checklists)[number]['items']): number =>
      items.reduce((sum, item) => sum + 1 + count(item.items), 0);
    const items = checklists.reduce((sum, list) => sum + count(list.items), 0);
    const steps = procedures.reduce((sum, procedure) => sum + procedure.steps.length, 0);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const boxes = page.locator('[data-box]');
    await expect(boxes).toHaveCount(steps + items);
    const looks = await boxes.evaluateAll((all) =>
      all.map((box) => {
        const { backgroundColor, borderTopColor, borderTopWidth } = getComputedStyle(box);
        return `${backgroundColor} ${borderTopColor} ${Number.parseFloat(borderTopWidth) >= 1}`;
      }),
    );
    expect(new Set(looks)).toEqual(new Set(['rgba(0, 0, 0, 0) rgb(0, 0, 0) true']));
    await expect(page.getByRole('img', { name: 'QR code of the address' })).toBeVisible();
  });

test('one procedure, or the checklists alone, by choice and by address', async ({ page }) => {
  const { procedures, checklists } = builtRunbook('/runbooks/fusion-orchestrator');
  await open(page, `/print/fusion-orchestrator?part=${procedures[1]?.id}`);
  await expect(page.locator('[data-print-procedure]')).toHaveCount(1);
  await expect(page.locator('[data-print-procedure]')).toHaveAttribute(
    'data-print-procedure',
    procedures[1]?.id ?? '',
  );
  await page.getByRole('combobox', { name: 'What to print' }).selectOption('checklists');
  await expect(page.locator('[data-print-procedure]')).toHaveCount(0);
  for (const { title } of checklists)
    await expect(page.getByRole('heading', { name: title, exact: true })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`the paper edition has no accessibility faults, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 320, height: 640 });
    await open(page, '/print/fusion-orchestrator');
    await expectNoAxeFindings(page, 'as it opens');
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });
