import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { profileNames } from '../../src/policy/index.ts'
import {
  answerAll,
  identify,
  linkOf,
  mailsTo,
  newest,
  newKeys,
  nextMail,
  openLink,
  recover,
  screenCodeOn,
} from '../support/recover.ts'
import { actsOf, standingOf } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { visit } from '../support/visitor.ts'

describe.each(profileNames)('recovery under the profile %s', (profile) => {
  let service: Service
  beforeAll(async () => {
    service = await startService({ profile, instances: 2 })
  })
  afterAll(() => service.stop())
  afterEach(() => expect(service.faultLines()).toEqual([]))
  const key = newKeys[profile]

  it.each(['es', 'en'] as const)(
    'gives the key back in %s, from the start page to the portal',
    async (lang) => {
      const company = service.fresh()
      const ana = visit(service, { lang })
      await ana.open('/')
      await ana.follow(ana.t('p00.start'))
      await ana.press(ana.t('g.continue'), { necesita: ana.t('p01.recover') })
      expect(ana.page.h1).toBe(ana.t('p02.title'))
      await ana.submit('/empresa', { ruc: company.identifier, cedula: company.document })
      expect(ana.page.h1).toBe(ana.t('p05.title'))
      expect(ana.page.words).toContain(company.legalName)
      await ana.press(ana.t('p05.start'))
      await answerAll(ana, company)
      expect(ana.page.h1).toBe(ana.t('p09.title'))
      const since = newest(ana)
      await ana.press(
        ana.t('p09.send'),
        profile === 'standards' ? { tiempo: ana.t('g.time.minutes', { n: 3 }) } : {},
      )
      expect(ana.page.h1).toBe(ana.t('p10.title'))
      const mail = await nextMail(ana, company, since)
      await openLink(ana, mail)
      expect(ana.page.h1).toBe(ana.t('p12.title'))
      await ana.press(ana.t('p12.save'), { clave: key })
      expect(ana.page.h1).toBe(ana.t('p13.panel'))
      await ana.follow(ana.t('p13.try'))
      await ana.submit('/entrar', { ruc: company.identifier, clave: key })
      expect(ana.page.path).toBe('/cuenta')
      expect(ana.page.words).toContain(company.legalName)
      expect(await standingOf(service, company)).toMatchObject({
        generation: 2,
        state: 'completed',
        liveLinks: 0,
        consumed: 1,
      })
    },
  )

  it('finished on the telephone, is as certain on the computer where it was begun', async () => {
    const company = service.fresh()
    const ana = visit(service)
    const since = newest(ana)
    await recover(ana, company, { stopAt: 'sent' })
    const phone = visit(service)
    await openLink(phone, await nextMail(ana, company, since), screenCodeOn(ana))
    await phone.press(phone.t('p12.save'), { clave: key })
    expect(phone.page.h1).toBe(phone.t('p13.panel'))
    await ana.open('/enlace/enviado')
    expect([ana.page.path, ana.page.status, ana.page.h1]).toEqual(['/clave/lista', 200, ana.t('p13.panel')])
    // Nobody who has neither the link nor the case sees it.
    const eva = visit(service)
    await eva.open('/clave/lista')
    expect([eva.page.status, eva.page.code]).toEqual([403, 'CLV-910'])
  })

  it('works without a script: the waiting ticket for the human check, the typed code for the link', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await ana.open('/empresa')
    await ana.submit('/empresa', { ruc: company.identifier, cedula: company.document, humanCheck: '' })
    expect(ana.page.h1).toBe(ana.t('p04.title', { plazo: ana.t('g.time.seconds', { n: 20 }) }))
    await ana.press(ana.t('g.continue'))
    expect([ana.page.status, ana.page.h1]).toEqual([
      422,
      ana.t('p04.title', { plazo: ana.t('g.time.seconds', { n: 20 }) }),
    ])
    service.moveWebClock(20)
    await ana.press(ana.t('g.continue'))
    service.moveWebClock(-20)
    expect(ana.page.h1).toBe(ana.t('p05.title'))
    await ana.press(ana.t('p05.start'))
    await answerAll(ana, company)
    const since = newest(ana)
    await ana.press(ana.t('p09.send'), profile === 'standards' ? { tiempo: 'long' } : {})
    const { code } = linkOf(await nextMail(ana, company, since))
    await ana.press(ana.t('p10.mailCode.go'), { codigo: code.toLowerCase() })
    expect(ana.page.h1).toBe(ana.t('p12.title'))
    await ana.press(ana.t('p12.save'), { clave: key })
    expect(ana.page.h1).toBe(ana.t('p13.panel'))
  })

  it('takes the link in another browser with the code of the first one', async () => {
    const company = service.fresh()
    const ana = visit(service, { instance: 0 })
    const since = newest(ana)
    await recover(ana, company, { stopAt: 'sent' })
    const mail = await nextMail(ana, company, since)
    const telephone = visit(service, { instance: 1 })
    await openLink(telephone, mail, screenCodeOn(ana))
    expect(telephone.page.h1).toBe(ana.t('p12.title'))
    await telephone.press(ana.t('p12.save'), { clave: key })
    expect(telephone.page.h1).toBe(ana.t('p13.panel'))
    await ana.open('/enlace/enviado')
    expect(await standingOf(service, company)).toMatchObject({ generation: 2 })
  })

  it('walks over both instances, a step here and a step there', async () => {
    const company = service.fresh()
    const here = visit(service, { instance: 0 })
    await identify(here, company)
    const there = visit(service, { instance: 1 })
    for (const [name, value] of here.cookies) there.cookies.set(name, value)
    await there.open('/preguntas')
    await there.press(there.t('p05.start'))
    await answerAll(there, company)
    expect(there.page.h1).toBe(there.t('p09.title'))
  })

  it('I-13: writes one audit entry an act, and the word of the key is in none', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await recover(ana, company)
    expect(await actsOf(service, company)).toEqual({
      caseOpened: 1,
      questionsPassed: 1,
      linkRequested: 1,
      keySet: 1,
    })
    expect(mailsTo(ana, company, ana.t('m01.subject'))[0]?.text).not.toContain(key)
  })
})
