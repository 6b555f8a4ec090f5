import { defineConfig } from '@playwright/test'

/** The built service in a real Chromium. `npm run build` comes first; `CLAVERO_CHROMIUM` names the browser. */
export default defineConfig({
  testDir: 'test/browser',
  outputDir: 'dist/.browser',
  // One demonstration for all, whose people and registries they share: see test/browser/support/test.ts.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: 'list',
  use: {
    browserName: 'chromium',
    launchOptions: {
      executablePath: process.env['CLAVERO_CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        // A camera and a microphone that show and say something, and are allowed at once.
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
      ],
    },
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
    trace: 'off',
    screenshot: 'only-on-failure',
  },
})
