import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { AuditLog } from '../../src/audit/app/ports.ts'
import { createAuditLog } from '../../src/audit/store/append.ts'
import { endSessions } from '../../src/entry/end-sessions.ts'
import { createKeyedDigest } from '../../src/platform/crypto/digests.ts'
import { signIn } from '../support/recover.ts'
import { startService, type Service } from '../support/service.ts'
import { enter, staffed } from '../support/users.ts'
import { visit } from '../support/visitor.ts'

let service: Service
/** The log of the same installation: whose entry it is stands there as a keyed digest. */
let operator: AuditLog
beforeAll(async () => {
  service = await startService({ profile: 'as-described', instances: 2 })
  const secret = service.instances[0]?.parts.installation.secrets.audit ?? ''
  operator = createAuditLog({ digest: createKeyedDigest(secret, 'audit'), instance: 'operator' })
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

it('an operator ends every session of one employer and of its users, and nobody else’s; the employer reads of it', async () => {
  const { company, holder, marta, person } = await staffed(service)
  await enter(marta, person, company)
  expect(marta.page.path).toMatch(/^\/asesor/)
  const other = await staffed(service)
  await enter(other.marta, other.person, other.company)

  expect(await endSessions(service.db, operator, company.identifier)).toMatchObject({
    employers: 1,
    own: 1,
    users: 1,
  })
  await holder.open('/cuenta')
  expect(holder.page.path).toBe('/entrar')
  await marta.open('/asesor')
  expect(marta.page.path).toBe('/entrar')
  await other.holder.open('/cuenta')
  expect(other.holder.page.path).toBe('/cuenta')
  await other.marta.open('/asesor')
  expect(other.marta.page.path).toMatch(/^\/asesor/)

  // The key stays, and its owner reads who did it.
  const again = visit(service)
  await signIn(again, company, company.key ?? '')
  await again.open('/cuenta/historial')
  expect(again.page.words).toContain(again.t('hist.act.sessionEnded'))
})

it('nobody has that number: nothing ends', async () => {
  expect(await endSessions(service.db, operator, '0000000000001')).toEqual({ employers: 0, own: 0, users: 0 })
})
