import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Member } from '../support/members.ts'
import { letTimePass } from '../support/passing-time.ts'
import { mailsTo, newKeys, recover, signIn } from '../support/recover.ts'
import { standingOf } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { visit, type Visitor } from '../support/visitor.ts'

describe('ATK-31 keys that break the policy, as-described', () => {
  let service: Service
  let company: Member
  let ana: Visitor
  beforeAll(async () => {
    service = await startService({ instances: 2 })
    company = service.fresh()
    ana = visit(service)
    await recover(ana, company, { stopAt: 'opened' })
  })
  afterAll(() => service.stop())
  afterEach(() => expect(service.faultLines()).toEqual([]))

  const refusals: readonly (readonly [
    string,
    (t: Visitor['t'], company: Member) => readonly [string, readonly string[]],
  ])[] = [
    ['none at all', (t) => ['', [t('p12.err.empty')]]],
    ['seven characters', (t) => ['Ab1!xyw', [t('p12.err.short', { min: 8 })]]],
    ['thirteen characters', (t) => ['Ab1!xywkqmzvt', [t('p12.err.long', { max: 12, n: 13 })]]],
    ['no capital', (t) => ['faro+gris27', [t('p12.err.upper')]]],
    ['no small letter', (t) => ['FARO+GRIS27', [t('p12.err.lower')]]],
    ['no digit', (t) => ['Faro+Griseo', [t('p12.err.digit')]]],
    ['no sign', (t) => ['FaroGris27x', [t('p12.err.symbol')]]],
    [
      'digits of the RUC',
      (t, { identifier }) => [`Mf+${identifier.slice(0, 6)}q`, [t('p12.err.own', { dato: 'ruc' })]],
    ],
    [
      'digits of the cédula',
      (t, { document }) => [`Mf+${document.slice(4, 10)}q`, [t('p12.err.own', { dato: 'cedula' })]],
    ],
    ['a series', (t) => ['Tq+4567mhz', [t('p12.err.seq')]]],
    ['one character four times', (t) => ['Tq+7aaaamhz', [t('p12.err.seq')]]],
    ['a row of the keyboard', (t) => ['Asdf+7mhzk', [t('p12.err.seq')]]],
    ['a common key', (t) => ['Password1!', [t('p12.err.common')]]],
    ['a letter no keyboard has everywhere', (t) => ['Faró+Gris27', [t('p12.err.char', { c: 'ó' })]]],
    ['a blank at the end', (t) => ['Faro+Gris2 ', [t('p12.err.char', { c: 'U+0020' })]]],
    ['a NUL', (t) => ['Faro+Gri\u00007', [t('p12.err.char', { c: 'U+0000' })]]],
    ['a picture', (t) => ['Faro+Gri7😀', [t('p12.err.char', { c: '😀' })]]],
  ]
  it.each(refusals)('refuses %s with its words, and uses up nothing', async (_what, row) => {
    const [clave, words] = row(ana.t, company)
    await ana.open('/clave/nueva')
    await ana.press(ana.t('p12.save'), { clave })
    expect(ana.page.status).toBe(422)
    expect(ana.page.code).toBe('CLV-170')
    expect(ana.page.errors.join(' ')).toContain(words[0] ?? '')
    expect(await standingOf(service, company)).toMatchObject({ consumed: 0, liveLinks: 1, generation: 1 })
    if (clave !== '') expect(ana.page.html).not.toContain(clave)
  })

  it('says every mistake at once', async () => {
    await ana.open('/clave/nueva')
    await ana.press(ana.t('p12.save'), { clave: 'aaaa' })
    const all = ana.page.errors.join(' ')
    for (const key of ['p12.err.upper', 'p12.err.digit', 'p12.err.symbol', 'p12.err.seq'] as const)
      expect(all).toContain(ana.t(key))
  })

  it('refuses the words of company and representative, with or without accents and case', async () => {
    const word = company.legalName.split(' ').find((part) => /^[A-ZÁÉÍÓÚÑ]{5,}$/i.test(part)) ?? ''
    await ana.open('/clave/nueva')
    await ana.press(ana.t('p12.save'), { clave: `${word.slice(0, 5).toLowerCase()}Q+7z` })
    expect(ana.page.errors.join(' ')).toContain(ana.t('p12.err.own', { dato: 'other' }))
  })

  it('refuses the key of now and the four before it, and takes them again after five others', async () => {
    await ana.open('/clave/nueva')
    await ana.press(ana.t('p12.save'), { clave: company.key ?? '' })
    expect([ana.page.status, ana.page.code]).toEqual([422, 'CLV-171'])
    expect(ana.page.errors.join(' ')).toContain(ana.t('p12.err.reused'))
    const keys = ['Mufa+Trio27', 'Loza+Pino38', 'Taza+Nube49', 'Vela+Roca63', 'Dado+Lino75']
    const other = service.fresh()
    for (const clave of keys) {
      const eva = visit(service)
      await recover(eva, other, { key: clave })
      expect([clave, eva.page.h1]).toEqual([clave, eva.t('p13.panel')])
      // Tomorrow, so that the day's number of links is no matter here.
      await letTimePass(service, other, 86_400)
    }
    const eva = visit(service)
    await recover(eva, other, { stopAt: 'opened' })
    for (const clave of keys) {
      await eva.press(eva.t('p12.save'), { clave })
      expect([clave, eva.page.code]).toEqual([clave, 'CLV-171'])
    }
    await eva.press(eva.t('p12.save'), { clave: other.key ?? '' })
    expect(eva.page.h1).toBe(eva.t('p13.panel'))
  })

  it('takes a key exactly as typed, and no near relation of it opens the door', async () => {
    const eva = visit(service)
    const other = service.fresh()
    await recover(eva, other, { key: 'Faro+Gris27' })
    for (const near of ['faro+Gris27', 'Faro+Gris27 ', ' Faro+Gris27', 'Faro+Gris2']) {
      await signIn(eva, other, near)
      expect([near, eva.page.status]).toEqual([near, 422])
    }
    await signIn(eva, other, 'Faro+Gris27')
    expect(eva.page.path).toBe('/cuenta')
  })

  it('F-27, ATK-06: saved five times at once is saved once, with one notice, and five people see that it is done', async () => {
    const other = service.fresh()
    const eva = visit(service)
    await recover(eva, other, { stopAt: 'opened' })
    const body = await eva.filled('/clave/nueva', { clave: newKeys['as-described'] })
    const answers = await Promise.all(
      [0, 1, 2, 3, 4].map(() => eva.copy().ask('/clave/nueva', { method: 'POST', body })),
    )
    expect(answers.map(({ status, headers }) => [status, headers['location']])).toEqual(
      Array.from({ length: 5 }, () => [303, '/clave/lista']),
    )
    await service.inbox.next((mail) => mail.to === other.mail && mail.subject === eva.t('m02.subject'))
    expect(await standingOf(service, other)).toMatchObject({ generation: 2, consumed: 1 })
    expect(mailsTo(eva, other, eva.t('m02.subject'))).toHaveLength(1)
  })
})

