import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { days, hours } from '../../src/kernel/time.ts'
import {
  changesOf,
  confirmBoth,
  confirmPresent,
  digitsIn,
  mailsOf,
  mailTo,
  notThis,
  propose,
  signedInAs,
} from '../support/contact-change.ts'
import { letTimePass } from '../support/passing-time.ts'
import { mailsTo, newest, nextMail, recover, signIn } from '../support/recover.ts'
import { change, standingOf } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { visit } from '../support/visitor.ts'

let service: Service
beforeAll(async () => {
  service = await startService({ profile: 'as-described', instances: 2 })
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

let serial = 0
const freshMail = () => `nueva-${(serial += 1)}@empresa.example`
const signedIn = () => signedInAs(service)

describe('changing the mail', () => {
  it('goes from the account to the new mail in use, and a recovery through it', async () => {
    const { company, ana } = await signedIn()
    const mail = freshMail()
    await confirmBoth(ana, company, mail)
    expect([ana.page.path, ana.page.h1]).toEqual(['/contacto/listo', ana.t('p83.panel')])
    // Told to the old one when it was asked for, and to both when it was confirmed.
    const told = (address: string) =>
      service.inbox.list(address).filter(({ subject }) => subject === ana.t('m11.subject'))
    await expect.poll(() => [told(company.mail ?? '').length, told(mail).length]).toEqual([2, 1])

    // While it cools a recovery goes to the mailbox of before.
    await letTimePass(service, company, hours(71))
    const during = visit(service)
    const since = newest(during)
    await recover(during, company, { stopAt: 'sent' })
    expect((await nextMail(during, company, since)).to).toBe(company.mail)

    await letTimePass(service, company, hours(2))
    expect(await mailsOf(service, company)).toEqual([{ value: mail, usable: true }])
    const bob = visit(service)
    await recover(bob, { ...company, mail })
    expect([bob.page.path, (await standingOf(service, company)).generation]).toEqual(['/clave/lista', 2])
  })

  it('is the same in English', async () => {
    const company = service.fresh()
    const ana = visit(service, { lang: 'en' })
    await signIn(ana, company, company.key ?? '')
    await confirmBoth(ana, company, freshMail())
    expect(ana.page.h1).toBe(ana.t('p83.panel'))
  })

  it('asks about a slip once, keeps what was typed, and takes the word of whoever says that it is right', async () => {
    const { company, ana } = await signedIn()
    await ana.open('/contacto/nuevo')
    const slip = ['ana@empresa', 'cmo'].join('.')
    await ana.press(ana.t('p81.go'), { correo: slip, clave: company.key ?? '' })
    expect([ana.page.status, ana.page.html.includes(`value="${slip}"`)]).toEqual([422, true])
    expect(ana.page.words).toContain(ana.t('p81.typo.keep'))
    expect(ana.page.html).not.toContain(company.key ?? 'x')
    await ana.press(ana.t('p81.go'), { correo: slip, clave: company.key ?? '' })
    // Nobody can have it in a demonstration; elsewhere it would go on from here.
    expect(ana.page.words).not.toContain(ana.t('p81.typo.keep'))
  })

  it('does not take the mail on record, however it is written (ATK-40)', async () => {
    const { company, ana } = await signedIn()
    await ana.open('/contacto/nuevo')
    await ana.press(ana.t('p81.go'), { correo: (company.mail ?? '').toUpperCase(), clave: company.key ?? '' })
    expect([ana.page.status, ana.page.words.includes(ana.t('p81.err.same'))]).toEqual([422, true])
  })

  it('leads whoever cannot open the old mailbox to a person, and whoever chose nothing to the question', async () => {
    const { ana } = await signedIn()
    await ana.open('/contacto')
    expect((await ana.press(ana.t('g.continue'))).status).toBe(422)
    await ana.press(ana.t('g.continue'), { puede: 'no' })
    expect([ana.page.path, ana.page.code]).toEqual(['/contacto/en-persona', 'CLV-254'])
    await ana.follow(ana.t('p80.office.go'))
    expect(ana.page.path).toBe('/otras-formas')
  })

  it('is not begun with the key where there is no mail on record', async () => {
    const { company, ana } = await signedIn()
    await change(
      service,
      company,
      `update contact set retired_at = clock_timestamp() where employer_id = $1 and kind = 'mail'`,
    )
    await ana.open('/contacto')
    expect([ana.page.code, ana.page.forms.some(({ action }) => action === '/contacto')]).toEqual([
      'CLV-254',
      false,
    ])
    await ana.open('/contacto/nuevo')
    await ana.press(ana.t('p81.go'), { correo: freshMail(), clave: company.key ?? '' })
    expect(ana.page.path).toBe('/contacto')
    expect(await changesOf(service, company)).toEqual([])
  })

  it('is for whoever is signed in', async () => {
    const stranger = visit(service)
    for (const path of [
      '/contacto',
      '/contacto/nuevo',
      '/contacto/codigo',
      '/contacto/listo',
      '/contacto/en-persona',
    ])
      expect((await stranger.open(path)).path).toBe('/entrar')
  })
})

describe('a code', () => {
  it('has five tries a step; then the change has to be begun anew', async () => {
    const { company, ana } = await signedIn()
    const right = digitsIn(await propose(ana, company, freshMail()))
    for (const left of [4, 3, 2, 1, 0]) {
      await ana.press(ana.t('g.continue'), { codigo: notThis(right) })
      expect([ana.page.status, ana.page.code]).toEqual([422, 'CLV-250'])
      if (left > 0) expect(ana.page.words).toContain(ana.t('p82.err.bad', { n: left }))
    }
    expect(ana.page.words).toContain(ana.t('p82.spent'))
    expect(await changesOf(service, company)).toMatchObject([{ state: 'presentMail' }])
    await ana.press(ana.t('p83.stop'))
    expect([ana.page.path, ana.page.words.includes(ana.t('p80.ended.withdrawn'))]).toEqual([
      '/contacto',
      true,
    ])
    await propose(ana, company, freshMail())
  })

  it('ends after its time, and another one brings no other tries', async () => {
    const { company, ana } = await signedIn()
    const first = digitsIn(await propose(ana, company, freshMail()))
    await ana.press(ana.t('g.continue'), { codigo: notThis(first) })
    expect((await ana.press(ana.t('p82.again'))).code).toBe('CLV-252')
    await letTimePass(service, company, 901)
    await signIn(ana, company, company.key ?? '')
    await ana.open('/contacto/codigo')
    await ana.press(ana.t('g.continue'), { codigo: first })
    expect([ana.page.status, ana.page.code]).toEqual([410, 'CLV-251'])
    const since = newest(ana)
    await ana.press(ana.t('p82.again'))
    expect(ana.page.words).toContain(ana.t('p82.again.done'))
    const second = digitsIn(await mailTo(service, company.mail ?? '', since, ana.t('m17.subject')))
    await ana.press(ana.t('g.continue'), { codigo: notThis(second) })
    expect(ana.page.words).toContain(ana.t('p82.err.bad', { n: 3 }))
    await ana.press(ana.t('g.continue'), { codigo: second })
    expect(ana.page.h1).toBe(ana.t('p82.title.new'))
  })

  it('is counted for the employer: five a day, and then a code and a way on', async () => {
    const { company, ana } = await signedIn()
    for (let n = 0; n < service.policy.contact.codesPerDay; n += 1) {
      await propose(ana, company, freshMail())
      await ana.press(ana.t('p83.stop'))
    }
    await ana.open('/contacto/nuevo')
    await ana.press(ana.t('p81.go'), { correo: freshMail(), clave: company.key ?? '' })
    expect([ana.page.status, ana.page.code]).toEqual([429, 'CLV-253'])
    expect(ana.page.links.some(({ href }) => href.startsWith('/otras-formas'))).toBe(true)
  })

  it('tells when its mail was not taken, and what to do', async () => {
    const { company, ana } = await signedIn()
    const first = await propose(ana, company, 'no-existe@empresa.example')
    await ana.press(ana.t('g.continue'), { codigo: digitsIn(first) })
    await change(
      service,
      company,
      `update message set state = 'rejected' where employer_id = $1 and template = 'M-18'`,
    )
    await ana.open('/contacto/codigo')
    expect(ana.page.words).toContain('No pudimos entregar')
  })
})

describe('a change is stopped', () => {
  it('from the account, until the moment it counts', async () => {
    const { company, ana } = await signedIn()
    await confirmBoth(ana, company, freshMail())
    await letTimePass(service, company, hours(71))
    await signIn(ana, company, company.key ?? '')
    expect(ana.page.path).toBe('/cuenta')
    await ana.submit('/contacto/anular')
    expect(await changesOf(service, company)).toMatchObject([{ state: 'ended', ended_reason: 'withdrawn' }])
    expect(await mailsOf(service, company)).toEqual([{ value: company.mail, usable: true }])
  })

  it('by “it was not me” of the notice to the old mailbox, days later (M-11)', async () => {
    const { company, ana } = await signedIn()
    await confirmBoth(ana, company, freshMail())
    await expect.poll(() => mailsTo(ana, company, ana.t('m11.subject')).length).toBe(2)
    const [notice] = mailsTo(ana, company, ana.t('m11.subject'))
    const [, path = '', token = ''] = /(\/aviso\/[\w-]+)#([\w-]+)/.exec(notice?.text ?? '') ?? []
    await letTimePass(service, company, days(2))
    const owner = visit(service)
    await owner.open(path)
    await owner.submit(path, { token })
    expect(owner.page.path).toContain('/aviso/detenido/')
    expect(await changesOf(service, company)).toMatchObject([{ state: 'ended', ended_reason: 'reported' }])
    expect(await mailsOf(service, company)).toEqual([{ value: company.mail, usable: true }])
  })

  it('by whoever gets the code for the old mailbox and did not ask for it', async () => {
    const { company, ana } = await signedIn()
    const mail = await propose(ana, company, freshMail())
    const [, path = '', token = ''] = /(\/aviso\/[\w-]+)#([\w-]+)/.exec(mail.text) ?? []
    const owner = visit(service)
    await owner.open(path)
    await owner.submit(path, { token })
    expect(await changesOf(service, company)).toMatchObject([{ ended_reason: 'reported' }])
    expect((await ana.open('/contacto')).path).toBe('/entrar')
  })

  it('and its mail to the new address stops nothing: whoever reads it may be a stranger', async () => {
    const { company, ana } = await signedIn()
    const mail = await confirmPresent(ana, company, freshMail())
    expect(mail.text).not.toContain('/aviso')
  })
})
