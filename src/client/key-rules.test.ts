import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commonKeysOf } from '../keys/domain/common-keys.ts'
import { judgeKey } from '../keys/domain/key-rules.ts'
import { liveRules } from '../keys/domain/live-rules.ts'
import type { KeyContext } from '../keys/domain/own-parts.ts'
import { asDescribed } from '../policy/profiles/as-described.ts'
import { standards } from '../policy/profiles/standards.ts'
import { judge } from './key-rules.ts'
import type { RuleId, RuleTable } from './key-rules.ts'

const context: KeyContext = {
  ruc: '2499990001001',
  cedula: '0000000000',
  legalName: "Cacao D'Prueba Peña S.A.",
  representativeNames: ['Prueba Ficticia Íñigo'],
  institutionWords: ['clavero'],
}
const nothingCommon = commonKeysOf([], [])

/** The table as it reaches the browser. */
const tableOf = (policy: typeof asDescribed): RuleTable =>
  JSON.parse(JSON.stringify(liveRules(policy.key, context)))

/** What the server finds broken, in the words of the list. */
function brokenForServer(policy: typeof asDescribed, key: string): ReadonlySet<RuleId> {
  const outcome = judgeKey(key, context, { ...policy.key, blocklist: false }, nothingCommon)
  const broken = new Set<RuleId>()
  if (outcome.ok) return broken
  for (const { rule } of outcome.detail) {
    if (rule === 'short' || rule === 'long') broken.add('len')
    else if (rule !== 'empty' && rule !== 'common' && rule !== 'char') broken.add(rule)
  }
  return broken
}

describe.each([
  ['as described', asDescribed],
  ['standards', standards],
])('the live list, profile %s', (_, policy) => {
  const table = tableOf(policy)
  const piece = fc.oneof(
    fc.string({ maxLength: 4 }),
    fc.string({ unit: 'grapheme', maxLength: 3 }),
    fc.constantFrom('1234', 'dcba', 'QWER', 'ñlkj', '$%&/', 'aaa', '2499', '4999', '0000', '1000'),
    fc.constantFrom(
      'cacao',
      'C4c40',
      'oacac',
      'Pena',
      'Peña',
      'PRUEBA',
      'abeurp',
      'pru3b4',
      'iñigo',
      '1n1g0',
      'fict',
    ),
  )
  it('says of every key what the server says', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 5 }), (pieces) => {
        const key = pieces.join('')
        fc.pre(key !== '')
        const broken = brokenForServer(policy, key)
        for (const [id, isKept] of judge(table, key))
          expect(isKept, `${id} of ${JSON.stringify(key)}`).toBe(!broken.has(id))
      }),
      { numRuns: 500 },
    )
  })

  it('finds nothing kept in an empty box', () => {
    expect([...judge(table, '').values()].some(Boolean)).toBe(false)
  })
})

it('names each rule of the published process', () => {
  expect([...judge(tableOf(asDescribed), 'Zorro#47m').keys()]).toEqual([
    'len',
    'upper',
    'lower',
    'digit',
    'symbol',
    'own',
    'seq',
  ])
  expect([...judge(tableOf(asDescribed), 'Zorro#47m').values()]).toEqual(
    Array.from({ length: 7 }, () => true),
  )
})
