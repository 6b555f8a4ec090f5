import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readConfig } from '../../platform/config/read.ts'
import { clusterFolders } from '../../platform/database/embedded.ts'
import { startDemonstration } from './demo.ts'

it('D29: a start that is broken off stops its database and gives the folder back', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'clavero-broken-off-'))
  const folders = clusterFolders(folder)
  try {
    const read = readConfig({ CLAVERO_DATA: folder, PORT: '0' })
    if (!read.ok || read.value.mode !== 'demonstration') throw new Error('settings')
    await expect(startDemonstration(read.value, AbortSignal.abort())).rejects.toMatchObject({
      name: 'AbortError',
    })
    expect(
      folders.some((one) => existsSync(join(one, 'PG_VERSION')) || existsSync(join(one, 'pg', 'PG_VERSION'))),
    ).toBe(true)
    const left = folders.flatMap((one) => [join(one, 'postmaster.pid'), join(one, 'pg', 'postmaster.pid')])
    expect([...left, join(folder, 'demonstration.pid')].filter((file) => existsSync(file))).toEqual([])
  } finally {
    for (const one of folders) await rm(one, { recursive: true, force: true })
  }
})
