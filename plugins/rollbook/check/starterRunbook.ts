/** The text of a new runbook that passes every rule, to be written over. */
export function starterRunbook(id: string): string {
  const title = id.replace(/-/g, ' ').replace(/^./, (letter) => letter.toUpperCase());
  return `---
title: ${title}
description: How to take back ${id.replace(/-/g, ' ')}.
runbook:
  id: ${id}
  status: draft
  owner: "@your-team"
  version: "0.1"
  variables:
    service:
      label: Service
      type: identifier
      example: web-api
---

Say in two sentences what this plan takes back, and when it is needed.

## Decide

::::decision[Something is wrong after the release]{#triage}

:::question[Can users do their work?]{#users-can-work}

::answer[No]{to=switch-back}

::answer[Yes]{to=watch}

::answer[Cannot tell]{to=switch-back unsure}

:::

::outcome[Keep watching for an hour]{#watch action=assess}

::::

## Take it back

::::procedure[Switch back to the previous release]{#switch-back risk=low budget=15m}

Say in a sentence what this does and what it costs.

::trigger[Requests fail]{#requests-fail when="error_rate > 5%" for=5m action=rollback severity=high signal="alert HighErrorRate"}

:::step[Roll back the deployment]{#roll-back effect=mutate budget=5m}

\`\`\`bash
kubectl rollout undo deployment/{{service}}
\`\`\`

::undo[Deploy the new release again once its fault is found.]

:::

:::step[Check that requests succeed again]{#check-requests kind=check effect=read budget=5m needs=roll-back}

Read the error rate of the last five minutes off the dashboard.

::expect[The error rate is back to normal]{value="error_rate < 1%"}

:::

::::

## Confirm

:::checklist[After the rollback]{#after-the-rollback phase=after}

- [ ] Users can log in
- [ ] No alert is firing

:::
`;
}
