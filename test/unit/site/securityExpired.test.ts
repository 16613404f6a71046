import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { logger } from '@docusaurus/logger';
import type { LoadContext } from '@docusaurus/types';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import rollbook from '../../../plugins/rollbook/site/index.ts';

// The thread beside the site is code of the bundle, and has nothing to say here.
vi.mock('../../../plugins/rollbook/site/beside.ts', () => ({
  startBeside: () => ({
    check: async () => ({
      ...{ index: { schemaVersion: 1, runbooks: [] }, report: '', isBroken: false },
      ...{ data: new Map(), sheets: new Map() },
    }),
    make: () => async () => {},
    end: () => {},
  }),
}));

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rollbook-expired-'));
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

/** What the plugin warns of at some time, with a contact that holds until `expires`. */
async function warnings(expires: string, now: string): Promise<unknown[]> {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(now) });
  const warn = vi.spyOn(logger, 'warn').mockReset().mockReturnValue();
  const siteConfig = { title: 'X', tagline: 'Y', url: 'https://docs.example', markdown: {} };
  const context = { siteDir: folder, generatedFilesDir: folder, baseUrl: '/', siteConfig };
  const security = { contact: 'mailto:a@b.example', expires };
  const plugin = rollbook(context as unknown as LoadContext, { security });
  const loaded = { allContent: {}, actions: {} };
  type Loaded = Parameters<NonNullable<typeof plugin.allContentLoaded>>[0];
  await plugin.allContentLoaded?.(loaded as unknown as Loaded);
  return warn.mock.calls.flat();
}

test.each([
  ['2027-06-30', '2027-06-30T10:00:00Z', 0],
  ['2027-06-30', '2027-07-01T00:00:00Z', 1],
  ['2027-06-30T10:00:00+02:00', '2027-06-30T07:59:00Z', 0],
  ['2027-06-30T10:00:00+02:00', '2027-06-30T08:01:00Z', 1],
])('a contact until %s has, at %s, %i warnings', async (expires, now, count) => {
  const found = await warnings(expires, now);
  expect(found).toEqual(Array(count).fill(expect.stringContaining('has expired')));
});

test('an option without a date is told what is wrong with it', async () => {
  const nothing = undefined as unknown as string;
  await expect(warnings(nothing, '2027-06-30T10:00:00Z')).rejects.toThrow(/Expected a date/);
});
