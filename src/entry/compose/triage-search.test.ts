import fastify from 'fastify'
import { describe, expect, it, vi } from 'vitest'
import {
  accuracyOf,
  falseAnswers,
  halfOf,
  halves,
  inOwnWords,
  phrasings,
  plain,
  unrelatedHalf,
} from '../../../bench/triage/measure.ts'
import { hostileTexts } from '../../../bench/triage/hostile-texts.ts'
import { catalogue } from '../../kernel/catalogue.ts'
import { langs } from '../../kernel/lang.ts'
import { createTexts } from '../../platform/text/texts.ts'
import type { FindRows } from '../../triage/app/find-rows.ts'
import { phrasesOf } from '../../triage/domain/phrasings.ts'
import { resultRows, rowOfCode } from '../../triage/domain/rows.ts'
import { builtLater, triageSearch } from './triage-search.ts'

const texts = createTexts()
const find = triageSearch(texts)
const messages = new Set(
  catalogue.flatMap(({ textKey }) => langs.map((lang) => plain(texts.t(lang, textKey)))),
)

describe('the measured phrasings', () => {
  it('are at least ten a row, and of no row that does not exist', () => {
    const counted = Map.groupBy(phrasings(), ({ row }) => row)
    expect([...counted.keys()].toSorted()).toEqual(resultRows.map(({ id }) => id))
    for (const [row, all] of counted) expect([row, all.length >= 8]).toEqual([row, true])
    expect(phrasings().length).toBeGreaterThan(400)
  })

  it('are none of those that the product knows, but for messages as they stand on the screen', () => {
    const known = new Set(resultRows.flatMap(({ id }) => phrasesOf(id)).map(plain))
    for (const half of halves) {
      const copied = inOwnWords(halfOf(half), messages).filter(({ text }) => known.has(plain(text)))
      // What is so short that there is no other way to say it, and the three old messages that DOMAIN 14 names.
      expect([half, copied.length < halfOf(half).length / 10]).toEqual([half, true])
    }
  })

  it('are in one set alone, but for what two people say in the same words', () => {
    const sets = Map.groupBy(inOwnWords(phrasings(), messages), ({ text }) => plain(text))
    const inTwo = [...sets.values()].filter((all) => new Set(all.map(({ half }) => half)).size > 1)
    expect(inTwo.length).toBeLessThan(phrasings().length / 100)
  })
})