describe('ATK-31 keys that break the policy, standards', () => {
  let service: Service
  beforeAll(async () => {
    service = await startService({ profile: 'standards', instances: 2 })
  })
  afterAll(() => service.stop())
  afterEach(() => expect(service.faultLines()).toEqual([]))

  it('asks for length and nothing else, in any writing', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await recover(ana, company, { stopAt: 'opened' })
    await ana.press(ana.t('p12.save'), { clave: 'Faro+Gris27' })
    expect(ana.page.errors.join(' ')).toContain(ana.t('p12.err.short', { min: 15 }))
    await ana.press(ana.t('p12.save'), { clave: 'ñandú gris 海 y siete loros' })
    expect(ana.page.h1).toBe(ana.t('p13.panel'))
    // Composed or not, it is the same key (ATK-33).
    await signIn(ana, company, 'ñandú gris 海 y siete loros'.normalize('NFD'))
    expect(ana.page.path).toBe('/cuenta')
  })

  it('L-05: gives ten minutes, once, to correct a key that was sent in time', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await recover(ana, company, { stopAt: 'opened' })
    await letTimePass(service, company, 175)
    await ana.press(ana.t('p12.save'), { clave: 'corta' })
    expect(ana.page.status).toBe(422)
    await letTimePass(service, company, 300)
    await ana.press(ana.t('p12.save'), { clave: 'corta' })
    expect(ana.page.status).toBe(422)
    const late = ana.copy()
    await letTimePass(service, company, 301)
    await late.press(ana.t('p12.save'), { clave: newKeys.standards })
    expect(late.page.status).toBe(410)
  })

  it('L-05: gives them too for a key that was used before', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await recover(ana, company)
    await letTimePass(service, company, 60)
    await recover(ana, company, { stopAt: 'opened' })
    await letTimePass(service, company, 175)
    await ana.press(ana.t('p12.save'), { clave: newKeys.standards })
    expect([ana.page.status, ana.page.code]).toEqual([422, 'CLV-171'])
    await letTimePass(service, company, 300)
    await ana.press(ana.t('p12.save'), { clave: 'once perros azules y un tren' })
    expect(ana.page.h1).toBe(ana.t('p13.panel'))
  })

  it('keeps the words of the institution and of everybody out of it', async () => {
    const ana = visit(service)
    await recover(ana, service.fresh(), { stopAt: 'opened' })
    for (const clave of ['passwordpassword', 'la clave patronal de todos', '123456789012345']) {
      await ana.press(ana.t('p12.save'), { clave })
      expect([clave, ana.page.status]).toEqual([clave, 422])
    }
  })
})
