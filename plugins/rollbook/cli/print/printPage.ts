import { CommandError } from '../../files/CommandError.ts';
import type { Paper } from '../../model/paper.ts';
import type { Ask } from './talk.ts';

/** The first Chromium that prints what a style puts at the edge of a page: its number, and the id. */
const OLDEST = 131;

export interface Wanted {
  id: string;
  part: string;
  paper: Paper;
}

/** Throws a `CommandError` where the browser would leave out what stands on every page. */
export async function expectPageMargins(ask: Ask): Promise<void> {
  const { product } = await ask('Browser.getVersion');
  const version = Number(/\/(\d+)/.exec(String(product))?.[1]);
  // Written so that what is no number is not let through.
  if (!(version >= OLDEST))
    throw new CommandError(
      `Expected Chromium ${OLDEST} or newer, which prints page numbers, found ${product}.`,
    );
}

/** Opens a paper edition of the served site, waits until it is as it is wanted, and prints it. */
export async function printPage(ask: Ask, site: string, wanted: Wanted): Promise<Buffer> {
  const { id, part, paper } = wanted;
  const url = `${site}print/${id}?${new URLSearchParams({ part, paper })}`;
  const { targetId } = await ask('Target.createTarget', { url: 'about:blank' });
  const opened = await ask('Target.attachToTarget', { targetId, flatten: true });
  const session = String(opened.sessionId);
  const { errorText } = await ask('Page.navigate', { url }, session);
  if (errorText) throw new CommandError(`The browser cannot open ${url}: ${errorText}`);
  await waitFor(ask, session, isReady(wanted));
  const { data } = await ask(
    'Page.printToPDF',
    { preferCSSPageSize: true, generateTaggedPDF: true, generateDocumentOutline: true },
    session,
  );
  await ask('Target.closeTarget', { targetId });
  const pdf = Buffer.from(String(data), 'base64');
  if (!pdf.subarray(0, 5).equals(Buffer.from('%PDF-')) || !pdf.subarray(-16).includes('%%EOF'))
    throw new CommandError(`The browser made no PDF of \`${id}\`.`);
  return pdf;
}

/** Says, in the page, whether React has laid out the wanted part and all of it has been loaded. */
function isReady({ id, part, paper }: Wanted): string {
  const sheet = `html[data-has-hydrated="true"] [data-print="${id}"][data-part="${part}"][data-paper="${paper}"]`;
  return `document.readyState === 'complete' && document.fonts.status === 'loaded' && document.querySelector(${JSON.stringify(sheet)}) !== null`;
}

async function waitFor(ask: Ask, session: string, expression: string): Promise<void> {
  for (;;) {
    const { result } = await ask('Runtime.evaluate', { expression }, session);
    if ((result as { value?: unknown } | undefined)?.value === true) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
