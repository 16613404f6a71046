import { expect, test } from 'vitest';
import { tableOf } from '../../../plugins/rollbook/language/attributesTable.ts';
import {
  RUN_EVENT_TYPES,
  type RunEventType,
} from '../../../plugins/rollbook/model/runVocabulary.ts';
import { readSheet } from '../../../plugins/rollbook/run/readSheet.ts';
import { reduce } from '../../../plugins/rollbook/run/reduce.ts';
import { readRunAddress } from '../../../plugins/rollbook/theme/run/addresses.ts';
import { RUN_KEYS } from '../../../plugins/rollbook/theme/run/runKeys.ts';
import { event, header, START } from '../run/sample.ts';
import { expectGenerated, readPage } from './docPages.ts';

const PAGE = 'reference/run-mode';

/** What each event says; a new type of event has to be explained here. */
const MEANINGS: Record<RunEventType, string> = {
  started: 'The run began, and what for.',
  detected: 'When the trouble was noticed.',
  answered: 'A question of a decision was answered, or an answer taken back.',
  variable: 'A variable was filled in.',
  'step-started': 'Somebody began a step.',
  'step-done': 'A step is done.',
  'step-failed': 'A step failed.',
  'step-skipped': 'A step was left out, with the reason, or does not apply.',
  'step-reopened': 'A step counts as not done again.',
  checked: 'An item of a checklist was ticked.',
  unchecked: 'A tick was taken back.',
  observed: 'A value was read off and entered.',
  note: 'Somebody wrote something down.',
  copied: 'A command was copied.',
  'template-used': 'A message was copied or downloaded.',
  finished: 'The run was ended.',
  abandoned: 'The run was given up, with the reason.',
};

test('the page lists the keys', () => {
  const rows = RUN_KEYS.map(({ key, label }) => [`\`${key}\``, label]);
  expectGenerated(PAGE, 'keys', tableOf(['Key', 'Does'], rows));
});

test('the page lists the events', () => {
  const rows = RUN_EVENT_TYPES.map((type) => [`\`${type}\``, MEANINGS[type]]);
  expectGenerated(PAGE, 'events', tableOf(['Event', 'Says'], rows));
});

test('the sheet on the page is read as it stands', () => {
  const [, sheet = ''] = /## Back from paper.*?```text\n(.*?)```/s.exec(readPage(PAGE)) ?? [];
  const detected = event(0, { type: 'detected', detectedAt: '2026-11-21T01:10:00.000Z' });
  const state = reduce(header, [detected]);
  const zone = 'Europe/Vienna';
  const { entries, problems } = readSheet(sheet, state, { zone, now: START });
  expect(problems).toEqual([]);
  expect(entries).toHaveLength(6);
});

test('the addresses on the page are understood', () => {
  expect(readPage(PAGE)).toContain('/run?runbook=<id>&procedure=<id>');
  expect(readRunAddress('?runbook=a&procedure=b&trigger=It+fails&config=x.ini')).toEqual({
    runbook: 'a',
    procedure: 'b',
    trigger: 'It fails',
    query: 'trigger=It+fails&config=x.ini',
  });
});
