import { expect, test } from 'vitest';
import type { RunRecord } from '../../plugins/rollbook/model/run.ts';
import { exportRun } from '../../plugins/rollbook/run/exportRun.ts';
import { importRun } from '../../plugins/rollbook/run/importRun.ts';
import { reduce } from '../../plugins/rollbook/run/reduce.ts';
import fc from '../seeded.ts';
import { event, header, story } from '../unit/run/sample.ts';

const bytes = new TextEncoder().encode(exportRun({ header, events: story }));

test('notes of any text survive: export, import, export gives the same bytes', () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 8 }), (texts) => {
      const events = texts.map((text, i) => event(i, { type: 'note', text }));
      const out = exportRun({ header, events });
      const found = importRun(new TextEncoder().encode(out));
      if (!found.ok) throw new Error(JSON.stringify(found.errors));
      expect(exportRun(found.records[0] as RunRecord)).toBe(out);
    }),
    { numRuns: 1000 },
  );
}, 60_000);

test('no file makes the import throw', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      (file) => typeof importRun(file).ok === 'boolean',
    ),
  );
  fc.assert(
    fc.property(fc.json(), (file) => typeof importRun(file).ok === 'boolean'),
    { numRuns: 1000 },
  );
}, 60_000);

test('a changed file is refused, or gives a run that can be shown', () => {
  const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255));
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
      const file = bytes.slice();
      for (const [at, to] of changes) file[at] = to;
      const found = importRun(file);
      if (!found.ok) {
        expect(found.errors.length).toBeGreaterThan(0);
        return;
      }
      for (const record of found.records) reduce(record.header, record.events);
    }),
    { numRuns: 2000 },
  );
}, 60_000);
