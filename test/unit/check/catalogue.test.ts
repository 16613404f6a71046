import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue, searchData } from '../../../plugins/rollbook/check/catalogue.ts';
import { checkFiles } from '../../../plugins/rollbook/check/checkFiles.ts';
import {
  drillsView,
  flagsView,
  targetsView,
  triggersView,
} from '../../../plugins/rollbook/check/views.ts';
import type { RunbookIndex } from '../../../plugins/rollbook/model/runbook.ts';

const ALPHA = `---
title: Take alpha back
runbook:
  id: alpha
  status: active
  owner: "@alpha"
  version: "2.1"
  reviewed: 2026-01-15
  review_every: 90d
---

::trigger[Everything is down]{#down when="downtime > 15m" action=rollback-now severity=critical signal="pager" to=fast}

::trigger[Beta fails as well]{#beta-too severity=low to=beta#whole}

::::procedure[Prepare]{#prepare kind=prepare risk=none budget=1m}

:::step[Look]{#look kind=check effect=read}

Look.

:::

::::

::::procedure[The fast way]{#fast kind=emergency risk=low budget=5m}

Switches alpha off.

::trigger[Users complain]{#complaints severity=medium for=10m}

:::step[Switch off]{#off kind=check effect=read}

Switch.

:::

::::

::::procedure[The slow way]{#slow risk=high budget=1h}

:::step[Revert]{#revert kind=check effect=read}

Revert.

:::

::::

:::flags

| Flag | Default | Purpose | Rollback impact |
|---|---|---|---|
| USE_ALPHA | on | Turns alpha on | Off: the old path |

:::

:::targets

| Metric | Target | Measured by |
|---|---|---|
| Time to decide | 15 minutes | the log |

:::

:::drills

| Procedure | When | Owner | Status |
|---|---|---|---|
| fast | 2026-02-01 | Ops | passed |
| The slow way | 2026-02-02 | Ops | Failed: no access |
| by hand | later | Ops | planned |

:::
`;

const BETA = `---
title: Take beta back
runbook:
  id: beta
  status: retired
  owner: "@beta"
---

::::procedure[All of beta]{#whole}

:::step[Revert]{#revert kind=check effect=read}

Revert.

:::

::::
`;

async function indexOf(...texts: string[]): Promise<RunbookIndex> {
  const files = texts.map((text, i) => ({ path: `docs/runbooks/${i}.mdx`, text }));
  const { index } = await checkFiles(files);
  expect(index.runbooks).toHaveLength(texts.length);
  return index;
}

/** The line of the text, from 1, on which a piece of it stands. */
const lineOf = (piece: string) => ALPHA.slice(0, ALPHA.indexOf(piece)).split('\n').length;

