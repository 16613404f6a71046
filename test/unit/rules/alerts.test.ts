import { describe, expect, test } from 'vitest';
import { checkAlerts } from '../../../plugins/rollbook/check/alerts.ts';
import { checkFiles } from '../../../plugins/rollbook/check/checkFiles.ts';
import { readRunbookLink } from '../../../plugins/rollbook/check/runbookLink.ts';
import { read } from '../../../plugins/rollbook/language/read.ts';
import type { RunbookIndex } from '../../../plugins/rollbook/model/runbook.ts';
import { asPlan } from '../../../plugins/rollbook/rules/asPlan.ts';
import { RULES } from '../../../plugins/rollbook/rules/index.ts';
import { signalWithoutAlert } from '../../../plugins/rollbook/rules/signalWithoutAlert.ts';
import fc from '../../seeded.ts';

const SITE = 'https://ops.example.com/docs/';
const PLAN = asPlan({
  text: `::trigger[It deviates]{#deviates when="deviation > 10%" action=rollback signal="alert StatisticsDeviate"}

::::procedure[Switch it off]{#switch-off}
::::
`,
}).text;

async function indexOf(...texts: string[]): Promise<RunbookIndex> {
  const files = texts.map((text, i) => ({ path: `docs/runbooks/${i}.mdx`, text }));
  return (await checkFiles(files)).index;
}

/** What is said of one rule file: rule, line, and the message. */
async function saidOf(text: string, siteUrl: string | undefined = SITE, index?: RunbookIndex) {
  const { files } = checkAlerts(
    [{ path: 'rules/x.yml', text }],
    index ?? (await indexOf(PLAN)),
    siteUrl,
  );
  return files[0]?.messages.map((m) => [m.ruleId, m.line, m.reason] as const) ?? [];
}

function alertWith(link: string): string {
  return `groups:\n  - name: x\n    rules:\n      - alert: Deviates\n        expr: a > 1\n        annotations:\n          runbook_url: ${JSON.stringify(link)}\n`;
}

describe('the link of an alert', () => {
  test.each([
    'https://ops.example.com/docs/runbooks/example',
    'https://ops.example.com/docs/runbooks/example/',
    'https://ops.example.com/docs/runbooks/example#switch-off',
    'https://ops.example.com/docs/runbooks/example?instance={{ $labels.instance }}#deviates',
    'https://ops.example.com/docs/runbooks/{{ $labels.alertname }}#nowhere',
    'https://ops.example.com/docs/runbooks/example#{{ $labels.procedure }}',
    'https://ops.example.com/docs/run?runbook=example&procedure=switch-off&host={{ $labels.host }}',
    'https://ops.example.com/docs/run?runbook={{ $labels.runbook }}',
    'https://ops.example.com/docs/print/example',
    'https://ops.example.com/docs/offline/example.html',
    '/runbooks/example#switch-off',
    'example#switch-off',
    'example',
    'https://wiki.example.com/runbooks/nothing',
    '{{ $externalURL }}/runbooks/nothing',
    'https://{{ $labels.site }}/runbooks/nothing',
    'Ask the team that is on duty',
  ])('%s is fine', async (link) => expect(await saidOf(alertWith(link))).toEqual([]));

  test.each([
    ['https://ops.example.com/docs/runbooks/exmple', 'Did you mean `example`?'],
    ['https://ops.example.com/docs/runbooks/example#swich-off', 'Did you mean `switch-off`?'],
    ['https://ops.example.com/docs/runbooks/{x}', 'no runbook has'],
    ['https://ops.example.com/docs/guide', 'no address of a runbook'],
    ['https://ops.example.com/docs/run?runbook=nothing', '`nothing`'],
    ['https://ops.example.com/docs/run?runbook=example&procedure=nothing', '`#nothing`'],
    ['https://ops.example.com/docs/run', 'no address of a runbook'],
    ['/runbooks/nothing', '`nothing`'],
    ['nothing#switch-off', '`nothing`'],
    ['https://ops.example.com/docs/runbooks/example#__proto__', '`#__proto__`'],
  ])('%s is broken', async (link, reason) => {
    const messages = await saidOf(alertWith(link));
    expect(messages).toEqual([['alert-broken-runbook', 7, expect.stringContaining(reason)]]);
  });

  test('is looked up by the permalink where there is one', async () => {
    const { runbooks, ...rest } = await indexOf(PLAN);
    const index = {
      ...rest,
      runbooks: runbooks.map((runbook) => ({ ...runbook, permalink: '/docs/plans/sim/' })),
    };
    const good = alertWith('https://ops.example.com/docs/plans/sim#switch-off');
    expect(await saidOf(good, SITE, index)).toEqual([]);
    const bad = alertWith('https://ops.example.com/docs/plans/sim#nothing');
    expect(await saidOf(bad, SITE, index)).toHaveLength(1);
  });

  test('to a site is not judged where nobody says which site this is', async () => {
    const broken = alertWith('https://ops.example.com/docs/runbooks/nothing');
    const { files } = checkAlerts([{ path: 'x', text: broken }], await indexOf(PLAN), undefined);
    expect(files[0]?.messages).toEqual([]);
  });
});

