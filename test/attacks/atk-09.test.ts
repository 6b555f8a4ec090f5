import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { randomText } from '../../src/entry/chance.ts'
import { tokenBytes } from '../../src/links/domain/token.ts'
import { attack } from '../support/attack.ts'
import { standingOf } from '../support/rows.ts'
import { visit } from '../support/visitor.ts'

attack('ATK-09', 'guessing tokens', (scene) => {
  it('two thousand guesses from two hundred places open nothing, and the link lives on', async () => {
    const { company, ana, link } = await scene.mailed()
    const before = await standingOf(scene.service, company)
    const near = Array.from({ length: 200 }, (_, n) => {
      const at = n % link.token.length
      const other = link.token[at] === 'A' ? 'B' : 'A'
      return `${link.token.slice(0, at)}${other}${link.token.slice(at + 1)}`
    })
    const far = Array.from({ length: 1_800 }, () =>
      randomBytes(24).toString('base64url').slice(0, link.token.length),
    )
    const places = await Promise.all(
      Array.from({ length: 20 }, async (_, n) => {
        const guesser = visit(scene.service, { network: `203.0.113.${n}`, instance: n % 2 })
        await guesser.open(link.path)
        return { guesser, body: await guesser.filled(link.path, { codigoPantalla: '000000' }) }
      }),
    )
    const statuses = await Promise.all(
      [...near, ...far].map(async (token, n) => {
        const place = places[n % places.length]
        if (place === undefined) throw new Error('nowhere')
        return (await place.guesser.ask(link.path, { method: 'POST', body: { ...place.body, token } })).status
      }),
    )
    expect(new Set(statuses)).toEqual(new Set([410]))
    expect(await standingOf(scene.service, company)).toEqual(before)
    await ana.open(link.path)
    await ana.submit(link.path, { token: link.token })
    expect(ana.page.h1).toBe(ana.t('p12.title'))
  })

  it('tokens have no structure: 20,000 of them share nothing that chance would not give', () => {
    const tokens = Array.from({ length: 20_000 }, () => randomText(tokenBytes))
    expect(new Set(tokens).size).toBe(tokens.length)
    const octets = tokens.map((token) => Buffer.from(token, 'base64url'))
    const length = octets[0]?.length ?? 0
    expect(length * 8).toBeGreaterThanOrEqual(128)
    for (let bit = 0; bit < length * 8; bit += 1) {
      const ones = octets.filter((one) => ((one[bit >> 3] ?? 0) >> (bit & 7)) & 1).length
      // Six standard deviations of a fair coin thrown 20,000 times.
      expect([bit, Math.abs(ones - 10_000) < 6 * 71]).toEqual([bit, true])
    }
  })
})
