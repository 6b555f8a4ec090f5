import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { standingOf } from '../support/rows.ts'

attack('ATK-11', 'a token of the wrong type', (scene) => {
  it('is never a match and never a fault, whatever stands where the token should', async () => {
    const { company, ana, link } = await scene.mailed()
    const before = await standingOf(scene.service, company)
    await ana.open(link.path)
    const { f = '' } = await ana.filled(link.path)
    const odd = [
      '',
      'null',
      'undefined',
      '0',
      'true',
      '-1',
      '1e309',
      '{"$ne":""}',
      '{"$regex":".*"}',
      '%00',
      '%',
    ]
    const bodies = [
      `f=${f}`,
      ...odd.map((value) => `f=${f}&token=${value}`),
      ...odd.map((value) => `f=${f}&token=${encodeURIComponent(value)}`),
      `f=${f}&token=${link.token}%00`,
      `f=${f}&token=%00${link.token}`,
      `f=${f}&token=${link.token}&token=x`,
      `f=${f}&token[]=${link.token}`,
      `f=${f}&token[%24ne]=`,
      `f=${f}&token=${'A'.repeat(15_000)}`,
      `f=${f}&token=${link.token.toUpperCase()}`,
      `f=${f}&token=+${link.token}`,
      `f=${f}&token=${link.token}%20`,
    ]
    for (const body of bodies) {
      const answer = await ana.copy().ask(`${link.path}?token=${link.token}`, { method: 'POST', body })
      expect([body.slice(0, 80), [400, 410, 422].includes(answer.status)]).toEqual([body.slice(0, 80), true])
    }
    for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x']) {
      const body = `{"f":"${f}","token":["${link.token}"],"token":{"$ne":""}}`
      const answer = await ana
        .copy()
        .ask(link.path, { method: 'POST', body, headers: { 'content-type': type } })
      expect([type, answer.status >= 400 && answer.status < 500]).toEqual([type, true])
    }
    const huge = ana.copy().ask(link.path, { method: 'POST', body: `f=${f}&token=${'x'.repeat(1_000_000)}` })
    expect(
      await huge.then(
        ({ status }) => status,
        () => 413,
      ),
    ).toBe(413)
    expect(await standingOf(scene.service, company)).toEqual(before)
    await ana.submit(link.path, { token: link.token })
    expect(ana.page.h1).toBe(ana.t('p12.title'))
  })
})
