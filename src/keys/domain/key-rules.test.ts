import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keyTable, tableContext } from '../../../test/support/key-table.ts'
import { policyFor } from '../../policy/index.ts'
import { commonKeysOf, isCommonKey } from './common-keys.ts'
import { commonWords, wholeCommonKeys } from './common-words.ts'
import { judgeKey, keyRuleIds, type BrokenKeyRule } from './key-rules.ts'
import { longestInput } from './normal-key.ts'

const common = commonKeysOf(commonWords, wholeCommonKeys)
const asDescribed = policyFor('as-described').key
const standards = policyFor('standards').key
const judge = (key: string, rules = asDescribed) => judgeKey(key, tableContext, rules, common)
const named = (rule: BrokenKeyRule): string => (rule.rule === 'own' ? `own:${rule.which}` : rule.rule)
const broken = (key: string, rules = asDescribed): readonly string[] => {
  const verdict = judge(key, rules)
  return verdict.ok ? [] : verdict.detail.map(named)
}

describe('ATK-31: keys that break the policy', () => {
  test('every row of the table breaks exactly the rules it was built to break', () => {
    expect(keyTable.length).toBeGreaterThanOrEqual(500)
    const wrong = keyTable
      .map((row) => ({ ...row, found: broken(row.key, policyFor(row.profile).key) }))
      .filter(({ broken: expected, found }) => expected.join() !== found.join())
    expect(wrong).toEqual([])
  })

  test('the table has keys that are accepted, and every rule, in both profiles', () => {
    const rules = keyTable.flatMap((row) => row.broken.map((rule) => rule.split(':')[0]))
    expect(new Set(rules)).toEqual(new Set(keyRuleIds))
    for (const profile of ['as-described', 'standards'])
      expect(
        keyTable.filter((row) => row.profile === profile && row.broken.length === 0).length,
      ).toBeGreaterThan(50)
  })

  test('says what has to change: the limit, the length, whose part, which character', () => {
    expect(judge('Kq7#')).toMatchObject({ code: 'CLV-170', detail: [{ rule: 'short', min: 8 }] })
    expect(judge('Kq7#mXw2DgBvP')).toMatchObject({ detail: [{ rule: 'long', max: 12, n: 13 }] })
    expect(judge('Kq7#m Xw2')).toMatchObject({ detail: [{ rule: 'char', c: 'U+0020' }] })
    expect(judge('Kq7#mñXw2')).toMatchObject({ detail: [{ rule: 'char', c: 'ñ' }] })
  })

  test('takes no longer over signs that fold into eighteen letters each (ATK-32)', () => {
    const key = `3abc1${'\ufdfa'.repeat(1_019)}`
    const begun = performance.now()
    for (let times = 0; times < 5; times += 1) expect(broken(key)).toContain('long')
    // Compared at every place, each of the five took more than a second.
    expect(performance.now() - begun).toBeLessThan(2_000)
  })

  test('tells every broken rule at once, in the same order', () => {
    expect(broken('2499 zoila')).toEqual(['upper', 'symbol', 'own:ruc', 'own:nombre', 'char'])
    expect(broken('aaaa')).toEqual(['short', 'upper', 'digit', 'symbol', 'seq', 'common'])
  })

  test('leaves a rule out when the policy does not ask for it', () => {
    expect(broken('Clave#2026', { ...asDescribed, blocklist: false })).toEqual([])
    expect(
      broken('clave#2047x', { ...asDescribed, classes: { ...asDescribed.classes, upper: false } }),
    ).toEqual([])
  })
})

