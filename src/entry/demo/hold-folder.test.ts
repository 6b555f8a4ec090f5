import { spawn } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { holdFolder } from './hold-folder.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hold-'))
})
afterEach(() => rm(folder, { recursive: true }))
const file = () => join(folder, 'demonstration.pid')

it('gives a folder to one demonstration, and back when it ends', async () => {
  const giveBack = await holdFolder(folder)
  expect(await readdir(folder)).toEqual(['demonstration.pid'])
  await giveBack()
  expect(await readdir(folder)).toEqual([])
})

it('D28: does not give it to a second one while the first runs, and says which', async () => {
  const first = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)', 'clavero.mjs', 'demo'])
  try {
    await writeFile(file(), String(first.pid))
    await expect(holdFolder(folder)).rejects.toThrow(`process ${first.pid}`)
  } finally {
    first.kill('SIGKILL')
    await new Promise((ended) => first.once('exit', ended))
  }
  await (
    await holdFolder(folder)
  )()
})

it.each([String(process.pid), '999999999', 'rubbish', ''])(
  'takes it from one that was killed: %j',
  async (left) => {
    await writeFile(file(), left)
    await (
      await holdFolder(folder)
    )()
    expect(await readdir(folder)).toEqual([])
  },
)
