import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { main } from '../../plugins/rollbook/cli/main.ts';
import { findChromium } from '../findChromium.ts';
import { BUILT, builtRunbook, PLANS } from './pages.ts';
import { readPdf, squeeze } from './readPdf.ts';

const IDS = PLANS.map((plan) => plan.replace('/runbooks/', ''));
const SIZES = { a4: [595, 842], letter: [612, 792] } as const;

let folder = '';
test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rollbook-pdf-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function print(...args: string[]) {
  let out = '';
  let said = '';
  const code = await main(
    ['print', ...args, '--build', BUILT, '--browser', findChromium() ?? 'chromium'],
    {
      cwd: folder,
      color: false,
      write: (text) => {
        out += text;
      },
      complain: (text) => {
        said += text;
      },
    },
  );
  return { code, out, said };
}

const pdfOf = (name: string) => readPdf(readFileSync(path.join(folder, name)));

for (const paper of ['a4', 'letter'] as const)
  test(`all plans become PDFs, on ${paper}`, async () => {
    const ran = await print(...IDS, '--pdf', 'out/{id}.pdf', '--paper', paper);
    expect(ran).toEqual({
      code: 0,
      out: '',
      said: IDS.map((id) => `rollbook print: wrote out/${id}.pdf\n`).join(''),
    });
    expect(readdirSync(path.join(folder, 'out')).sort()).toEqual(IDS.map((id) => `${id}.pdf`));

    for (const id of IDS) {
      const { title, version, hash, procedures } = builtRunbook(`/runbooks/${id}`);
      const pdf = await pdfOf(`out/${id}.pdf`);
      expect(pdf.title).toContain(title);
      expect(pdf.tagged).toBe(true);
      for (const procedure of procedures)
        expect(pdf.outline).toContain(`${procedure.letter} ${procedure.title}`);
      const edge = squeeze(`${id} · version ${version} · revision ${hash}`);
      for (const [number, { text, width, height }] of pdf.pages.entries()) {
        expect([Math.round(width), Math.round(height)]).toEqual(SIZES[paper]);
        expect(text).toContain(edge);
        expect(text).toContain(squeeze(`page ${number + 1} of ${pdf.pages.length}`));
      }
      // What does not fit goes to the next page, but leaves no page with a few lines alone.
      for (const { filled } of pdf.pages.slice(0, -1)) expect(filled).toBeGreaterThan(1 / 3);
      const whole = pdf.pages.map(({ text }) => text).join('');
      for (const { commands } of procedures.flatMap(({ steps }) => steps))
        for (const line of commands.flatMap(({ text }) => text.split('\n')))
          expect(whole).toContain(squeeze(line));
    }
  });

test('one part, over a file that is there already', async () => {
  writeFileSync(path.join(folder, 'x.pdf'), 'old');
  const { procedures, checklists } = builtRunbook('/runbooks/fusion-orchestrator');
  const [, second] = procedures;
  await print('fusion-orchestrator', '--pdf', 'x.pdf', '--part', second?.id ?? '');
  const { outline } = await pdfOf('x.pdf');
  const printed = procedures.filter((one) => outline.includes(`${one.letter} ${one.title}`));
  expect(printed).toEqual([second]);

  await print('fusion-orchestrator', '--pdf', 'x.pdf', '--part', 'checklists');
  const lists = await pdfOf('x.pdf');
  expect(lists.outline).toEqual(expect.arrayContaining(checklists.map(({ title }) => title)));
  expect(lists.outline.join(' ')).not.toContain(second?.title);
  expect(readdirSync(folder)).toEqual(['x.pdf']);
});
