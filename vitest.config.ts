import { defineConfig } from 'vitest/config';

/** Where to write the runner's own report, for scripts that read it. */
const report = process.env.AIF_TEST_REPORT;

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/setup/postgres.ts', 'tests/setup/chromium.ts', 'tests/setup/knowledge.ts'],
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores: more workers than that only make each test slower.
    maxWorkers: 2,
    // Loading all modules anew for each file takes half of the time, and none keeps anything that a test could notice.
    isolate: false,
  },
});
