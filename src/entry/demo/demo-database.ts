import { mkdir } from 'node:fs/promises'
import type { DemonstrationConfig } from '../../platform/config/config.ts'
import { startEmbedded } from '../../platform/database/embedded.ts'
import { holdFolder } from './hold-folder.ts'

export interface DemoDatabase {
  readonly url: string
  stop(): Promise<void>
}

/**
 * The database of the demonstration: one of its own in the data folder, unless `DATABASE_URL` names another.
 * @param onSpawned called when a server of its own runs, though it does not answer yet.
 */
export async function openDemoDatabase(
  config: DemonstrationConfig,
  onSpawned?: () => void,
): Promise<DemoDatabase> {
  const given = config.database.url?.reveal()
  if (given !== undefined) return { url: given, stop: () => Promise.resolve() }
  await mkdir(config.dataFolder, { recursive: true })
  const closing: (() => Promise<unknown>)[] = [await holdFolder(config.dataFolder)]
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close()
  }
  try {
    const cluster = await startEmbedded({ folder: config.dataFolder, ...(onSpawned && { onSpawned }) })
    closing.push(() => cluster.stop())
    await cluster.createDatabase('clavero')
    return { url: cluster.url('clavero'), stop }
  } catch (fault) {
    await stop()
    throw fault
  }
}
