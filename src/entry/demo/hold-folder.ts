import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CommandEnd } from '../cli/exit.ts'

/**
 * Keeps a data folder for one demonstration. A second one would find a database server in it, take it for
 * one that was left over, and stop it under the first.
 * @returns what gives the folder back.
 */
export async function holdFolder(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, 'demonstration.pid')
  const own = String(process.pid)
  for (let tries = 0; tries < 3; tries++) {
    try {
      await writeFile(file, own, { flag: 'wx' })
      return () => rm(file, { force: true })
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault
    }
    const holder = Number(await readFile(file, 'utf8').catch(() => ''))
    if (await isDemonstration(holder))
      throw new CommandEnd(
        'outage',
        `A demonstration already runs on ${folder} (process ${holder}). Open it, or stop it; a second one needs a CLAVERO_DATA and a PORT of its own.`,
      )
    // Killed before it could give the folder back.
    await rm(file, { force: true })
  }
  throw new CommandEnd('outage', `Another demonstration is starting on ${folder}.`)
}

/** Alive, and ours as far as the system says: numbers of processes are used again. */
async function isDemonstration(pid: number): Promise<boolean> {
  if (!Number.isInteger(pid) || pid <= 1 || pid === process.pid) return false
  try {
    process.kill(pid, 0)
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => 'clavero')
  return commandLine.includes('clavero')
}
