import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { standingOf } from '../support/rows.ts'
import { visit } from '../support/visitor.ts'

attack('ATK-32', 'enormous keys', (scene) => {
  it('a body above the limit is cut off before anything reads it, and the link lives on', async () => {
    const { company, ana } = await scene.opened()
    const before = await standingOf(scene.service, company)
    for (const path of ['/clave/nueva', '/entrar', '/empresa', '/enlace/codigo'] as const) {
      for (const size of [17_000, 1_000_000, 5_000_000]) {
        const { status, body } = await ana
          .copy()
          .ask(path, { method: 'POST', body: `clave=${'x'.repeat(size)}` })
        expect([path, size, status, /CLV-\d{3}/.exec(body)?.[0]]).toEqual([path, size, 413, 'CLV-902'])
      }
    }
    expect(await standingOf(scene.service, company)).toEqual(before)
    await ana.open('/clave/nueva')
    await ana.press(ana.t('p12.save'), { clave: scene.key })
    expect(ana.page.h1).toBe(ana.t('p13.panel'))
  })

  it('a key of ten thousand characters is refused, and is never hashed', async () => {
    const { company, ana } = await scene.opened()
    const body = await ana.filled('/clave/nueva', { clave: `Fq+7${'mhzw'.repeat(2_500)}` })
    const hashed = () => scene.service.hashes()
    const before = hashed()
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => ana.copy().ask('/clave/nueva', { method: 'POST', body })),
    )
    for (const { status } of answers) expect([400, 422]).toContain(status)
    expect(hashed()).toBe(before)
    expect(await standingOf(scene.service, company)).toMatchObject({ consumed: 0, generation: 1 })
  })

  it('two hundred keys at once are hashed in turn or put off; the pages beside them are there', async () => {
    const { company, ana } = await scene.opened()
    const body = await ana.filled('/clave/nueva', { clave: scene.key })
    const flood = Promise.all(
      Array.from({ length: 200 }, () => ana.copy().ask('/clave/nueva', { method: 'POST', body })),
    )
    const beside = visit(scene.service)
    for (let n = 0; n < 10; n += 1) {
      expect((await beside.ask('/ayuda')).status).toBe(200)
    }
    const statuses = (await flood).map(({ status, headers }) => {
      if (status === 503) expect(Number(headers['retry-after'])).toBeGreaterThan(0)
      return status
    })
    expect(statuses.filter((status) => ![303, 410, 503].includes(status))).toEqual([])
    expect(statuses.filter((status) => status === 303).length).toBeGreaterThan(0)
    expect(await standingOf(scene.service, company)).toMatchObject({ generation: 2, consumed: 1 })
  })
})
