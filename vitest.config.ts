import { defineConfig } from 'vitest/config'
import { brokenBuild } from './test/support/removals/plugin.ts'

export default defineConfig({
  // Without one guard of the product, where a run of test/support/removals asks for it; else whole.
  plugins: [brokenBuild(process.env['CLAVERO_WITHOUT'])],
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source', 'node'] } },
  // The development runtime of JSX only serves debuggers; ours has none.
  oxc: { jsx: { development: false } },
  test: {
    fsModuleCache: true,
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    exclude: ['test/browser/**'],
    globalSetup: ['test/support/cluster.ts'],
    // Some release fifty or two hundred callers at once; a busy machine takes its time over them.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
  },
})
