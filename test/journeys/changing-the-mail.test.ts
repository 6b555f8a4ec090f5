import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { InboxMail } from '../../src/entry/demo/inbox-store.ts'
import { hours } from '../../src/kernel/time.ts'
import type { Member } from '../support/members.ts'
import { letTimePass } from '../support/passing-time.ts'
import { newest, nextMail, recover, signIn } from '../support/recover.ts'
import { standingOf } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { visit, type Visitor } from '../support/visitor.ts'

let service: Service
beforeAll(async () => {
  service = await startService({ profile: 'as-described', instances: 2 })
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

const codeIn = (mail: InboxMail): string => /^\d{6}$/m.exec(mail.text)?.[0] ?? ''
const mailTo = (address: string, since: number, subject: string) =>
  service.inbox.next(
    (mail) => mail.n > since && mail.to === address && mail.subject === subject,
    AbortSignal.timeout(5_000),
  )

async function signedIn(): Promise<{ company: Member; ana: Visitor }> {
  const company = service.fresh()
  const ana = visit(service)
  await signIn(ana, company, company.key ?? '')
  return { company, ana }
}

/** From the account to the page that asks for the first code. */
async function propose(ana: Visitor, company: Member, mail: string): Promise<InboxMail> {
  const since = newest(ana)
  await ana.open('/cuenta')
  await ana.follow(ana.t('u01.mail.change'))
  await ana.press(ana.t('g.continue'), { puede: 'si' })
  await ana.press(ana.t('p81.go'), { correo: mail, clave: company.key ?? '' })
  expect(ana.page.path).toBe('/contacto/codigo')
  return mailTo(company.mail ?? '', since, ana.t('m17.subject'))
}

async function confirmBoth(ana: Visitor, company: Member, mail: string): Promise<void> {
  const first = await propose(ana, company, mail)
  const since = newest(ana)
  await ana.press(ana.t('g.continue'), { codigo: codeIn(first) })
  expect(ana.page.h1).toBe(ana.t('p82.title.new'))
  const second = await mailTo(mail, since, ana.t('m18.subject'))
  await ana.press(ana.t('g.continue'), { codigo: codeIn(second) })
}

describe('changing the mail', () => {
  it('from the account to the new mail in use, and a recovery through it', async () => {
    const { company, ana } = await signedIn()
    const fresh = 'nueva-direccion@empresa.example'
    await confirmBoth(ana, company, fresh)
    expect([ana.page.path, ana.page.h1]).toEqual(['/contacto/listo', ana.t('p83.panel')])

    // While it cools a recovery goes to the mailbox of before, and nobody signed in has to be asked.
    await letTimePass(service, company, hours(71))
    const during = visit(service)
    const since = newest(during)
    await recover(during, company, { stopAt: 'sent' })
    expect((await nextMail(during, company, since)).to).toBe(company.mail)

    await letTimePass(service, company, hours(2))
    const bob = visit(service)
    await recover(bob, { ...company, mail: fresh })
    expect(await standingOf(service, company)).toMatchObject({ state: 'completed', generation: 2 })
    expect(bob.page.path).toBe('/clave/lista')
  })
})
