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

/** One PostgreSQL for the whole run; every test file copies its own database from the migrated template. */
export default async function setup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'clavero-test-'))
  await chmod(folder, 0o755)
  const cluster = await startEmbedded({ folder, durable: false })
  await cluster.createDatabase(template)
  await migrate(cluster.url(template), resolve(import.meta.dirname, '../../migrations'))
  project.provide('clusterUrl', cluster.url('postgres'))
  return async () => {
    await cluster.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