describe('the catalogue', () => {
  it('says of each runbook what one chooses by', async () => {
    const { runbooks, triggerCount } = catalogue(await indexOf(ALPHA, BETA));
    expect(triggerCount).toBe(3);
    expect(runbooks).toEqual([
      {
        id: 'alpha',
        title: 'Take alpha back',
        href: '/runbooks/alpha',
        status: 'active',
        owner: '@alpha',
        version: '2.1',
        reviewed: '2026-01-15',
        nextReview: '2026-04-15',
        risk: 'high',
        // The minute of the preparation takes nothing back.
        budget: 300,
        drills: { total: 3, passed: 1, failed: 1 },
      },
      {
        id: 'beta',
        title: 'Take beta back',
        href: '/runbooks/beta',
        status: 'retired',
        owner: '@beta',
        drills: { total: 0, passed: 0, failed: 0 },
      },
    ]);
  });

  it('uses the address that the site gives a runbook', async () => {
    const index = await indexOf(ALPHA);
    for (const runbook of index.runbooks) runbook.permalink = '/base/plans/alpha';
    expect(catalogue(index).runbooks[0]?.href).toBe('/base/plans/alpha');
    expect(flagsView(index)[0]?.rows[0]?.href).toMatch(/^\/base\/plans\/alpha#flags-\d+$/);
  });
});

describe('the data of the search', () => {
  it('holds every trigger with where it leads', async () => {
    const { triggers } = searchData(await indexOf(ALPHA, BETA));
    expect(triggers).toEqual([
      {
        runbook: 0,
        title: 'Everything is down',
        href: '/runbooks/alpha#down',
        severity: 'critical',
        action: 'rollback-now',
        signal: 'pager',
        when: 'downtime > 15m',
        leadsTo: { title: 'The fast way', href: '/runbooks/alpha#fast' },
      },
      {
        runbook: 0,
        title: 'Beta fails as well',
        href: '/runbooks/alpha#beta-too',
        severity: 'low',
        leadsTo: { title: 'All of beta', href: '/runbooks/beta#whole' },
      },
      {
        runbook: 0,
        title: 'Users complain',
        href: '/runbooks/alpha#complaints',
        severity: 'medium',
        for: 600,
        leadsTo: { title: 'The fast way', href: '/runbooks/alpha#fast' },
      },
    ]);
  });

  it('ranks a procedure by the worst that leads to it', async () => {
    const { procedures } = searchData(await indexOf(ALPHA, BETA));
    const severityOf = Object.fromEntries(procedures.map((one) => [one.title, one.severity]));
    expect(severityOf).toEqual({
      Prepare: undefined,
      'The fast way': 'critical',
      'The slow way': undefined,
      'All of beta': undefined,
    });
    expect(procedures[1]).toMatchObject({
      runbook: 0,
      href: '/runbooks/alpha#fast',
      kind: 'emergency',
      risk: 'low',
      budget: 300,
      summary: 'Switches alpha off.',
    });
  });
});

describe('the pages over all runbooks', () => {
  it('link each row to where it is said', async () => {
    const index = await indexOf(ALPHA, BETA);
    expect(flagsView(index)).toEqual([
      {
        runbook: {
          id: 'alpha',
          title: 'Take alpha back',
          status: 'active',
          href: '/runbooks/alpha',
        },
        rows: [
          {
            flag: 'USE_ALPHA',
            default: 'on',
            purpose: 'Turns alpha on',
            rollbackImpact: 'Off: the old path',
            href: `/runbooks/alpha#flags-${lineOf('| USE_ALPHA')}`,
          },
        ],
      },
    ]);
    expect(targetsView(index)[0]?.rows[0]).toEqual({
      metric: 'Time to decide',
      target: '15 minutes',
      measuredBy: 'the log',
      href: `/runbooks/alpha#targets-${lineOf('| Time to decide')}`,
    });
  });

  it('find the procedure of a drill by its id or its title', async () => {
    const [group] = drillsView(await indexOf(ALPHA));
    expect(group?.rows.map(({ state, leadsTo }) => [state, leadsTo?.title])).toEqual([
      ['passed', 'The fast way'],
      ['failed', 'The slow way'],
      ['planned', undefined],
    ]);
  });

  it('put the most severe triggers first', async () => {
    const [group] = triggersView(await indexOf(ALPHA));
    expect(group?.rows.map(({ severity }) => severity)).toEqual(['critical', 'medium', 'low']);
  });
});

describe('the plans of this site', () => {
  it('have nothing on these pages that their own page lacks', async () => {
    const folder = path.join(import.meta.dirname, '../../../docs/runbooks');
    const texts = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
    const index = await indexOf(...texts);
    const { triggers, procedures } = searchData(index);
    const inIndex = index.runbooks.flatMap((runbook) => [
      ...runbook.triggers,
      ...runbook.procedures.flatMap((procedure) => procedure.triggers),
    ]);
    expect(triggers).toHaveLength(inIndex.length);
    expect(triggersView(index).flatMap(({ rows }) => rows)).toHaveLength(inIndex.length);
    expect(catalogue(index).triggerCount).toBe(inIndex.length);
    expect(procedures).toHaveLength(index.runbooks.flatMap((one) => one.procedures).length);
    const hrefs = [...triggers, ...procedures].map(({ href }) => href);
    expect(new Set(hrefs).size).toBe(hrefs.length);
  });
});
