import { rm, writeFile } from 'node:fs/promises'
import type { DemonstrationConfig } from '../../platform/config/config.ts'
import { databaseUrlFile } from '../cli/database.ts'
import { firstSignal, untilSignal } from '../until-signal.ts'
import { openDemoDatabase } from './demo-database.ts'

/** `clavero demo`: starts everything, says where to go, and runs until it is asked to stop. */
export async function demo(config: DemonstrationConfig): Promise<void> {
  // From the first line on: a start that is broken off must not leave a database server behind.
  const asked = firstSignal()
  // The database takes as long to start as the rest of the program takes to be read, which lets nothing else
  // happen meanwhile: first the one, then the other.
  const spawned = Promise.withResolvers<void>()
  const database = openDemoDatabase(config, spawned.resolve)
  // That it failed is told below.
  await Promise.race([spawned.promise, database.catch(() => undefined)])
  const [{ startDemonstration }, { welcome }] = await Promise.all([
    import('./demo.ts'),
    import('./welcome.ts'),
  ])
  // The line of the web server that it listens is not for this terminal: the welcome says it better.
  const quiet = config.logLevel === 'info' ? { ...config, logLevel: 'warn' as const } : config
  const running = await startDemonstration(quiet, asked, database).catch((fault: unknown) => {
    if (!asked.aborted) throw fault
  })
  if (running === undefined) return
  process.stdout.write(welcome(running, running.people.E1))
  const urlFile = databaseUrlFile(config.dataFolder)
  await writeFile(urlFile, running.databaseUrl, { mode: 0o600 })
  await untilSignal(async () => {
    await rm(urlFile, { force: true })
    await running.stop()
  }, asked)
}
