import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { failSet } from '../support/question-sets.ts'
import { identify, signIn } from '../support/recover.ts'
import { change, standingOf } from '../support/rows.ts'
import { blockedOnFile, unlockMailed, unlockOpened } from '../support/unlock.ts'
import { visit } from '../support/visitor.ts'

attack('ATK-21', 'going round the suspension', (scene) => {
  it('an older case, another browser, language, instance and representative meet the same page', async () => {
    const { service } = scene
    const company = service.fresh()
    const older = visit(service, { lang: 'en', instance: 1 })
    await identify(older, company)
    const ana = visit(service)
    await identify(ana, company)
    for (let n = 0; n < service.policy.questions.attempts; n += 1) await failSet(ana, company)
    expect(ana.page.path).toBe('/suspendido')

    await older.press(older.t('p05.start'))
    expect([older.page.status, older.page.path]).toEqual([429, '/suspendido'])
    for (const instance of [0, 1]) {
      const another = visit(service, { instance, lang: instance === 0 ? 'es' : 'en' })
      await identify(another, company)
      expect([another.page.status, another.page.code]).toEqual([429, 'CLV-151'])
      for (const path of ['/preguntas', '/preguntas/1', '/enlace']) {
        await another.open(path)
        expect([path, another.page.path]).toEqual([path, '/suspendido'])
      }
    }
    expect(await standingOf(service, company)).toMatchObject({ refused: 3, suspended: true, links: 0 })
    // The ways without questions stay open, and the key of now still opens the door.
    await ana.open('/otras-formas')
    expect(ana.page.status).toBe(200)
    await signIn(ana, company, company.key ?? '')
    expect(ana.page.path).toBe('/cuenta')
  })

  it('what is on file still lifts a block, asks no question, and ends no suspension', async () => {
    const { service } = scene
    const company = await blockedOnFile(service)
    const ana = visit(service)
    await identify(ana, company)
    for (let n = 0; n < service.policy.questions.attempts; n += 1) await failSet(ana, company)
    expect(ana.page.path).toBe('/suspendido')
    const { ana: eva } = await unlockMailed(service, Promise.resolve(company))
    expect(await standingOf(service, company)).toMatchObject({ suspended: true })
    const { ana: ida } = await unlockOpened(service, Promise.resolve(company))
    await ida.press(ida.t('g.continue'), { fin: 'seguir' })
    expect(await standingOf(service, company)).toMatchObject({ blocked: false, suspended: true, refused: 3 })
    await eva.open('/preguntas')
    expect(eva.page.path).toBe('/desbloqueo/enviado')
    const another = visit(service)
    await identify(another, company)
    expect(another.page.path).toBe('/suspendido')
  })

  it('a change of the record does not lift it', async () => {
    const { service } = scene
    const company = service.fresh()
    const ana = visit(service)
    await identify(ana, company)
    for (let n = 0; n < service.policy.questions.attempts; n += 1) await failSet(ana, company)
    await change(
      service,
      company,
      `update contact set value = 'nueva@empresa.example' where employer_id = $1 and kind = 'mail'`,
    )
    const eva = visit(service)
    await identify(eva, company)
    expect(eva.page.path).toBe('/suspendido')
  })
})
