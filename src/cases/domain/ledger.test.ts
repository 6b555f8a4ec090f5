import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ago, now, otherCase, ownCase, proof } from '../../../test/support/sample-case.ts'
import { asDescribed, type PathRule, type ProofKind } from '../../policy/index.ts'
import { record, standing, type Ledger } from './ledger.ts'

const { proof: life, paths } = asDescribed
const on = (ledger: Ledger, awayFor = 0, rule: PathRule = paths.online) =>
  standing(ledger, { caseId: ownCase, touchedAt: ago(awayFor), now }, rule, life)

describe('what a ledger still lacks', () => {
  it('is everything, in the order of the path, when it is empty', () => {
    expect(on([])).toEqual({ missing: [['reg'], ['gate'], ['mail']], expired: false })
  })

  it('is one of a choice, and nothing of it once one is there', () => {
    expect(on([proof('reg')], 0, paths.household).missing).toEqual([['aff', 'bank'], ['mail']])
    expect(on([proof('reg'), proof('bank')], 0, paths.household).missing).toEqual([['mail']])
  })

  it('is what another case has shown: that counts there and nowhere else (I-03)', () => {
    expect(on([proof('reg'), proof('gate', 0, otherCase)]).missing).toEqual([['gate'], ['mail']])
  })
})

describe('the clock of the proofs', () => {
  it('runs out after 30 minutes of the person’s own inactivity, and takes everything with it', () => {
    expect(on([proof('reg')], 1_799.999)).toEqual({ missing: [['gate'], ['mail']], expired: false })
    expect(on([proof('reg')], 1_800)).toEqual({ missing: [['reg'], ['gate'], ['mail']], expired: true })
  })

  it('runs out for all when one proof is a day old, however busy the person was', () => {
    expect(on([proof('reg', 86_399.999), proof('gate')]).expired).toBe(false)
    expect(on([proof('reg', 86_400), proof('gate')])).toMatchObject({ expired: true, missing: { length: 3 } })
  })

  it('has nothing to end in an empty ledger, nor in one of other cases', () => {
    expect(on([], 1_800).expired).toBe(false)
    expect(on([proof('gate', 90_000, otherCase)], 1_800).expired).toBe(false)
  })
})

describe('writing into a ledger', () => {
  const kinds: readonly ProofKind[] = [
    'reg',
    'gate',
    'mail',
    'phone',
    'saved',
    'aff',
    'bank',
    'bio',
    'sig',
    'att',
    'second',
  ]
  const proofs = fc.array(
    fc.tuple(fc.constantFrom(...kinds), fc.nat(100_000)).map(([kind, age]) => proof(kind, age)),
  )

  it('puts a newer proof of a kind in the place of the older one', () => {
    expect(record([proof('reg', 600), proof('gate')], proof('reg'))).toEqual([proof('gate'), proof('reg')])
  })

  it('keeps one of each kind, and always the last', () => {
    fc.assert(
      fc.property(proofs, (all) => {
        const ledger = all.reduce<Ledger>(record, [])
        expect(ledger).toHaveLength(new Set(all.map(({ kind }) => kind)).size)
        for (const one of ledger) expect(one).toBe(all.findLast(({ kind }) => kind === one.kind))
      }),
    )
  })

  it('never lacks more for one proof more, unless the clock has run out', () => {
    fc.assert(
      fc.property(proofs, fc.constantFrom(...kinds), (all, kind) => {
        const before = on(all.reduce<Ledger>(record, []))
        const after = on(record(all.reduce<Ledger>(record, []), proof(kind)))
        fc.pre(!before.expired)
        expect(after.missing.length).toBeLessThanOrEqual(before.missing.length)
      }),
    )
  })
})
