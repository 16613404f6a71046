import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.{ts,tsx}', 'test/property/**/*.test.ts'],
    environment: 'node',
    globalSetup: './test/bundleOnce.ts',
    testTimeout: 60_000,
    // On two cores it would take one: half of the time goes to shells and other processes.
    maxWorkers: 2,
  },
});
