import type { Runbook, Step } from '../model/runbook.ts';
import type { ProcedureKind } from '../model/vocabulary.ts';
import { linkedIn } from './procedureLinks.ts';
import { type Rule, rangeOf } from './rule.ts';

/** Preparing, verifying and responding are not taken for done by their result. */
const VERIFIED: ReadonlySet<ProcedureKind> = new Set([
  'rollback',
  'partial',
  'emergency',
  'recover',
  're-enable',
]);

export const procedureWithoutVerification: Rule = {
  id: 'procedure-without-verification',
  group: 'procedures',
  level: 'warn',
  summary: 'A procedure that changes something looks at the result.',
  why: 'The last command ran, and nobody knows whether the users are served again. A check or an `expect` at or after the first change, a checklist of the procedure, or a link to a `verify` procedure or a checklist will do; a check before anything is changed will not.',
  wrong: {
    text: `::::procedure[Switch the flag off]{#switch-off budget=10m}

::trigger[Logins fail]{#logins-fail when="login_errors > 5%" action=rollback}

:::step[Set the flag to off]{#set-flag effect=mutate}

Open the page of the flags and set \`new_login\` to off.

:::

::::
`,
    line: 1,
  },
  right: {
    text: `::::procedure[Switch the flag off]{#switch-off budget=10m}

::trigger[Logins fail]{#logins-fail when="login_errors > 5%" action=rollback}

:::step[Set the flag to off]{#set-flag effect=mutate}

Open the page of the flags and set \`new_login\` to off.

:::

:::step[Log in]{#log-in kind=check}

Log in as a test user.

::expect[The old login page answers]

:::

::::
`,
  },
  check({ runbook, reading, report }) {
    const checked = proceduresWithChecklist(runbook);
    const checks = new Set([
      ...runbook.procedures.filter(({ kind }) => kind === 'verify').map(({ id }) => id),
      ...runbook.checklists.map(({ id }) => id),
    ]);
    let lines: string[] | undefined;
    for (const procedure of runbook.procedures) {
      const { id, kind, steps } = procedure;
      if (!VERIFIED.has(kind) || steps.length === 0 || checked.has(id)) continue;
      const since = steps.findIndex(changes);
      const looks = steps
        .slice(Math.max(0, since))
        .some((step) => step.kind === 'check' || step.expects.length > 0);
      if (looks) continue;
      lines ??= reading.source.split('\n');
      const { start, end } = rangeOf(reading.places.get(procedure), 'whole');
      const linked = linkedIn(lines.slice(start.line - 1, end.line).join('\n'));
      if ([...linked].some((target) => checks.has(target))) continue;
      report(
        procedure,
        since < 0
          ? 'Expected a `check` step or an `expect`, found none'
          : `Expected a \`check\` step or an \`expect\` at or after the first change, found none from \`${steps[since]?.code}\` on`,
      );
    }
  },
};

/** Notices and records are written, but what they change is not what the procedure is for. */
function changes(step: Step): boolean {
  return step.effect !== 'read' && (step.kind === 'do' || step.kind === 'wait');
}

/** The procedures that hold a checklist of what has to be so afterwards. */
function proceduresWithChecklist({ checklists }: Runbook): Set<string | undefined> {
  return new Set(
    checklists
      .filter(({ phase }) => phase !== 'before' && phase !== 'during')
      .map(({ procedure }) => procedure),
  );
}
