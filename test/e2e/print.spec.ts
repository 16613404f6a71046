import { expect, type Page, test } from '@playwright/test';
import { expectNoAxeFindingsInAnyTheme } from './axe.ts';
import { builtRunbook, open, PLANS } from './pages.ts';
import { readPdf, smallOrCut, squeeze } from './readPdf.ts';

const idOf = (plan: string) => plan.replace('/runbooks/', '');

for (const plan of PLANS)
  for (const format of ['A4', 'Letter'] as const)
    test(`${idOf(plan)} on ${format}, black and white from either theme`, async ({ page }) => {
      const runbook = builtRunbook(plan);
      await page.emulateMedia({ colorScheme: 'dark' });
      await open(page, `/print/${runbook.id}`);
      const steps = runbook.procedures.flatMap((procedure) => procedure.steps);
      const read = await readPdf(await page.pdf({ format }));
      const pages = read.pages.map(({ text }) => text);
      const colours = new Set(read.pages.flatMap((one) => [...one.colours]));
      expect(colours).toContain('#000000');
      for (const colour of colours) expect(colour).toMatch(/^#(..)\1\1$/);
      await page.emulateMedia({ colorScheme: 'light' });
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
      expect(await readPdf(await page.pdf({ format }))).toEqual(read);
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

for (const plan of PLANS)
  test(`${idOf(plan)} on paper needs nothing else`, async ({ page }) => {
    const runbook = builtRunbook(plan);
    const { id, owner, reviewed, variables, procedures, decisions, contacts, authority } = runbook;
    await open(page, `/print/${id}`);
    const cover = await page.locator('[data-print] > header').innerText();
    for (const text of [id, owner, reviewed ?? '', runbook.hash, plan])
      expect(cover).toContain(text);
    expect(cover).toContain('Next review');

    // Every value that a command names has a row, and room unless it is a secret.
    const steps = procedures.flatMap((procedure) => procedure.steps);
    const named = new Set(steps.flatMap((step) => step.commands.flatMap((one) => one.variables)));
    const rows = page.locator('[data-print-values] tbody tr');
    const shown = await rows.allInnerTexts();
    for (const { name, label, default: usual, type } of variables.filter((v) =>
      named.has(v.name),
    )) {
      const row = shown.find((text) => text.startsWith(`{{${name}}}`));
      expect(row, name).toContain(label);
      // An example may be the same as the default, so the last cell is looked at alone.
      const value = row?.split('\t').at(-1);
      if (type === 'secret') expect(value).toContain('not on paper');
      else if (usual) expect(value).toContain(usual);
    }
    expect(named.size === 0).toBe(shown.length === 0);
    await expect(rows.locator('td:last-child span')).toHaveCount(
      shown.filter((row) => !row.includes('not on paper')).length,
    );

    const article = page.locator('[data-print]');
    await expect(article.getByText('Initials', { exact: true })).toHaveCount(steps.length);
    await expect(article.getByText('Observed', { exact: true })).toHaveCount(
      steps.flatMap((step) => step.expects).length,
    );
    const leading = decisions.flatMap((decision) =>
      decision.questions.flatMap(({ answers }) => answers.filter(({ to }) => to)),
    );
    const text = await article.innerText();
    expect(text.match(/→ go to /g)?.length ?? 0).toBeGreaterThanOrEqual(leading.length);
    for (const { advantages, disadvantages } of procedures)
      for (const point of [...advantages, ...disadvantages])
        expect(squeeze(text)).toContain(squeeze(point.replace(/[`*]/g, '')));

    // Who is asked stands before the texts that are sent, and these are the last of all.
    const heads = await article.getByRole('heading', { level: 2 }).allInnerTexts();
    if (contacts.length > 0) expect(heads).toContain('Contacts');
    if (authority.length > 0) expect(heads).toContain('Authority');
    expect(heads.at(-1) === 'Templates').toBe(runbook.templates.length > 0);
  });

test('on paper too the way back stands before what destroys', async ({ page }) => {
  for (const plan of PLANS) {
    const { id, procedures } = builtRunbook(plan);
    await open(page, `/print/${id}`);
    const dangerous = procedures
      .flatMap((procedure) => procedure.steps)
      .filter(({ effect }) => effect === 'destructive' || effect === 'irreversible');
    for (const { code, commands, undo } of dangerous) {
      const step = page.locator(`[data-print-step="${code}"]`);
      const back = undo ? 'To take it back:' : 'No way back:';
      const text = await step.innerText();
      expect(text, `${id} ${code}`).toContain(back);
      const first = commands[0]?.text.split('\n').find((line) => line.trim() !== '');
      if (first) expect(text.indexOf(back)).toBeLessThan(text.lastIndexOf(first.trim()));
    }
  }
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

/** Shows a page as it is printed, as wide as what A4 leaves between its margins. */
async function openAsPaper(page: Page, address: string) {
  await page.setViewportSize({ width: 688, height: 994 });
  await open(page, address);
  await page.emulateMedia({ media: 'print' });
}

test('a command that goes on in the next line has a mark there, which is no text', async ({
  page,
}) => {
  await openAsPaper(page, '/print/butler-epic-21');
  const lines = await page.locator('[data-print-command] > span').evaluateAll((all) =>
    all.map((line) => {
      const style = getComputedStyle(line);
      const height = Number.parseFloat(style.lineHeight);
      return {
        count: Math.round(line.getBoundingClientRect().height / height),
        // The picture begins at the second line, and has an arrow for each.
        begins: style.backgroundPositionY === `${height}px`,
        arrows: style.backgroundSize === `auto ${64 * height}px`,
        printed: style.getPropertyValue('print-color-adjust') === 'exact',
        repeat: style.backgroundRepeat,
      };
    }),
  );
  expect(lines.filter(({ count }) => count > 1).length).toBeGreaterThan(5);
  expect(Math.max(...lines.map(({ count }) => count))).toBeLessThan(64);
  for (const line of lines)
    expect(line).toMatchObject({ begins: true, arrows: true, printed: true, repeat: 'no-repeat' });
});

for (const plan of PLANS)
  test(`${idOf(plan)} breaks the lines of its commands between words`, async ({ page }) => {
    await openAsPaper(page, `/print/${idOf(plan)}`);
    const broken = await page.locator('[data-print-command] > span').evaluateAll((all) =>
      all.flatMap((line) => {
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        const letters: { letter: string; top: number }[] = [];
        for (let node = walker.nextNode(); node; node = walker.nextNode())
          for (let place = 0; place < (node.nodeValue ?? '').length; place++) {
            range.setStart(node, place);
            range.setEnd(node, place + 1);
            const { top } = range.getBoundingClientRect();
            letters.push({ letter: (node.nodeValue ?? '')[place] ?? '', top });
          }
        return letters.flatMap(({ letter, top }, place) => {
          const next = letters[place + 1];
          if (!next || next.top - top < 5 || /\s/.test(letter) || /\s/.test(next.letter)) return [];
          const text = letters.map((one) => one.letter).join('');
          const before = text.slice(0, place + 1).match(/\S+$/)?.[0] ?? '';
          return [before + (text.slice(place + 1).match(/^\S+/)?.[0] ?? '')];
        });
      }),
    );
    // What is longer than a line has to be broken somewhere, and the cover says from where on.
    const cover = await page.locator('[data-print] > header').innerText();
    const longest = Number(cover.match(/more than (\d+) characters/)?.[1]);
    expect(longest).toBeGreaterThan(60);
    expect(broken.filter((word) => word.length <= longest)).toEqual([]);
  });

for (const plan of PLANS)
  test(`${idOf(plan)} has no text under 9 pt, and nothing that is cut at the side`, async ({
    page,
  }) => {
    await openAsPaper(page, `/print/${idOf(plan)}`);
    expect(await smallOrCut(page)).toEqual({ small: [], cut: [] });
  });

test('on a screen no paper edition is wider than a phone, a tablet or a desk', async ({ page }) => {
  for (const plan of PLANS) {
    await open(page, `/print/${idOf(plan)}`);
    for (const width of [320, 768, 960, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const found = await page.locator('[data-print]').evaluate((sheet) => ({
        page: document.documentElement.scrollWidth,
        cut: [...sheet.querySelectorAll('table')].filter(
          (table) => table.getBoundingClientRect().right > sheet.getBoundingClientRect().right,
        ).length,
      }));
      expect(found, `${plan} at ${width} px`).toEqual({ page: width, cut: 0 });
    }
  }
});

test('a step that is longer than a page breaks between its parts', async ({ page }) => {
  await open(page, '/print/fusion-orchestrator');
  const head = await page
    .locator('[data-print-step]:has([data-print-command])')
    .first()
    .evaluate((step) => {
      const command = step.querySelector('[data-print-command]');
      const line = command?.querySelector('span');
      const before = command?.parentElement;
      for (let number = 0; number < 30; number++) {
        const said = document.createElement('p');
        said.textContent = `said ${number}.`;
        before?.before(said);
      }
      for (let number = 0; number < 4; number++) {
        const more = command?.cloneNode() as HTMLElement;
        for (let row = 0; row < 15; row++) {
          const next = line?.cloneNode() as HTMLElement;
          next.textContent = `run ${number} ${row};\n`;
          more.append(next);
        }
        before?.after(more);
      }
      return step.querySelector('header')?.textContent ?? '';
    });
  const { pages } = await readPdf(await page.pdf({ format: 'A4' }));
  const pageOf = (text: string) => pages.findIndex((one) => one.text.includes(squeeze(text)));
  expect(pageOf('said 0.')).toBe(pageOf(head));
  for (let number = 0; number < 4; number++)
    expect(pageOf(`run ${number} 14;`)).toBe(pageOf(`run ${number} 0;`));
  expect(pageOf('run 0 0;')).toBeGreaterThan(pageOf(head));
});

test('the paper is the printer’s own, until the reader or the address chooses', async ({
  page,
}) => {
  const style = page.locator('[data-print] > style');
  const paper = page.getByRole('combobox', { name: 'Paper' });
  await open(page, '/print/fusion-orchestrator');
  expect(await style.textContent()).not.toContain('size:');
  await paper.selectOption('Letter');
  expect(await style.textContent()).toContain('size:letter;');
  await open(page, '/print/fusion-orchestrator?paper=a4');
  await expect(paper).toHaveValue('a4');
  expect(await style.textContent()).toContain('size:a4;');
  await open(page, '/print/fusion-orchestrator?paper=%7D');
  await expect(paper).toHaveValue('');
  expect(await style.textContent()).not.toContain('size:');
});

test('the paper edition has no accessibility faults in any theme', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, '/print/fusion-orchestrator');
  await expectNoAxeFindingsInAnyTheme(page, 'as it opens');
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
});

test('printing the page of a runbook prints its paper edition, and leaves the page as it was', async ({
  page,
}) => {
  const fetched = page.waitForResponse('**/print/fusion-orchestrator');
  await open(page, '/runbooks/fusion-orchestrator');
  await (await fetched).finished();
  const before = await page.locator('body > *').count();
  const printed = await readPdf(await page.pdf({ format: 'A4' }));
  await expect(page.locator('[data-print]')).toHaveCount(0);
  await expect(page.locator('body > *')).toHaveCount(before);
  await open(page, '/print/fusion-orchestrator');
  const paper = await readPdf(await page.pdf({ format: 'A4' }));
  expect(printed.pages.map(({ text }) => text)).toEqual(paper.pages.map(({ text }) => text));
  expect(paper.pages.length).toBeGreaterThan(5);
});

test('without its paper edition the page itself is printed, with numbers on its pages', async ({
  page,
}) => {
  await page.route('**/print/**', (route) => route.abort());
  const failed = page.waitForEvent('requestfailed');
  await page.goto('/runbooks/fusion-orchestrator');
  await failed;
  const { pages } = await readPdf(await page.pdf({ format: 'A4' }));
  for (const [number, { text }] of pages.entries()) {
    expect(text).toContain(squeeze(`page ${number + 1} of ${pages.length}`));
    expect(text).toContain(squeeze('fusion-orchestrator · version'));
  }
  const whole = pages.map(({ text }) => text).join('');
  for (const { title, code } of builtRunbook('/runbooks/fusion-orchestrator').procedures.flatMap(
    ({ steps }) => steps,
  )) {
    expect(whole).toContain(squeeze(title));
    expect(whole).toContain(squeeze(code));
  }
});

test('what is printed is the page that is shown, whichever way it was come to', async ({
  page,
}) => {
  const printed = async () => (await readPdf(await page.pdf({ format: 'A4' }))).pages;
  const first = page.waitForResponse('**/print/butler-epic-21');
  await open(page, '/runbooks/butler-epic-21');
  await (await first).finished();

  // Before the second edition has come, the first one is not printed in its place.
  const second = page.waitForResponse('**/print/fusion-orchestrator');
  await page.getByRole('link', { name: 'Roll back the new orchestrator' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/new orchestrator/);
  for (const { text } of await printed()) expect(text).toContain('fusion-orchestrator');
  await (await second).finished();
  const pages = await printed();
  expect(pages[0]?.text).toContain(squeeze('Built from'));
  for (const { text } of pages) expect(text).toContain('fusion-orchestrator');

  await page.getByRole('link', { name: 'Triggers' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/triggers/i);
  expect((await printed())[0]?.text).not.toContain(squeeze('Built from'));
});
