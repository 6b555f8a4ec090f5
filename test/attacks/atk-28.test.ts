import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { answerAll, identify, linkOf, newest, nextMail, recover } from '../support/recover.ts'
import { standingOf } from '../support/rows.ts'
import { visit, type Posted, type Visitor } from '../support/visitor.ts'

/** The acts of the flow in their order; each form is asked for by the address it posts to. */
// prettier-ignore
const acts = ['/preguntas', '/preguntas/1', '/preguntas/2', '/preguntas/3', '/preguntas/4', '/enlace', '/clave/nueva'] as const

/** Headings that say what stands in the way, and which way there is. */
const closed = ['p20.title', 'p22.title', 'p05.thin.title'] as const

attack('ATK-28', 'jumping over steps', (scene) => {
  it('every pair and every triple of acts, out of its order, sets no key and sends no link', async () => {
    const { service } = scene
    // What a whole recovery of somebody else posted, with the form numbers of this browser put in.
    const { ana: model } = await scene.opened()
    await model.press(model.t('p12.save'), { clave: scene.key })
    const forms = acts.map((act) => model.posted.findLast(({ path }) => path === act))
    const known = forms.filter((form) => form !== undefined)
    expect(known.length).toBeGreaterThanOrEqual(6)
    const company = service.fresh()
    const thief = visit(service)
    await identify(thief, company)
    const number = (await thief.filled('/preguntas'))['f'] ?? ''
    const play = async (tab: Visitor, { path, body }: Posted) => {
      const { status } = await tab.ask(path, { method: 'POST', body: { ...body, f: number } })
      expect([path, status < 500]).toEqual([path, true])
    }
    const later = known.filter(({ path }) => !path.startsWith('/preguntas'))
    for (const one of known) {
      for (const two of known) {
        await play(thief.copy(), one)
        await play(thief.copy(), two)
        for (const three of later) await play(thief.copy(), three)
      }
    }
    expect(await standingOf(service, company)).toMatchObject({ generation: 1, links: 0 })
  })

  it('the proofs of two cases in one browser do not add up', async () => {
    const { service } = scene
    const { company: one, ana } = await scene.at('answered')
    const other = service.fresh()
    const ready = await ana.filled('/enlace', scene.profile === 'standards' ? { tiempo: 'short' } : {})
    await identify(ana, other)
    const answer = await ana.copy().ask('/enlace', { method: 'POST', body: ready })
    expect([answer.status, answer.headers['location']]).toEqual([303, '/preguntas'])
    expect(await standingOf(service, other)).toMatchObject({ links: 0, state: 'proving' })
    expect(await standingOf(service, one)).toMatchObject({ links: 0, state: 'ready' })
  })

  it('a link that was opened for one case sets no key of another that the same browser began since', async () => {
    const { service } = scene
    const { company: one, ana } = await scene.opened()
    const screen = await ana.filled('/clave/nueva', { clave: scene.key })
    const other = service.fresh()
    await identify(ana, other)
    await ana.ask('/clave/nueva', { method: 'POST', body: screen })
    expect(await standingOf(service, other)).toMatchObject({ generation: 1, state: 'proving' })
    expect((await standingOf(service, one)).generation).toBeLessThanOrEqual(2)
  })

  it('closed, suspended, without mailbox and without key always end in the assisted way', async () => {
    const { service } = scene
    const { E3, E4, E5, E6 } = service.cast
    for (const member of [E3, E4, E5, E6]) {
      const ana = visit(service)
      await identify(ana, member)
      await ana.press(ana.t('p05.start'))
      await answerAll(ana, member)
      expect([member.legalName, closed.some((key) => ana.page.h1 === ana.t(key))]).toEqual([
        member.legalName,
        true,
      ])
      expect(await standingOf(service, member)).toMatchObject({ links: 0, consumed: 0 })
    }
  })

  it('the documented order works', async () => {
    const company = scene.service.fresh()
    const ana = visit(scene.service)
    const since = newest(ana)
    await recover(ana, company, { stopAt: 'sent' })
    const { path, token } = linkOf(await nextMail(ana, company, since))
    await ana.open(path)
    await ana.submit(path, { token })
    await ana.press(ana.t('p12.save'), { clave: scene.key })
    expect(await standingOf(scene.service, company)).toMatchObject({ generation: 2 })
  })
})