describe('ATK-31: whatever is typed', () => {
  const parts = [
    'Kq',
    '7#',
    'mX',
    'zoi',
    'la',
    '24',
    '99',
    '90',
    '0',
    'v4',
    'lle',
    'so',
    'l',
    '!',
    'ab',
    'cd',
    'é',
    ' ',
    'W',
  ]
  const keys = fc
    .array(fc.oneof(fc.constantFrom(...parts), fc.string({ unit: 'grapheme', maxLength: 2 })), {
      maxLength: 8,
    })
    .map((all) => all.join(''))

  test('an accepted key has the length, the kinds and the characters that the policy asks for', () => {
    fc.assert(
      fc.property(keys, (key) => {
        if (!judge(key).ok) return
        expect(key).toMatch(/^[!-~]{8,12}$/)
        for (const kind of [/[A-Z]/, /[a-z]/, /[0-9]/, /[^A-Za-z0-9]/]) expect(key).toMatch(kind)
      }),
      { numRuns: 3000 },
    )
  })

  test('an accepted key never holds four digits of the RUC or cédula, nor a word of the names', () => {
    fc.assert(
      fc.property(keys, fc.constantFrom(asDescribed, standards), (key, rules) => {
        if (!judge(key, rules).ok) return
        for (const number of [tableContext.ruc, tableContext.cedula])
          for (let at = 0; at + 4 <= number.length; at += 1)
            expect(key).not.toContain(number.slice(at, at + 4))
        for (const word of ['zoila', 'valle', 'quishpe']) expect(key.toLowerCase()).not.toContain(word)
      }),
      { numRuns: 3000 },
    )
  })

  test("putting a part of one's own into a sound key always spoils it", () => {
    fc.assert(
      fc.property(
        fc.constantFrom('2499', '9016', 'zoila', 'ALLE', 'Nand', 'aliO', 'v4ll'),
        fc.nat(8),
        (part, at) => {
          const spoiled = `${'Kq7#mXw2'.slice(0, at)}${part}${'Kq7#mXw2'.slice(at)}`
          expect(broken(spoiled).some((rule) => rule.startsWith('own:'))).toBe(true)
        },
      ),
    )
  })

  test('rules are reported in their order and never twice', () => {
    fc.assert(
      fc.property(
        fc.oneof(keys, fc.string({ unit: 'binary', maxLength: 90 })),
        fc.constantFrom(asDescribed, standards),
        (key, rules) => {
          const found = broken(key, rules)
          expect(new Set(found).size).toBe(found.length)
          const order = found.map((rule) => keyRuleIds.findIndex((id) => id === rule.split(':')[0]))
          expect(order).toEqual(order.toSorted((a, b) => a - b))
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('ATK-32: enormous keys', () => {
  test('more than the longest input is refused for its length alone', () => {
    expect(broken('á'.repeat(longestInput + 1))).toEqual(['long'])
    expect(judge('x'.repeat(1_000_000))).toMatchObject({ detail: [{ rule: 'long', max: 12, n: 1_000_000 }] })
  })
})

describe('ATK-33: keys that are changed on the way', () => {
  test('composed and decomposed accents are one key', () => {
    const [composed, decomposed] = ['brújula verde del año', 'bru\u0301jula verde del an\u0303o']
    expect(judge(composed, standards)).toEqual({ ok: true, value: composed })
    expect(judge(decomposed, standards)).toEqual({ ok: true, value: composed })
  })

  test('normal form changes nothing else: case, ends, look-alikes and length stay as typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 15, maxLength: 64 }), (key) => {
        const verdict = judge(key, standards)
        if (verdict.ok) expect(verdict.value).toBe(key.normalize('NFC'))
      }),
      { numRuns: 2000 },
    )
    expect(judge('brujula verde Ａ junto', standards)).toEqual({ ok: true, value: 'brujula verde Ａ junto' })
  })

  test('length is counted in characters as people see code points, after composing', () => {
    expect(broken('😀'.repeat(7) + 'brujula', standards)).toEqual(['short', 'seq'])
    expect(broken('a\u0301e\u0301i\u0301o\u0301u\u0301 b\u0301 verde', standards)).toEqual(['short'])
  })

  test.each(['\u0000', ' ', '\ud800', '\u200b'])(
    '%j at the end is refused with its name, never cut off',
    (end) => {
      expect(judge(`brujula verde junto${end}`, standards)).toMatchObject({
        detail: [{ rule: 'char', c: `U+${end.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}` }],
      })
    },
  )

  test('72 bytes are no border: a longer key is its own key', () => {
    const key = 'ñoquis y brújula más allá del río, con la ñapa y él'
    for (const longer of [key, `${key}x`, `${key}${'·u'.repeat(6)}`])
      expect(judge(longer, standards)).toEqual({ ok: true, value: longer })
  })
})

describe('ATK-34: common and leaked keys', () => {
  const years = Array.from({ length: 8 }, (_, i) => String(2019 + i))
  const words = commonWords.filter((word) => word.length >= 3 && word.length <= 7)
  const capital = (word: string) => word[0]?.toUpperCase() + word.slice(1)
  const dressed = words.flatMap((word) =>
    years.flatMap((year) => [
      `${capital(word)}${year}!`,
      `${capital(word)}.${year}`,
      `${year}#${capital(word)}`,
      `${capital(word)}*${year.slice(2)}00`,
    ]),
  )
  const matching = dressed.filter((key) => key.length >= asDescribed.min && key.length <= asDescribed.max)
  const accepted = (keys: readonly string[]) => keys.filter((key) => !isCommonKey(key, common, []))
  const caseChanged = (key: string) =>
    Array.from(key)
      .map((c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase()))
      .join('')

  test('at least 3,000 keys that match the policy, all refused', () => {
    expect(new Set(matching).size).toBeGreaterThanOrEqual(3000)
    expect(accepted(matching)).toEqual([])
  })

  test('the top 200 with letter case changed, a digit appended, and both', () => {
    const top = [...wholeCommonKeys.slice(0, 100), ...matching.slice(0, 100)]
    expect(
      accepted(top.flatMap((key) => [key, caseChanged(key), `${key}7`, `${caseChanged(key)}0`])),
    ).toEqual([])
  })

  test('the long ones of the strong profile', () => {
    const long = words.flatMap((word) => [
      `${word}${word}${word}${word}${word}`,
      `${word}.2024.${'20242024'}`,
      `${word} ${word} ${word} ${word}`,
    ])
    expect(accepted(long.filter((key) => key.length >= standards.min))).toEqual([])
  })

  test('a word inside a longer text is not a common key', () => {
    for (const key of [
      'Nogal#2047',
      'zaq12wsxKpt',
      'claveles rojos en abril',
      'Tk#97wRm!x',
      'la casa de mi abuela amarilla',
    ])
      expect(isCommonKey(key, common, [])).toBe(false)
  })

  test('letters beyond the first plane are letters', () => {
    expect(isCommonKey('!\u{1d49c}\u{1d4b7}\u{10400}!', common, [])).toBe(false)
    expect(isCommonKey('!\u{1d4b8}lave2026!', common, [])).toBe(true)
  })

  test('the list is compared as data: an empty list refuses only what repeats itself', () => {
    const empty = commonKeysOf([], [])
    expect(isCommonKey('Clave#2026', empty, [])).toBe(false)
    expect(isCommonKey('Ab1!Ab1!', empty, [])).toBe(true)
    expect(isCommonKey('Kq7#Prueba', empty, ['de Prueba'])).toBe(true)
  })
})
