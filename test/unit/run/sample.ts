import type {
  RunDraft,
  RunEvent,
  RunHeader,
  RunSnapshot,
} from '../../../plugins/rollbook/model/run.ts';
import type { Step } from '../../../plugins/rollbook/model/runbook.ts';
import { newEventId } from '../../../plugins/rollbook/run/newEventId.ts';

/** 2026-11-21, 03:14 in Vienna. */
export const START = Date.UTC(2026, 10, 21, 2, 14);
export const MINUTE = 60_000;
export const CANARY = 'canary-7f3a-hunter2';

export function id(ms: number, counter = 0, fill = 7): string {
  return newEventId(START + ms, counter, new Uint8Array(13).fill(fill));
}

function step(code: string, slug: string, more: Partial<Step>): Step {
  return {
    id: slug,
    title: `Do ${slug}`,
    line: 10,
    code,
    kind: 'do',
    effect: 'mutate',
    needs: [],
    optional: false,
    text: '',
    commands: [],
    expects: [],
    hash: '0123456789abcdef',
    ...more,
  };
}

const command = {
  lang: 'bash',
  text: 'login --token {{token}} --config {{config}}',
  variables: ['token', 'config'],
  placeholders: [],
  sample: false,
  line: 12,
};

export const snapshot: RunSnapshot = {
  title: 'Roll back the orchestrator',
  version: '1.0',
  procedure: {
    id: 'emergency',
    title: 'Emergency rollback',
    line: 5,
    letter: 'A',
    kind: 'emergency',
    risk: 'high',
    budget: 600,
    level: 1,
    summary: '',
    triggers: [],
    steps: [
      step('A1', 'confirm', {
        kind: 'check',
        effect: 'read',
        budget: 120,
        expects: [
          {
            title: 'The deviation is small',
            value: { metric: 'deviation', op: '<', value: 5, unit: '%' },
            line: 14,
          },
          { title: 'It ends without an error', exit: 0, line: 15 },
        ],
      }),
      step('A2', 'approve', { kind: 'approve', effect: 'read' }),
      step('A3', 'switch', {
        budget: 60,
        commands: [command],
        undo: { text: 'Switch it on again.', line: 20 },
        onFail: 'full',
      }),
      step('A4', 'restart', { effect: 'destructive', needs: ['switch'] }),
      step('A5', 'verify', { kind: 'check', effect: 'read', needs: ['restart'] }),
      step('A6', 'follow-up', { kind: 'record', effect: 'read', deadline: 86_400 }),
    ],
    advantages: [],
    disadvantages: [],
    hash: '0123456789abcdef',
  },
  checklists: [
    {
      id: 'tomorrow',
      title: 'After a day',
      line: 40,
      phase: 'after',
      after: 86_400,
      mode: 'do-confirm',
      items: [
        { id: 'i1', text: 'No *new* errors', line: 41, items: [] },
        {
          id: 'i2',
          text: 'Dashboards',
          line: 42,
          items: [{ id: 'i3', text: 'Latency', line: 43, items: [] }],
        },
      ],
    },
  ],
  templates: [
    {
      id: 'post-mortem',
      title: 'Post-mortem',
      line: 50,
      kind: 'post-mortem',
      within: 172_800,
      text: '{{run.started}}',
      variables: [],
      placeholders: [],
    },
  ],
  decisions: [
    {
      id: 'triage',
      title: 'An issue',
      line: 60,
      start: 'blocking',
      questions: [
        {
          id: 'blocking',
          title: 'Is it blocking?',
          line: 61,
          text: '',
          answers: [
            { title: 'Yes', to: 'severe', unsure: false, line: 62 },
            { title: 'No', to: 'watch', unsure: false, line: 63 },
          ],
        },
        {
          id: 'severe',
          title: 'Is it severe?',
          line: 65,
          text: '',
          answers: [{ title: 'Cannot tell', to: 'emergency', unsure: true, line: 66 }],
        },
      ],
      outcomes: [{ id: 'watch', title: 'Watch', line: 70, text: '' }],
    },
  ],
  targets: [
    { metric: 'Time to decide', target: 'under 15 minutes', measuredBy: 'log', line: 80 },
    { metric: 'Incidents with data loss', target: '0', measuredBy: 'check', line: 81 },
  ],
  variables: [
    { name: 'config', label: 'Configuration', type: 'path', required: true, line: 3 },
    { name: 'token', label: 'Token', type: 'secret', required: true, line: 4 },
  ],
  others: [
    { id: 'full', title: 'Full rollback', kind: 'rollback', level: 2 },
    { id: 'gentle', title: 'Gentle', kind: 'rollback', alternativeTo: 'emergency' },
  ],
};

export const header: RunHeader = {
  schemaVersion: 1,
  runId: id(0, 0, 1),
  at: new Date(START).toISOString(),
  zone: 'Europe/Vienna',
  mode: 'live',
  runbook: 'fusion-orchestrator',
  procedure: 'emergency',
  runbookHash: '0123456789abcdef',
  commit: 'abc1234',
  snapshot,
};

/** One event, so many ms after the start. */
export function event(ms: number, draft: RunDraft, more: Partial<RunEvent> = {}): RunEvent {
  return {
    id: id(ms),
    at: new Date(START + ms).toISOString(),
    zone: 'Europe/Vienna',
    mono: ms + 5_000,
    session: 's1',
    actor: 'Ada',
    ...draft,
    ...more,
  } as RunEvent;
}

/** A whole run: detected 4 minutes before, one skip, one retry, one reading out of range. */
export const story: RunEvent[] = [
  event(0, { type: 'started', trigger: 'severe' }),
  event(1_000, { type: 'detected', detectedAt: new Date(START - 4 * MINUTE).toISOString() }),
  event(2_000, {
    type: 'answered',
    target: 'triage',
    question: 'blocking',
    answer: 0,
    title: 'Yes',
  }),
  event(3_000, { type: 'variable', target: 'config', value: 'prod.ini' }),
  event(4_000, { type: 'variable', target: 'token', secret: true }),
  event(10_000, { type: 'step-started', target: 'confirm' }),
  event(60_000, { type: 'observed', target: 'confirm', expect: 0, value: '12%' }),
  event(70_000, { type: 'step-done', target: 'confirm' }),
  event(90_000, { type: 'step-done', target: 'approve', by: 'Grace, release manager' }),
  event(95_000, { type: 'step-started', target: 'switch' }),
  event(96_000, { type: 'copied', target: 'switch', command: 0 }),
  event(150_000, { type: 'step-failed', target: 'switch', reason: 'timeout' }),
  event(160_000, { type: 'step-started', target: 'switch' }),
  event(220_000, { type: 'step-done', target: 'switch' }),
  event(240_000, { type: 'note', text: 'The *pager* <b>rang</b>', target: 'switch' }),
  event(250_000, { type: 'step-skipped', target: 'restart', reason: 'it restarts by itself' }),
  event(300_000, { type: 'step-done', target: 'verify' }),
  event(310_000, { type: 'checked', target: 'tomorrow', item: 'i1' }),
  event(320_000, { type: 'finished', text: 'Stable again' }),
];
