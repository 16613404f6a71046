import type { Page } from '@playwright/test';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface PdfPage {
  /** Without white space: lines are broken where paper ends. */
  text: string;
  /** In points. */
  width: number;
  height: number;
  /** The colours that it is drawn and written in, as `#rrggbb`. */
  colours: Set<string>;
  /** How far down its text goes, as a part of the height, without what stands at its foot. */
  filled: number;
}

export interface ReadPdf {
  pages: PdfPage[];
  title: string;
  /** Whether it says what is a heading, a list or a table, for those who have it read aloud. */
  tagged: boolean;
  /** The titles of its outline, with those below them. */
  outline: string[];
}

export const squeeze = (text: string) => text.replace(/\s+/g, '');

/** The operators that choose a colour. Every colour space becomes RGB before them. */
const SETS_COLOUR: ReadonlySet<number> = new Set([OPS.setFillRGBColor, OPS.setStrokeRGBColor]);

type Outline = Awaited<ReturnType<Awaited<ReturnType<typeof load>>['getOutline']>>;

const load = (pdf: Uint8Array) => getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;

const titlesOf = (outline: Outline): string[] =>
  (outline ?? []).flatMap(({ title, items }) => [title, ...titlesOf(items)]);

/** What a PDF says: its pages, and of itself. */
export async function readPdf(pdf: Uint8Array): Promise<ReadPdf> {
  const document = await load(pdf);
  const pages: PdfPage[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const { width, height } = page.getViewport({ scale: 1 });
    const text = squeeze(items.map((item) => ('str' in item ? item.str : '')).join(' '));
    const heights = items.map((item) => ('str' in item ? Number(item.transform[5]) : height));
    // Below 18 mm there is the margin.
    const lowest = Math.min(...heights.filter((y) => y > 51));
    const { fnArray, argsArray } = await page.getOperatorList();
    const colours = new Set<string>();
    for (const [place, operator] of fnArray.entries())
      if (SETS_COLOUR.has(operator)) colours.add(String(argsArray[place]));
    pages.push({ text, width, height, colours, filled: 1 - lowest / height });
  }
  const { info } = await document.getMetadata();
  return {
    pages,
    title: String((info as { Title?: unknown }).Title ?? ''),
    tagged: (await document.getMarkInfo())?.Marked === true,
    outline: titlesOf(await document.getOutline()),
  };
}

/** What is smaller than 9 pt on paper as it is laid out now, and what its right edge cuts. */
export async function smallOrCut(page: Page): Promise<{ small: string[]; cut: string[] }> {
  return page.locator('[data-print]').evaluate((sheet) => {
    const edge = sheet.getBoundingClientRect().right + 1;
    const texts = [...sheet.querySelectorAll<HTMLElement>('*:not(svg *, style, option)')].filter(
      (one) =>
        one.checkVisibility() &&
        [...one.childNodes].some(
          ({ nodeType, nodeValue }) => nodeType === Node.TEXT_NODE && nodeValue?.trim(),
        ),
    );
    return {
      small: texts
        .filter((one) => Number.parseFloat(getComputedStyle(one).fontSize) < 11.99)
        .map((one) => one.outerHTML.slice(0, 200)),
      cut: [...sheet.querySelectorAll('*:not(svg *)')]
        .filter((one) => one.getBoundingClientRect().right > edge)
        .map((one) => one.outerHTML.slice(0, 200)),
    };
  });
}
