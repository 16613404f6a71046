import type { Rule } from './rule.ts';

export const approvalMissing: Rule = {
  id: 'approval-missing',
  group: 'procedures',
  level: 'error',
  summary:
    'Somebody agrees before an irreversible step: an `approve` step above it, or an `approver` of the procedure.',
  why: 'What cannot be taken back is done by one tired person at night, on their own.',
  wrong: {
    text: `::::procedure[Withdraw the release]{#withdraw kind=respond}

:::step[Delete the release from the registry]{#delete-release effect=irreversible}

Delete the version on the page of the registry.

:::

::::
`,
    line: 3,
  },
  right: {
    text: `::::procedure[Withdraw the release]{#withdraw kind=respond}

:::step[Ask the release manager]{#ask-manager kind=approve}

Say which version goes, and who uses it.

:::

:::step[Delete the release from the registry]{#delete-release effect=irreversible}

Delete the version on the page of the registry.

:::

::::
`,
  },
  check({ runbook, report }) {
    for (const procedure of runbook.procedures) {
      if (procedure.approver !== undefined) continue;
      for (const step of procedure.steps) {
        if (step.kind === 'approve') break;
        if (step.effect === 'irreversible')
          report(
            step,
            'Expected an `approve` step before it or an `approver` of the procedure, found neither',
            'effect',
          );
      }
    }
  },
};
