import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { tmpdir } from 'node:os'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../../src/platform/database/embedded.ts'
import { migrate } from '../../src/platform/database/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    clusterUrl: string
  }
}

export const template = 'template_clavero'

/** A PostgreSQL with the migrated template, that is gone when it ends. */
export async function startCluster(): Promise<{ readonly url: string; end(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'clavero-test-'))
  await chmod(folder, 0o755)
  const cluster = await startEmbedded({ folder, durable: false })
  await cluster.createDatabase(template)
  await migrate(cluster.url(template), resolve(import.meta.dirname, '../../migrations'))
  return {
    url: cluster.url('postgres'),
    async end() {
      await cluster.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** One PostgreSQL for the whole run; every test file copies its own database from the migrated template. */
export default async function setup(project: TestProject) {
  // Whoever runs the tests many times over has one of their own (test/support/removals/run.ts).
  const lent = process.env['CLAVERO_TEST_CLUSTER']
  if (lent !== undefined) return project.provide('clusterUrl', lent)
  const { url, end } = await startCluster()
  project.provide('clusterUrl', url)
  return end
}
