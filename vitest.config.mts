import { defineConfig } from 'vitest/config';

/** Tests of code that keeps nothing to itself: they may share what they load. */
const PURE = ['architecture', 'check', 'docs', 'language', 'model', 'plans', 'rules'];

const pure = PURE.map((folder) => `test/unit/${folder}/**/*.test.{ts,tsx}`);
const property = 'test/property/**/*.test.ts';

export default defineConfig({
  test: {
    environment: 'node',
    testTimeout: 60_000,
    // On two cores it would take one: half of the time goes to shells and other processes.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        // Loading takes longer than most of them.
        test: { name: 'pure', include: [...pure, property], isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          exclude: pure,
          globalSetup: './test/bundleOnce.ts',
        },
      },
    ],
  },
});
