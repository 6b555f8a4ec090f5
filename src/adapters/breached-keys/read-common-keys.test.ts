import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { isCommonKey } from '../../keys/domain/common-keys.ts'
import { readCommonKeys } from './read-common-keys.ts'

const folder = mkdtempSync(join(tmpdir(), 'common-keys-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('the list of the product is there without a file', async () => {
  expect(isCommonKey('Clave#2026', await readCommonKeys(), [])).toBe(true)
})

test('a breached set of the operator is refused as it is, in other case, and with a digit more (ATK-34)', async () => {
  const file = join(folder, 'breached.txt')
  writeFileSync(file, 'Xk7!vbQp2\r\nWz9$mTrL\n')
  const common = await readCommonKeys(file)
  for (const key of ['Xk7!vbQp2', 'xK7!VBqP2', 'Wz9$mTrL', 'Wz9$mTrL4'])
    expect(isCommonKey(key, common, []), key).toBe(true)
  expect(isCommonKey('Xk7!vbQx2', common, [])).toBe(false)
})

test('a set that was named and cannot be read stops the start', async () => {
  await expect(readCommonKeys(join(folder, 'missing.txt'))).rejects.toThrow('missing.txt')
})
