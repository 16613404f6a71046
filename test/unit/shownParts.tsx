import type { ReactNode } from 'react';

/** How a plan begins that is nothing more. */
export const PLAN_HEAD = `---
title: A plan
runbook:
  id: a-plan
  status: active
  owner: "@team"
---

`;

/** Stands for all components of runbook pages: each shows its name, its props and what it holds. */
export const shownParts = (others: Record<string, unknown> = {}): object =>
  new Proxy(others, {
    get: (known, name: string) =>
      known[name] ??
      (({ children, ...props }: { children?: ReactNode }) => (
        <section title={name} data-props={JSON.stringify(props)}>
          {children}
        </section>
      )),
  });
