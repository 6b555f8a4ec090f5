import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { instant } from '../../../kernel/time.ts'
import { keepAuthority } from './keep-authority.ts'

it('is made once, for two who ask at once too, and is nobody else’s to read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'clavero-kept-'))
  try {
    const at = instant(Date.UTC(2026, 10, 29))
    const [one, other] = await Promise.all([keepAuthority(folder, at), keepAuthority(folder, at)])
    const again = await keepAuthority(folder, instant(at + 86_400_000))
    for (const same of [other, again]) {
      expect(same.issuing.SUBJ.certificate.equals(one.issuing.SUBJ.certificate)).toBe(true)
      expect(same.issuing.SAN.revoked).toEqual(one.issuing.SAN.revoked)
      expect(same.subscribers.ec.publicKey.equals(one.subscribers.ec.publicKey)).toBe(true)
      expect(same.impostor.keys.publicKey.equals(one.impostor.keys.publicKey)).toBe(true)
    }
    const path = join(folder, 'demo-authority.json')
    expect((await stat(path)).mode & 0o077).toBe(0)
    expect(await readFile(path, 'utf8')).toContain('"revoked"')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}, 60_000)
