import { generate } from 'lean-qr';
import { toSvgPath } from 'lean-qr/extras/svg';
import { reviewDue } from '../model/reviewDue.ts';
import type { Runbook, RunbookIndex } from '../model/runbook.ts';
import type { Sheet } from '../theme/print/sheet.ts';
import { decisionProps } from './decisionProps.ts';
import { linksOf } from './linksOf.ts';

/** The paper editions of all runbooks, by id. `siteUrl` is what addresses begin with. */
export function printSheets(
  { runbooks }: RunbookIndex,
  siteUrl: string,
  commit: string | undefined,
): Map<string, Sheet> {
  return new Map(
    runbooks.map((runbook) => {
      const address = new URL(runbook.permalink ?? `/runbooks/${runbook.id}`, siteUrl).href;
      return [runbook.id, printSheet(runbook, address, commit)];
    }),
  );
}

/** The paper edition of one runbook. Without an address it has none, and no code of it. */
export function printSheet(
  runbook: Runbook,
  address: string | undefined,
  commit: string | undefined,
  changed = false,
): Sheet {
  const linkOf = linksOf(runbook);
  const nextReview = reviewDue(runbook);
  return {
    runbook,
    ...(address && { address, code: codeOf(address) }),
    decisions: runbook.decisions.map((one) => decisionProps(one, runbook, linkOf)),
    ...(nextReview && { nextReview }),
    ...(commit && { commit: commit.slice(0, 12), ...(changed && { changed }) }),
  };
}

function codeOf(address: string): NonNullable<Sheet['code']> {
  const code = generate(address);
  return { path: toSvgPath(code), size: code.size };
}
