import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { standingOf } from '../support/rows.ts'
import { visit } from '../support/visitor.ts'

attack('ATK-04', 'a mail scanner opens the link first', (scene) => {
  it('a hundred visits of every kind use up nothing, and still the person finishes', async () => {
    const { company, ana, link } = await scene.mailed()
    const before = await standingOf(scene.service, company)
    const scanners = [
      {},
      { 'user-agent': '' },
      { 'user-agent': 'BarracudaCentral/1.0' },
      { purpose: 'prefetch', 'sec-purpose': 'prefetch;prerender' },
    ]
    for (const method of ['GET', 'HEAD', 'OPTIONS']) {
      await Promise.all(
        Array.from({ length: 100 }, async (_, n) => {
          const scanner = visit(scene.service, { network: `203.0.113.${n % 5}` })
          const answer = await scanner.ask(link.path, { method, headers: scanners[n % 4] ?? {} })
          expect(answer.status).toBe(method === 'OPTIONS' ? 404 : 200)
          expect(answer.body.length > 0).toBe(method !== 'HEAD')
        }),
      )
    }
    expect(await standingOf(scene.service, company)).toEqual(before)
    await ana.open(link.path)
    await ana.submit(link.path, { token: link.token })
    await ana.press(ana.t('p12.save'), { clave: scene.key })
    expect(ana.page.h1).toBe(ana.t('p13.panel'))
  })

  it('one that presses the button too, from its own place, gets no further without the code of the screen', async () => {
    const { company, ana, link } = await scene.mailed()
    const scanner = visit(scene.service)
    await scanner.open(link.path)
    await scanner.submit(link.path, { token: link.token })
    expect(scanner.page.errors).toEqual([scanner.t('p11.err.code.empty')])
    await scanner.open('/clave/nueva')
    expect(scanner.page.status).toBe(403)
    expect(await standingOf(scene.service, company)).toMatchObject({
      liveLinks: 1,
      consumed: 0,
      generation: 1,
    })
    await ana.open(link.path)
    await ana.submit(link.path, { token: link.token })
    expect(ana.page.h1).toBe(ana.t('p12.title'))
  })
})
