import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { answerAll, answerTo, identify, recover } from '../support/recover.ts'
import { change, standingOf } from '../support/rows.ts'
import { visit } from '../support/visitor.ts'

attack('ATK-13', 'answers that give too much, and answers the client can edit', (scene) => {
  it('no page on the way has a token, an answer, a whole address or a number of ours in it', async () => {
    const { service } = scene
    const company = service.fresh()
    const ana = visit(service)
    const pages: string[] = []
    const keep = () => void pages.push(ana.page.html)
    await identify(ana, company)
    keep()
    await ana.press(ana.t('p05.start'))
    const typed: string[] = []
    while (/^\/preguntas\/\d$/.test(ana.page.path)) {
      keep()
      const answer = await answerTo(ana, company)
      typed.push(...Object.values(answer).filter((value) => value.length > 4))
      await ana.submit(ana.page.path, answer)
    }
    keep()
    const later: string[] = []
    await recover(ana, company, { stopAt: 'opened' })
    later.push(ana.page.html)
    await ana.press(ana.t('p12.save'), { clave: scene.key })
    later.push(ana.page.html)
    const all = [...pages, ...later].join('\n')
    expect(all).not.toContain(company.mail)
    expect(all).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/)
    expect(all).not.toContain(scene.key)
    // What was typed is on no later page; options that were offered before stand only where they are chosen.
    for (const value of typed) expect(later.join('\n')).not.toContain(value)
  })

  it('what a browser carries cannot be changed, and an older copy gains nothing', async () => {
    const { service } = scene
    const company = service.fresh()
    const ana = visit(service)
    await identify(ana, company)
    const early = new Map(ana.cookies)
    await recover(ana, company, { stopAt: 'asked' })
    await answerAll(ana, company, 'wrong')
    for (const [name, value] of early) ana.cookies.set(name, value)
    await ana.open('/preguntas/4')
    expect(ana.page.path).toBe('/preguntas')
    const sealed = early.get('clv-browser') ?? ''
    for (const cookie of [
      sealed.slice(0, -2),
      `${sealed}AA`,
      sealed.slice(2),
      sealed.split('').reverse().join(''),
      'e30',
      '',
    ]) {
      const forger = visit(service)
      forger.cookies.set('clv-browser', cookie)
      expect((await forger.open('/preguntas')).code).toBe('CLV-910')
    }
  })

  it('a page that was made to say yes is still a no: every step is judged again', async () => {
    const { service } = scene
    const { company, ana } = await scene.at('asked')
    await answerAll(ana, company, 'wrong')
    for (const path of ['/enlace', '/enlace/enviado', '/clave/nueva', '/clave/lista']) {
      await ana.open(path)
      expect([path, ['/preguntas', '/preguntas/resultado', '/clave/nueva'].includes(ana.page.path)]).toEqual([
        path,
        true,
      ])
      expect(ana.page.h1).not.toBe(ana.t('p12.title'))
    }
    await change(service, company, `update employer set trade_name = trade_name where id = $1`)
    expect(await standingOf(service, company)).toMatchObject({ generation: 1, links: 0, refused: 1 })
  })
})
