import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { codeIn, linkIn } from '../../src/entry/demo/mail-text.ts'
import { attack } from '../support/attack.ts'
import { dumpOf } from '../support/dump.ts'
import { enter, freshPerson, invite, staffed } from '../support/users.ts'

attack('ATK-59', 'a stolen copy of the database, and the users of an employer', (scene) => {
  it('I-23: it holds no key, no session, no invitation that is out, and no number of a person', async () => {
    const { service } = scene
    const { company, person, holder, marta } = await staffed(service)
    await enter(marta, person, company)
    const out = await invite(holder, company, freshPerson(service))
    const token = linkIn(out.text)?.split('#')[1]
    const code = codeIn(out.text)
    const session = [...marta.cookies].find(([name]) => name.endsWith('clv-user'))?.[1]
    const dump = await dumpOf(service.db)
    for (const secret of [person.key, session, token, code, code?.replace('-', ''), person.cedula]) {
      expect(secret?.length).toBeGreaterThan(6)
      expect(dump.includes(secret ?? '')).toBe(false)
    }
    // Nor by trying them all: what stands for the person takes a key that is not in the dump.
    for (const hash of ['sha256', 'sha1', 'md5'])
      for (const value of [person.cedula, token ?? '', code ?? ''])
        expect(dump).not.toContain(createHash(hash).update(value).digest('hex'))
    expect(
      service.logLines().filter((line) => line.includes(person.cedula) || line.includes(person.mail)),
    ).toEqual([])
  })
})
