import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { EmbeddedCluster } from '../src/platform/database/embedded.ts'

/** Of the clock that Linux counts processor time in. */
const ticksPerSecond = 100

/** Seconds of processor time that PostgreSQL used so far, connections that have ended included. Linux only; elsewhere NaN. */
export async function databaseCpu({ folder }: Pick<EmbeddedCluster, 'folder'>): Promise<number> {
  try {
    const [first = ''] = (await readFile(join(folder, 'pg', 'postmaster.pid'), 'utf8')).split('\n')
    const main = Number(first)
    const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
    const times = await Promise.all(pids.map((pid) => ticksOf(pid, main)))
    return times.reduce((sum, one) => sum + one, 0) / ticksPerSecond
  } catch {
    return Number.NaN
  }
}

/** 0 for whatever does not belong to this server, and for what has ended meanwhile. */
async function ticksOf(pid: number, main: number): Promise<number> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // The second field is a name in brackets that may hold anything; the fields after it are numbers.
  const fields = line
    .slice(line.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  const [, parent = 0] = fields
  const [user = 0, system = 0, userOfEnded = 0, systemOfEnded = 0] = fields.slice(11, 15)
  if (pid === main) return user + system + userOfEnded + systemOfEnded
  return parent === main ? user + system : 0
}
