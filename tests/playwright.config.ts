import { defineConfig } from 'playwright/test';

export default defineConfig({
  testDir: './e2e',
  outputDir: '../test-results/e2e',
  snapshotPathTemplate: '{testDir}/{testFilePath}-snapshots/{arg}{ext}',
  timeout: 120_000,
  expect: { timeout: 30_000 },
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  reporter: 'list',
  // Tests with a tag need something that only one browser does, or lets a test do; the reason stands beside each.
  // A browser beside another one on a busy machine misses a popup or a key now and then; what fails again is a fault.
  projects: [
    { name: 'chromium', use: { browserName: 'chromium' }, retries: 1, grepInvert: /@firefox/ },
    { name: 'firefox', use: { browserName: 'firefox' }, retries: 2, grepInvert: /@chromium/ },
  ],
});
