import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { parseId, type EmployerId } from '../../src/kernel/ids.ts'
import type { Member } from '../support/members.ts'
import { newest, signIn } from '../support/recover.ts'
import { change } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import {
  accept,
  accessesOf,
  finishAccept,
  freshPerson,
  invitationTo,
  invite,
  openInvite,
  pageOfUser,
  staffed,
  typedFor,
} from '../support/users.ts'
import { visit } from '../support/visitor.ts'

let service: Service
beforeAll(async () => {
  service = await startService({ profile: 'as-described', instances: 2 })
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

/** Acts that the log has under the name of this employer, oldest first. */
async function actsOn({ identifier }: Member) {
  const { rows } = await service.db.pool.query<{ id: string }>(
    'select id from employer where identifier = $1',
    [identifier],
  )
  const [instance] = service.instances
  const id = parseId<EmployerId>(rows[0]?.id)
  if (!id.ok) throw new Error('no employer')
  const list = await instance?.parts.proofs.acts.list(id.value, undefined, 100)
  return (list ?? []).map(({ act }) => act).reverse()
}

describe('whoever the registries no longer name (I-05)', () => {
  it('lets nobody in, widens nothing and gives nothing back; taking away still works', async () => {
    const { company, person, holder } = await staffed(service, { scopes: ['read'] })
    await change(
      service,
      company,
      `insert into representation_change (employer_id, id, evidence, unnamed)
       values ($1, gen_random_uuid(), 'a digest of an answer', 1)`,
    )
    await holder.open('/cuenta/usuarios/nuevo')
    await holder.press(holder.t('u03.invite'), typedFor(company, freshPerson(service), ['pay']))
    expect([holder.page.status, holder.page.code]).toEqual([409, 'CLV-330'])
    expect(holder.page.words).toContain(holder.t('u03.unrepresented'))
    const one = await pageOfUser(holder, person)
    await holder.open(one)
    await holder.submit(one, { planillas: 'payroll', consulta: 'read', clave: company.key ?? '' })
    expect([holder.page.status, holder.page.code]).toEqual([409, 'CLV-330'])
    await change(service, company, `update delegation set state = 'unconfirmed' where employer_id = $1`)
    await holder.open(one)
    await holder.submit(`${one}/acceso`, { hacer: 'confirmar', clave: company.key ?? '' })
    expect(holder.page.code).toBe('CLV-330')
    // In the other language, and asked for again, it is the page of the person.
    await holder.open(`${one}/acceso?lang=es`)
    expect([holder.page.status, holder.page.path]).toEqual([200, one])
    expect(await accessesOf(service, company)).toMatchObject([{ state: 'unconfirmed', scopes: ['read'] }])
    await holder.open(`${one}/quitar`)
    await holder.submit(`${one}/quitar`)
    expect((await accessesOf(service, company)).map(({ state }) => state)).toEqual(['removed'])
  })
})

describe('what the registered mailbox is told', () => {
  it('I-13, ATK-36: of more power than before as of the first, and of less it is not', async () => {
    const { company, person, holder } = await staffed(service, { scopes: ['payroll', 'read'] })
    const told = () =>
      service.inbox.list(company.mail ?? '').filter(({ subject }) => subject === holder.t('m39.subject'))
        .length
    await expect.poll(told, { timeout: 10_000 }).toBe(1)
    const one = await pageOfUser(holder, person)
    for (const power of [{ consulta: 'read' }, { consulta: 'read', pagos: 'pay' }]) {
      await holder.open(one)
      await holder.submit(one, { ...power, clave: company.key ?? '' })
      expect(holder.page.path).toBe(`${one}?hecho=changed`)
    }
    await expect.poll(told, { timeout: 10_000 }).toBe(2)
  })
})

describe('what is written down of a person with access', () => {
  it('ATK-36: every other employer sees in its log that somebody of theirs made another key', async () => {
    const { company: first, person, holder, marta } = await staffed(service)
    const second = service.fresh()
    const other = visit(service)
    await signIn(other, second, second.key ?? '')
    await accept(marta, await invite(other, second, person), person)
    const since = newest(holder)
    await holder.open(await pageOfUser(holder, person))
    await holder.press(holder.t('u03.again'), { clave: first.key ?? '' })
    const later = visit(service)
    await openInvite(later, await invitationTo(service, person, since))
    await later.follow(later.t('u06.lost'))
    await finishAccept(later, { ...person, key: 'Zm+Kq7wRtB' })
    expect(later.page.path).toBe('/acceso/listo')
    expect(await actsOn(second)).toContain('usersDoubted')
    expect(await actsOn(first)).not.toContain('usersDoubted')
  })

  it('I-13: a number that is not of the invited person is a try, and stands in the log of their employer', async () => {
    const company = service.fresh()
    const person = freshPerson(service)
    const holder = visit(service)
    await signIn(holder, company, company.key ?? '')
    const stranger = visit(service)
    await openInvite(stranger, await invite(holder, company, person))
    await finishAccept(stranger, { ...person, cedula: freshPerson(service).cedula })
    expect(stranger.page.errors).toEqual([stranger.t('u06.err.person', { n: 4 })])
    expect((await actsOn(company)).filter((act) => act === 'userSignInRefused')).toHaveLength(1)
  })
})
