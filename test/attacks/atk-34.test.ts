import { expect, it } from 'vitest'
import { commonWords, wholeCommonKeys } from '../../src/keys/domain/common-words.ts'
import { attack } from '../support/attack.ts'
import { standingOf } from '../support/rows.ts'

const capital = (word: string) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`

/** What people make of a common word when a policy asks for four classes, or for length. */
const dressed = {
  'as-described': (word: string) =>
    ['1!', '123*', '2026.', '#1']
      .map((end) => `${capital(word)}${end}`)
      .filter(({ length }) => length >= 8 && length <= 12),
  standards: (word: string) =>
    [`${word}${word}${word}`, `${word} ${word} ${word}`].filter(({ length }) => length >= 15 && length <= 64),
} as const

const swapped = (key: string) =>
  Array.from(key, (sign) => (sign === sign.toUpperCase() ? sign.toLowerCase() : sign.toUpperCase())).join('')

attack('ATK-34', 'common and leaked keys', (scene) => {
  it('two hundred of the commonest, as they are, in other case and with a digit more, are refused over the wire', async () => {
    const { company, ana } = await scene.opened()
    const candidates = [...commonWords].flatMap((word) => dressed[scene.profile](word)).slice(0, 100)
    const screen = await ana.filled('/clave/nueva', {})
    const wrong = candidates.flatMap((key) => [key, `${key}7`, swapped(key)])
    expect(wrong.length).toBeGreaterThan(100)
    for (const clave of wrong) {
      const { status, body } = await ana
        .copy()
        .ask('/clave/nueva', { method: 'POST', body: { ...screen, clave } })
      expect([clave, status, /CLV-170/.test(body)]).toEqual([clave, 422, true])
    }
    expect(wholeCommonKeys.length + commonWords.length).toBeGreaterThan(400)
    expect(await standingOf(scene.service, company)).toMatchObject({ generation: 1, consumed: 0 })
  })
})
