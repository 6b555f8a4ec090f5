import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  answerAll,
  askForLink,
  identify,
  newest,
  newKeys,
  nextMail,
  openLink,
  signIn,
} from '../support/recover.ts'
import { guessesSettled } from '../support/passing-time.ts'
import { standingOf } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { visit, type Visitor } from '../support/visitor.ts'

const [former, fresh] = ['s'.repeat(32), 'n'.repeat(32)]
let service: Service
beforeAll(async () => {
  // The first instance stands for all of them before the change of the session key, the second for after.
  service = await startService({ employers: 40, instances: 2, sessionKeys: [[former], [fresh, former]] })
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

/** The same browser, after all processes were started with the new key. */
function afterChange(browser: Visitor): Visitor {
  const later = visit(service, { instance: 1 })
  for (const [name, value] of browser.cookies) later.cookies.set(name, value)
  return later
}

describe('a change of the session key (R11)', () => {
  it('leaves a page that is open, the questions on it and the case behind it as they were', async () => {
    const company = service.fresh()
    const before = visit(service, { instance: 0 })
    await identify(before, company)
    await before.press(before.t('p05.start'))
    const question = before.page.words
    const body = await before.filled(before.page.path)

    const ana = afterChange(before)
    await ana.open(before.page.path)
    expect(ana.page.words).toBe(question)
    // The form that was on the screen is still one of ours: told to be empty, not to be foreign.
    const answer = await ana.ask(before.page.path, { method: 'POST', body })
    expect(answer.status).toBe(422)
    await answerAll(ana, company)
    expect(ana.page.path).toBe('/enlace')
  })

  it('lets a link that was asked for before it be used after it, on either device', async () => {
    const company = service.fresh()
    const before = visit(service, { instance: 0 })
    await identify(before, company)
    await before.press(before.t('p05.start'))
    await answerAll(before, company)
    const since = newest(before)
    await askForLink(before)
    const mail = await nextMail(before, company, since)
    const code = /\b(\d{3} \d{3})\b/.exec(before.page.words)?.[1] ?? ''

    const telephone = visit(service, { instance: 1 })
    await openLink(telephone, mail, code)
    expect(telephone.page.path).toBe('/clave/nueva')
    await telephone.press(telephone.t('p12.save'), { clave: newKeys['as-described'] })
    expect(await standingOf(service, company)).toMatchObject({ generation: 2, state: 'completed' })
  })

  it('does not begin the count of refused sign-ins anew', async () => {
    const company = service.fresh()
    const before = visit(service, { instance: 0 })
    for (let tries = 1; tries < service.policy.signIn.attempts; tries += 1)
      await signIn(before, company, 'Otra+Cosa58')
    expect(await standingOf(service, company)).toMatchObject({ blocked: false })
    await signIn(afterChange(before), company, 'Otra+Cosa58')
    await guessesSettled(service)
    expect(await standingOf(service, company)).toMatchObject({ blocked: true })
  })
})