describe('rule files', () => {
  test('may be objects of Kubernetes, several in a file, with merged annotations', async () => {
    const text = `---
kind: PrometheusRule
spec:
  common: &common
    runbook: nothing
  groups:
    - rules:
        - alert: A
          expr: up == 0
          annotations:
            <<: *common
            summary: It is down
---
groups:
  - rules:
      - record: a
        expr: b
      - alert: B
        expr: up == 0
      - alert: Watchdog
        expr: vector(1)
        labels: {severity: none}
`;
    expect(await saidOf(text)).toEqual([
      ['alert-broken-runbook', 5, expect.stringContaining('`A`')],
      ['alert-without-runbook', 18, expect.stringContaining('`B`')],
    ]);
  });

  test('that are no YAML are reported, and the others are still read', async () => {
    const { files, names } = checkAlerts(
      [
        { path: 'a.yml', text: 'groups: [' },
        { path: 'b.yml', text: alertWith('example') },
        { path: 'c.yml', text: '' },
        { path: 'd.yml', text: 'just text' },
      ],
      await indexOf(PLAN),
      SITE,
    );
    expect(files.map(({ messages }) => messages.map((m) => m.ruleId))).toEqual([
      ['unreadable-file'],
      [],
      [],
      [],
    ]);
    expect([...names]).toEqual(['Deviates']);
  });

  test('that multiply themselves take no longer to read than to write', async () => {
    let bomb = 'a0: &a0 [x, x]\n';
    for (let i = 1; i < 60; i++) bomb += `a${i}: &a${i} [${`*a${i - 1}, `.repeat(9)}*a${i - 1}]\n`;
    const loop = '\nm: &m\n  <<: *m\nr:\n  - alert: A\n    expr: b\n    annotations: *m\n';
    const { files, names } = checkAlerts(
      [{ path: 'x.yml', text: bomb + loop }],
      await indexOf(PLAN),
      SITE,
    );
    expect(files[0]?.messages.map((m) => m.ruleId)).toEqual(['alert-without-runbook']);
    expect(names).toEqual(new Set(['A']));
  });

  test('of any kind make no link throw', async () => {
    const index = await indexOf(PLAN);
    const piece = fc.constantFrom(
      ...[
        'https://',
        'ops.example.com',
        '/docs',
        '/runbooks/',
        'example',
        '#',
        '?',
        '%',
        '%E0',
        ':',
      ],
      ...['{{ $labels.x }}', '{{', '}}', '//', '[', '\\', '@', ' ', '\n', '\uFFFC', 'run?runbook='],
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 12 }),
        (parts) => {
          const link = readRunbookLink(parts.join(''), SITE, index);
          expect(['runbook', 'no-runbook', 'elsewhere']).toContain(link.kind);
        },
      ),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        checkAlerts([{ path: 'x', text: `- alert: a\n  expr: b\n${text}` }], index, text);
      }),
      { numRuns: 1000 },
    );
  });

  test('answer a hostile line', async () => {
    const index = await indexOf(PLAN);
    for (const part of ['{{', '{{ $', '}}', '#', '/', '%', '[', '{', '- ', '&a ', '*a ', '? ', '"'])
      checkAlerts(
        [
          { path: 'x', text: part.repeat(25_000) },
          { path: 'y', text: alertWith(part.repeat(25_000)) },
        ],
        index,
        SITE,
      );
  });
});

describe('signal-without-alert', () => {
  function signals(alerts: ReadonlySet<string> | undefined): string[] {
    const reading = read(PLAN, 'x.mdx');
    const reported: string[] = [];
    if (!reading.runbook) throw new Error('the plan cannot be read');
    signalWithoutAlert.check?.({
      runbook: reading.runbook,
      reading,
      today: undefined,
      ids: new Set(),
      report: () => undefined,
      reportAt: () => undefined,
      ask(_, part, ...about) {
        const siblings = {
          ids: new Map(),
          references: new Set<string>(),
          ...(alerts && { alerts }),
        };
        const reason = signalWithoutAlert.answer?.(about, siblings);
        if (reason !== undefined) reported.push(`${part}: ${reason}`);
      },
    });
    return reported;
  }

  test('finds an alert that no rule file has, and what was meant', () => {
    expect(signals(new Set(['StatisticDeviates', 'Other']))).toEqual([
      'signal: Expected `signal` to name an alert of the rule files, found `StatisticsDeviate`. Did you mean `StatisticDeviates`?',
    ]);
  });

  test('is silent where the alert is there, and where no rule files were given', () => {
    expect(signals(new Set(['StatisticsDeviate']))).toEqual([]);
    expect(signals(undefined)).toEqual([]);
  });
});

test('the examples of the rules about alerts break them, and the mended ones do not', async () => {
  for (const rule of RULES.filter(({ id }) => id.startsWith('alert-'))) {
    const { index } = await checkFiles([{ path: 'x.mdx', text: asPlan({ text: '' }).text }]);
    const said = (text: string) => {
      const yaml = text.replace(/^```.*\n/gm, '');
      const [file] = checkAlerts(
        [{ path: 'x', text: yaml }],
        index,
        'https://ops.example.com/',
      ).files;
      return file?.messages.map((m) => [m.ruleId, (m.line ?? 0) + 1]);
    };
    expect(said(rule.wrong.text)).toEqual([[rule.id, rule.wrong.line ?? 0]]);
    expect(said(rule.right.text)).toEqual([]);
  }
});
