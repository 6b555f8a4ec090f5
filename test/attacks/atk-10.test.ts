import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { standingOf } from '../support/rows.ts'

attack('ATK-10', 'the token of one employer used on another', (scene) => {
  it('L-17: it alone decides whose key changes; other numbers beside it are refused', async () => {
    const { company, ana, link } = await scene.mailed()
    const other = scene.service.fresh()
    await ana.open(link.path)
    const body = await ana.filled(link.path, { token: link.token })
    const names = ['ruc', 'identifier', 'employerId', 'caseId', 'email', 'user']
    for (const name of names) {
      const answer = await ana.ask(link.path, { method: 'POST', body: { ...body, [name]: other.identifier } })
      expect([name, answer.status]).toEqual([name, 400])
    }
    await ana.ask(`${link.path}?ruc=${other.identifier}&caseId=1`, {
      method: 'POST',
      body,
      headers: { 'x-ruc': other.identifier, 'x-user-id': '1' },
    })
    await ana.open('/clave/nueva')
    const screen = await ana.filled('/clave/nueva', { clave: scene.key })
    for (const name of names) {
      const answer = await ana.ask('/clave/nueva', {
        method: 'POST',
        body: { ...screen, [name]: other.identifier },
      })
      expect([name, answer.status]).toEqual([name, 400])
    }
    await ana.press(ana.t('p12.save'), { clave: scene.key })
    expect(await standingOf(scene.service, company)).toMatchObject({ generation: 2 })
    expect(await standingOf(scene.service, other)).toMatchObject({ generation: 1, cases: 0 })
  })

  it('I-03: opened in the browser of another case, it needs the code of its own screen', async () => {
    const { company: theirs, link } = await scene.mailed()
    const { company: mine, ana: thief } = await scene.at('sent')
    const ownCode = /\b(\d{3} \d{3})\b/.exec(thief.page.words)?.[1] ?? ''
    await thief.open(link.path)
    await thief.submit(link.path, { token: link.token, codigoPantalla: ownCode })
    expect([thief.page.status, thief.page.errors]).toEqual([422, [thief.t('p11.err.code.bad')]])
    await thief.open('/clave/nueva')
    expect(thief.page.h1).not.toBe(thief.t('p12.title'))
    for (const one of [mine, theirs])
      expect(await standingOf(scene.service, one)).toMatchObject({ generation: 1, consumed: 0 })
  })
})
