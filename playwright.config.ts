import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, findPageOpener } from './test/findChromium.ts';

const PORT = Number(process.env.TEST_PORT ?? 4173);
const executablePath = findPageOpener();

export default defineConfig({
  testDir: 'test',
  // The longest first, or one core would wait for it at the end.
  projects: [
    { name: 'survive', testMatch: 'survive/**/*.spec.ts' },
    { name: 'e2e', testMatch: 'e2e/**/*.spec.ts' },
  ],
  outputDir: 'test-results',
  // On two cores: while one waits for its browser, the others go on.
  workers: 3,
  fullyParallel: true,
  // The largest plan has 140 steps, and the machine may be a slow one.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: !!process.env.CI,
  retries: 0,
  reporter: [['list']],
  use: {
    baseURL: `http://localhost:${PORT}`,
    launchOptions: { args: CHROMIUM_ARGS, ...(executablePath && { executablePath }) },
  },
  globalSetup: './test/ensureChromium.ts',
  webServer: {
    command: `node scripts/serve.mjs --port ${PORT}`,
    port: PORT,
    reuseExistingServer: !process.env.CI,
  },
});