describe('the row that answers what somebody says', () => {
  it('is the first of the three for nine in ten, and among them for 98 in 100', () => {
    const { asked, first, amongThree } = accuracyOf(find, halfOf('final'))
    expect(first / asked).toBeGreaterThanOrEqual(0.9)
    expect(amongThree / asked).toBeGreaterThanOrEqual(0.98)
  })

  it.each(['fresh', 'held-out-2'] as const)(
    'is the first for 88 in 100, and among the three for 19 in 20, of what somebody else wrote: %s',
    (half) => {
      const { asked, first, amongThree } = accuracyOf(find, halfOf(half))
      expect(first / asked).toBeGreaterThanOrEqual(0.88)
      expect(amongThree / asked).toBeGreaterThanOrEqual(0.95)
    },
  )

  it('is none for two in three of those by which the thresholds were chosen: what nobody says takes from the rest', () => {
    const chosenBy = unrelatedHalf('tune', 'tune-2')
    expect(falseAnswers(find, chosenBy)).toBeLessThanOrEqual(chosenBy.length / 3)
  })

  it('is none for five in six that ask for something else', () => {
    const asked = unrelatedHalf(...halves)
    expect(asked.length).toBeGreaterThanOrEqual(80)
    expect(falseAnswers(find, asked)).toBeLessThanOrEqual(asked.length / 6)
  })

  it('is asked about and not told, where it may well be another', () => {
    expect(find('la clave está bloqueada').isGuess).toBe(false)
    expect(find('algo del correo de mi tía')).toMatchObject({ isGuess: true })
  })

  it('is that of the code, wherever a code stands', () => {
    for (const { code } of catalogue) {
      const row = rowOfCode(code)?.id
      if (row === undefined) continue
      for (const text of [code, code.slice(4), `${texts.t('es', 'p00.title')} Código: ${code}`])
        expect([code, find(text).rows[0]?.row]).toEqual([code, row])
      expect(find(code).code).toBe(code)
      expect(find(code).isGuess).toBe(false)
    }
  })

  it('is that of the message, as it stands on the screen, in both languages', () => {
    const lost = catalogue.flatMap(({ code, textKey }) => {
      const row = rowOfCode(code)?.id
      if (row === undefined) return []
      return langs
        .map((lang) => texts.t(lang, textKey))
        .filter((message) => !find(message).rows.some((found) => found.row === row))
    })
    expect(lost).toEqual([])
  })

  it.each([
    ['Error de Conexión con el Registro Civil', 'R-09'],
    ['Usuario no tiene correo registrado', 'R-01'],
    ['La clave no cumple con los parámetros de seguridad', 'R-08'],
  ])('is there for the old words %j (DOMAIN 14)', (message, row) => {
    for (const text of [message, message.toUpperCase(), `${message}\n10:42 4G\nAceptar`])
      expect(find(text).rows[0]?.row).toBe(row)
  })

  it('comes in no time to 200 texts that are sent to see it stand still (ATK-53)', () => {
    const texts200 = hostileTexts()
    expect(texts200).toHaveLength(200)
    const slow = texts200.flatMap((text) => {
      // The best of three, in processor time: what else the machine does is not what is measured.
      const times = [1, 2, 3].map(() => {
        const before = process.cpuUsage()
        expect(find(text).rows.length).toBeLessThanOrEqual(3)
        const { user, system } = process.cpuUsage(before)
        return (user + system) / 1_000
      })
      const best = Math.min(...times)
      return best > 50 ? [`${JSON.stringify(text.slice(0, 20))}: ${best.toFixed()} ms`] : []
    })
    expect(slow).toEqual([])
  })

  it('is found without what may be a person or a key, and does not give it back', () => {
    const found = find('mi ruc 2499990042001 y mi clave Abcd12*4: la clave está bloqueada')
    expect(found.rows[0]?.row).toBe('R-13')
    expect(found.isHidden).toBe(true)
    expect(JSON.stringify(found)).not.toMatch(/2499990042001|Abcd12/)
  })

  it('ATK-53: a character that the limit cuts in half is not kept as a half', () => {
    for (const before of [1_998, 1_999, 2_000]) {
      const { said } = find(`${'a '.repeat(before / 2)}${'a'.repeat(before % 2)}😀😀`)
      expect(said).toBe(said.toWellFormed())
    }
  })
})

describe('building', () => {
  it('is done a moment after the service listens, and once', async () => {
    const build = vi.fn<() => FindRows>(() => find)
    const later = builtLater(build)
    const app = fastify()
    later.warm(app)
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    try {
      await app.listen({ port: 0, host: '127.0.0.1' })
      expect(build).not.toHaveBeenCalled()
      vi.runAllTimers()
      expect(build).toHaveBeenCalledTimes(1)
    } finally {
      vi.useRealTimers()
      await app.close()
    }
    expect(later.find('la clave está bloqueada').rows[0]?.row).toBe('R-13')
    expect(build).toHaveBeenCalledTimes(1)
  })

  it('is done for whoever searches before', () => {
    const build = vi.fn<() => FindRows>(() => find)
    const later = builtLater(build)
    expect(later.find('la clave está bloqueada').rows[0]?.row).toBe('R-13')
    expect(later.find('se venció el enlace').rows[0]?.row).toBe('R-07')
    expect(build).toHaveBeenCalledTimes(1)
  })
})
