import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  accountOf,
  askBankFor,
  newestAt,
  reachAccount,
  testBank,
  typedAs,
  wrongAmounts,
  wrongly,
} from '../support/bank.ts'
import { askForLink, caseCodeOn, newest, newKeys, nextMail, openLink, signIn } from '../support/recover.ts'
import { startService, type Service } from '../support/service.ts'
import { visit } from '../support/visitor.ts'
import { mailHandedOver } from '../support/passing-time.ts'

const { store, parts } = testBank()
let service: Service
beforeAll(async () => {
  service = await startService({ instances: 2, bank: parts })
})
afterAll(() => service.stop())
beforeEach(() => store.setAway(false))
afterEach(() => expect(service.faultLines()).toEqual([]))

describe('the whole way', () => {
  it.each([
    ['H1', 'deposito'],
    ['N1', 'banco'],
  ] as const)(
    'of %s by %s ends with a new key, and the mailbox was told that the bank was asked',
    async (tag, forma) => {
      const member = service.cast[tag]
      const ana = visit(service)
      const since = newest(ana)
      await askBankFor(ana, member, forma)
      expect(ana.page.path).toBe('/hogar/cuenta/espera')
      expect((await nextMail(ana, member, since, ana.t('m35.subject'))).text).toContain('CLV-')
      const item = newestAt(store)
      if (item.cents === undefined) {
        await ana.submit('/hogar/cuenta/respuesta')
        expect(ana.page.words).toContain(ana.t('p62.ask.pending'))
        store.answer(item.n, 'approved')
        await ana.submit('/hogar/cuenta/respuesta')
      } else await ana.submit('/hogar/cuenta/montos', typedAs([item.cents[1], item.cents[0]]))
      expect(ana.page.path).toBe('/enlace')
      expect(ana.page.words).toContain(ana.t('p09.ok.shown'))
      await ana.open(`/caso/${caseCodeOn(ana)}`)
      for (const event of ['bankAnswered', 'registriesAgreed', 'proved'] as const)
        expect(ana.page.words.split(ana.t(`p96.ev.${event}`)), event).toHaveLength(2)
      await ana.open('/enlace')
      const sent = newest(ana)
      await askForLink(ana)
      const mail = await nextMail(ana, member, sent)
      await mailHandedOver(service, member)
      await openLink(ana, mail)
      const key = newKeys[service.policy.profile]
      await ana.press(ana.t('p12.save'), { clave: key })
      expect(ana.page.path).toBe('/clave/lista')
      const back = visit(service)
      await signIn(back, member, key)
      expect(back.page.path).not.toBe('/entrar')
    },
  )
})

describe('P-62', () => {
  it('says what is lacking without a try, and never gives the digits back', async () => {
    const ana = visit(service)
    await reachAccount(ana, service.cast.H1)
    const account = await accountOf(service, service.cast.H1)
    await ana.submit('/hogar/cuenta', { banco: account.banco, ultimos: '12' })
    expect([ana.page.status, ana.page.errors]).toEqual([422, [ana.t('p62.err.type'), ana.t('p62.err.last4')]])
    expect(ana.page.html).not.toContain('value="12"')
    expect(ana.page.words).toContain(ana.t('p62.tries', { n: service.policy.questions.attempts }))
  })

  it('leads whoever changed accounts on, for no try', async () => {
    const ana = visit(service)
    await reachAccount(ana, service.cast.H1)
    await ana.follow(ana.t('p62.changed'))
    expect(ana.page.words).toContain(ana.t('p62.changed.body'))
    await ana.open('/hogar/cuenta')
    expect(ana.page.words).toContain(ana.t('p62.tries', { n: service.policy.questions.attempts }))
  })

  it('an account that changed a few days ago proves nobody, though it is the right one: CLV-203, and no try', async () => {
    const { H2 } = service.cast
    const ana = visit(service)
    await reachAccount(ana, H2)
    await ana.submit('/hogar/cuenta', { ...(await accountOf(service, H2)) })
    expect([ana.page.status, ana.page.h1]).toEqual([409, ana.t('p62.changed.title')])
    expect(ana.page.words).toContain('CLV-203')
    await ana.open('/hogar/cuenta/forma')
    expect(ana.page.path).toBe('/hogar/cuenta')
    expect(ana.page.words).toContain(ana.t('p62.tries', { n: service.policy.questions.attempts }))
  })
})

describe('what is wrong', () => {
  it('ATK-17: three wrong accounts, each wrong elsewhere, look alike and suspend; a further try costs a human check', async () => {
    const { H1 } = service.cast
    const account = await accountOf(service, H1)
    const eva = visit(service)
    await reachAccount(eva, H1)
    const pages: string[] = []
    for (const n of [0, 1]) {
      await eva.submit('/hogar/cuenta', { ...wrongly(account, n) })
      expect([eva.page.status, eva.page.h1]).toEqual([422, eva.t('p62.again.title')])
      pages.push(eva.page.words.replace(/\d+ intentos?|Le queda[n]?/g, ''))
      // The form itself does not come back before the check is passed.
      expect(eva.page.html).not.toContain('name="ultimos"')
      await eva.submit('/hogar/cuenta/comprobacion')
      expect(eva.page.path).toBe('/hogar/cuenta')
    }
    expect(new Set(pages).size).toBe(1)
    await eva.submit('/hogar/cuenta', { ...wrongly(account, 2) })
    expect(eva.page.path).toBe('/suspendido')
    // ATK-21: not in another case either, with the right account.
    const ana = visit(service)
    await reachAccount(ana, H1)
    expect(ana.page.path).toBe('/suspendido')
  })

  it('three wrong amounts end a deposit for good, and the right ones then prove nothing', async () => {
    const { N1 } = service.cast
    const eva = visit(service)
    await askBankFor(eva, N1, 'deposito')
    const { cents = [1, 1] as const } = newestAt(store)
    for (const left of [2, 1]) {
      await eva.submit('/hogar/cuenta/montos', typedAs(wrongAmounts(cents, left)))
      expect([eva.page.status, eva.page.errors]).toEqual([422, [eva.t('p62.deposit.mismatch', { n: left })]])
    }
    await eva.submit('/hogar/cuenta/montos', typedAs(wrongAmounts(cents, 5)))
    expect([eva.page.status, eva.page.h1]).toEqual([410, eva.t('p62.over.title')])
    await eva.open('/hogar/cuenta/espera')
    expect(eva.page.html).not.toContain('name="uno"')
  })
})
