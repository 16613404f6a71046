import type { Rule } from './rule.ts';

export const duplicateId: Rule = {
  id: 'duplicate-id',
  group: 'form',
  level: 'error',
  summary: 'An id stands once in a runbook, and the id of a runbook once in the site.',
  why: 'A reference leads to the first of the two, whichever was meant.',
  wrong: {
    text: `::trigger[Requests fail]{#failures when="error_rate > 5%" action=rollback}

::trigger[Payments fail]{#failures when="payment_errors > 1%" action=rollback-now}
`,
    line: 3,
  },
  right: {
    text: `::trigger[Requests fail]{#request-failures when="error_rate > 5%" action=rollback}

::trigger[Payments fail]{#payment-failures when="payment_errors > 1%" action=rollback-now}
`,
  },
};
