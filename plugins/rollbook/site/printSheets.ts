import { generate } from 'lean-qr';
import { toSvgPath } from 'lean-qr/extras/svg';
import { reviewDue } from '../model/reviewDue.ts';
import type { RunbookIndex } from '../model/runbook.ts';
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
      const code = generate(address);
      const linkOf = linksOf(runbook);
      const nextReview = reviewDue(runbook);
      return [
        runbook.id,
        {
          runbook,
          address,
          code: { path: toSvgPath(code), size: code.size },
          decisions: runbook.decisions.map((one) => decisionProps(one, runbook, linkOf)),
          ...(nextReview && { nextReview }),
          ...(commit && { commit: commit.slice(0, 12) }),
        },
      ];
    }),
  );
}
