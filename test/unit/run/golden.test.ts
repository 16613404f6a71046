import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { jsonSchema } from '../../../plugins/rollbook/model/jsonSchema.ts';
import {
  RUN_EVENT_TYPES,
  RUN_SCHEMA_VERSION,
} from '../../../plugins/rollbook/model/runVocabulary.ts';
import { exportRun } from '../../../plugins/rollbook/run/exportRun.ts';
import { importRun } from '../../../plugins/rollbook/run/importRun.ts';
import { reduce } from '../../../plugins/rollbook/run/reduce.ts';
import { report } from '../../../plugins/rollbook/run/report.ts';
import { event, header, story } from './sample.ts';

const file = (name: string) =>
  fileURLToPath(new URL(`../../fixtures/runs/${name}`, import.meta.url));
const versions = Array.from({ length: RUN_SCHEMA_VERSION }, (_, i) => i + 1);

/*
 * The golden record of a version is written once, when the version is new. It is never updated:
 * where it does not open any more, what people have in their browsers does not open either.
 */
const [newest] = versions.slice(-1);
const later = event(330_000, { type: 'note', text: 'x' }, {
  type: 'teleported',
  where: 'here',
} as never);
const more = [
  event(310_500, { type: 'unchecked', target: 'tomorrow', item: 'i1' }),
  event(311_000, { type: 'step-reopened', target: 'verify', reason: 'once more' }),
  event(312_000, { type: 'step-done', target: 'verify' }),
  event(313_000, { type: 'template-used', target: 'post-mortem' }),
  event(314_000, { type: 'abandoned', reason: 'every type once' }),
];
const written = file(`v${newest}.run.json`);
if (process.env.NEW_VERSION && !existsSync(written)) {
  const events = [...story, ...more, later];
  writeFileSync(written, exportRun({ header, events }));
  writeFileSync(file(`v${newest}.golden.md`), report(reduce(header, events)));
}

describe.each(versions)('the golden record of version %i', (version) => {
  const text = readFileSync(file(`v${version}.run.json`), 'utf8');

  test('opens, says the same, and goes out as it came in', () => {
    const found = importRun(text);
    if (!found.ok) throw new Error(JSON.stringify(found.errors));
    const [record] = found.records;
    if (!record) throw new Error('no record');
    expect(exportRun(record)).toBe(text);
    const state = reduce(record.header, record.events);
    expect(report(state)).toBe(readFileSync(file(`v${version}.golden.md`), 'utf8'));
    const types = new Set(record.events.map(({ type }) => type));
    for (const type of RUN_EVENT_TYPES) expect(types).toContain(type);
  });
});

describe('the JSON Schema of a run', () => {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  const validate = ajv.compile(jsonSchema('run'));
  const parsed = () =>
    JSON.parse(readFileSync(written, 'utf8')) as {
      events: Record<string, unknown>[];
      header: object;
    };

  test('takes what is exported', () => {
    expect(validate(parsed()), JSON.stringify(validate.errors)).toBe(true);
  });

  test('refuses what the import refuses', () => {
    const breaks: ((run: ReturnType<typeof parsed>) => void)[] = [
      (run) => delete run.events.find(({ type }) => type === 'step-skipped')?.reason,
      (run) => delete run.events[0]?.actor,
      (run) => Object.assign(run.events[0] ?? {}, { at: 'yesterday' }),
      (run) => Object.assign(run.events[0] ?? {}, { id: 'x' }),
      (run) => Object.assign(run.header, { schemaVersion: 2 }),
      (run) => Object.assign(run.header, { mode: 'rehearsal' }),
      (run) => Object.assign(run, { more: 1 }),
    ];
    for (const spoil of breaks) {
      const run = parsed();
      spoil(run);
      expect(validate(run), spoil.toString()).toBe(false);
      expect(importRun(JSON.stringify(run)).ok, spoil.toString()).toBe(false);
    }
  });
});
