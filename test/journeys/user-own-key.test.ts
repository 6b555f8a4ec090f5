import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Member } from '../support/members.ts'
import { newest, signIn } from '../support/recover.ts'
import { startService, type Service } from '../support/service.ts'
import {
  accept,
  enter,
  finishAccept,
  invitationTo,
  invite,
  openInvite,
  pageOfUser,
  staffed,
  type Person,
} from '../support/users.ts'
import { visit, type Visitor } from '../support/visitor.ts'

let service: Service
beforeAll(async () => {
  service = await startService({ profile: 'as-described', instances: 2 })
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

const next = 'Zm+Kq8wRtB'

/** Mails that say that the key is another one, to exactly this spelling of a mailbox. */
const told = (marta: Visitor, { mail }: Pick<Person, 'mail'>) =>
  service.inbox.list().filter(({ to, subject }) => to === mail && subject === marta.t('m45.subject'))

/** How often the history of an employer says so, as its holder reads it. */
async function inHistory(holder: Visitor): Promise<number> {
  await holder.open('/cuenta/historial')
  return holder.page.words.split(holder.t('hist.act.userKeyChanged')).length - 1
}

/** A second employer whose holder is signed in, and for which the person works, too. */
async function second(marta: Visitor, person: Person): Promise<{ company: Member; holder: Visitor }> {
  const company = service.fresh()
  const holder = visit(service)
  await signIn(holder, company, company.key ?? '')
  await accept(marta, await invite(holder, company, person), person)
  return { company, holder }
}

describe('ATK-36: another key of a user', () => {
  it('changed by whoever is signed in: their mailbox is told once, and every employer reads it', async () => {
    const { company, person, holder, marta } = await staffed(service)
    const other = await second(marta, person)
    await enter(marta, person, company)
    await marta.open('/asesor/clave')
    await marta.press(marta.t('p12.save'), { actual: person.key, clave: next })
    expect(marta.page.words).toContain(marta.t('u05.key.done'))
    await expect.poll(() => told(marta, person).length, { timeout: 10_000 }).toBe(1)
    const [mail] = told(marta, person)
    expect(mail?.text).toContain(marta.t('m45.notme'))
    expect(mail?.text).not.toMatch(/https?:/)
    expect(mail?.text).not.toContain(other.company.legalName)
    expect([await inHistory(holder), await inHistory(other.holder)]).toEqual([1, 1])
    expect(holder.page.words).not.toContain(other.company.legalName)
    expect(service.inbox.list(company.mail ?? '').map(({ subject }) => subject)).not.toContain(
      marta.t('m45.subject'),
    )
  })

  it('refused: nobody is told', async () => {
    const { person, holder, marta } = await staffed(service)
    await enter(marta, person)
    await marta.open('/asesor/clave')
    await marta.press(marta.t('p12.save'), { actual: 'no es esta', clave: next })
    expect(marta.page.status).toBe(422)
    expect(await inHistory(holder)).toBe(0)
    expect(told(marta, person)).toEqual([])
  })

  it('made anew by an invitation: told at the address they sign in with, however the employer spelt it (ATK-40)', async () => {
    const { person, holder, marta } = await staffed(service)
    const company = service.fresh()
    const elsewhere = visit(service)
    await signIn(elsewhere, company, company.key ?? '')
    const spelt = { ...person, mail: person.mail.replace('asesora', 'Asesora') }
    const mail = await invite(elsewhere, company, spelt)
    expect(mail.to).toBe(spelt.mail)
    const later = visit(service)
    await openInvite(later, mail)
    await later.follow(later.t('u06.lost'))
    await finishAccept(later, { ...spelt, key: next })
    expect(later.page.path).toBe('/acceso/listo')
    await expect.poll(() => told(marta, person).length, { timeout: 10_000 }).toBe(1)
    expect(told(marta, spelt)).toEqual([])
    expect(told(marta, person)[0]?.text).toContain(company.legalName)
    expect([await inHistory(holder), await inHistory(elsewhere)]).toEqual([1, 1])
  })

  it('the first key of a person is no other one, and an employer that took the access away is not told', async () => {
    const { person, holder, marta } = await staffed(service)
    const other = await second(marta, person)
    expect([await inHistory(holder), told(marta, person)]).toEqual([0, []])
    await holder.open(await pageOfUser(holder, person))
    await holder.follow(holder.t('u03.remove'))
    await holder.press(holder.t('u03.remove'))
    const since = newest(other.holder)
    await other.holder.open(await pageOfUser(other.holder, person))
    await other.holder.press(other.holder.t('u03.again'), { clave: other.company.key ?? '' })
    const later = visit(service)
    await openInvite(later, await invitationTo(service, person, since))
    await later.follow(later.t('u06.lost'))
    await finishAccept(later, { ...person, key: next })
    expect([await inHistory(holder), await inHistory(other.holder)]).toEqual([0, 1])
    await expect.poll(() => told(marta, person).length, { timeout: 10_000 }).toBe(1)
  })
})
