import { describe, expect, it } from 'vitest'
import { nodeCrypto } from '../../../adapters/signatures/node-crypto.ts'
import {
  extend,
  issue,
  issueAuthority,
  issueSigner,
  makeRoot,
  noon,
  type Holder,
} from '../../../../test/support/esig/certificates.ts'
import { strict } from './algorithms.ts'
import { anyPolicy } from './extensions.ts'
import { validatePath } from './path.ts'
import { everyPolicy, type PolicyInputs } from './policy-tree.ts'

const [gold, silver, theirs] = ['1.2.3.1', '1.2.3.2', '1.2.3.3']
const root = makeRoot()
const explicit = extend.policyConstraints({ explicit: 0 })
const { policies, mappings, noAnyPolicy, policyConstraints } = extend

/** An authority with these extensions besides what makes it one. */
const authority = (by: Holder, name: string, ...more: readonly Uint8Array[]): Holder =>
  issueAuthority(by, name, { extensions: [extend.authority(), extend.keyUsage('keyCertSign'), ...more] })
const person = (by: Holder, ...more: readonly Uint8Array[]): Holder => issueSigner(by, { extensions: more })

/** Policies under which a chain, from the signer up, is valid; or what it breaks and where. */
function verdictOf(chain: readonly Holder[], inputs: Partial<PolicyInputs> = {}): unknown {
  const judged = validatePath(
    nodeCrypto,
    [...chain, root].map(({ certificate }) => certificate),
    { at: noon, policies: { ...everyPolicy, ...inputs }, leniency: strict },
  )
  if (!judged.ok) return `${judged.code} ${judged.detail.depth}`
  return judged.value.policies === 'any' ? 'any' : [...judged.value.policies].sort()
}

describe('policies of a path', () => {
  it('are those that every certificate asserts', () => {
    const above = authority(root, 'A', policies(gold, silver))
    expect(verdictOf([person(above, policies(gold, theirs)), above])).toEqual([gold])
    expect(verdictOf([person(above, policies(theirs)), above])).toEqual([])
    expect(verdictOf([person(above), above])).toEqual([])
  })

  it('have to be there where somebody asks for them: whoever relies, or an authority', () => {
    const above = authority(root, 'A', policies(gold))
    expect(verdictOf([person(above), above])).toEqual([])
    expect(verdictOf([person(above), above], { requiresPolicy: true })).toBe('policies 0')
    const asking = authority(root, 'B', policies(gold), explicit)
    expect(verdictOf([person(asking), asking])).toBe('policies 0')
    expect(verdictOf([person(asking, policies(gold)), asking])).toEqual([gold])
    // The signer’s own certificate may ask as well.
    expect(verdictOf([person(above, policies(silver), explicit), above])).toBe('policies 0')
  })

  it('begin to be asked for as many certificates later as the authority says', () => {
    const later = (skip: number): unknown => {
      const above = authority(root, 'A', policies(gold), policyConstraints({ explicit: skip }))
      const below = authority(above, 'B', policies(gold))
      return verdictOf([person(below), below, above])
    }
    expect([0, 1, 2, 3].map(later)).toEqual(['policies 0', 'policies 0', 'policies 0', []])
  })

  it('are of the ones that whoever relies accepts', () => {
    const above = authority(root, 'A', policies(gold, silver))
    const chain = [person(above, policies(gold, silver)), above]
    expect(verdictOf(chain, { policies: new Set([silver]), requiresPolicy: true })).toEqual([silver])
    expect(verdictOf(chain, { policies: new Set([theirs]), requiresPolicy: true })).toBe('policies 0')
    expect(verdictOf(chain, { policies: new Set([theirs]) })).toEqual([])
  })

  it('anyPolicy stands for all, as long as nobody forbids it', () => {
    const above = authority(root, 'A', policies(anyPolicy))
    expect(verdictOf([person(above, policies(gold)), above])).toEqual([gold])
    expect(verdictOf([person(above, policies(anyPolicy)), above])).toBe('any')
    expect(verdictOf([person(above, policies(anyPolicy)), above], { policies: new Set([silver]) })).toEqual([
      silver,
    ])
    expect(
      verdictOf([person(above, policies(gold)), above], { forbidsAnyPolicy: true, requiresPolicy: true }),
    ).toBe('policies 1')
    const forbidding = authority(root, 'B', policies(gold), noAnyPolicy(0))
    expect(verdictOf([person(forbidding, policies(anyPolicy)), forbidding], { requiresPolicy: true })).toBe(
      'policies 0',
    )
    const oneMore = authority(root, 'C', policies(gold), noAnyPolicy(1))
    expect(verdictOf([person(oneMore, policies(anyPolicy)), oneMore])).toEqual([gold])
  })

  it('anyPolicy may stand in what an authority issued to itself, though it is forbidden', () => {
    const above = authority(root, 'A', policies(gold), noAnyPolicy(0))
    const again = issue(above, {
      subject: above.name,
      extensions: [extend.authority(), extend.keyUsage('keyCertSign'), policies(anyPolicy)],
    })
    const chain = [person(again, policies(gold)), again, above]
    expect(verdictOf(chain, { requiresPolicy: true })).toEqual([gold])
  })

  it('are called by the words of others where an authority says so, and told in those of the anchor', () => {
    const above = authority(root, 'A', policies(gold), mappings([gold, theirs]))
    expect(verdictOf([person(above, policies(theirs)), above], { requiresPolicy: true })).toEqual([gold])
    expect(verdictOf([person(above, policies(gold)), above], { requiresPolicy: true })).toBe('policies 0')
    const wide = authority(root, 'B', policies(anyPolicy), mappings([gold, theirs]))
    expect(verdictOf([person(wide, policies(theirs)), wide], { policies: new Set([gold]) })).toEqual([gold])
  })

  it('are mapped by nobody where that is forbidden', () => {
    const above = authority(root, 'A', policies(gold), mappings([gold, theirs]))
    const chain = [person(above, policies(theirs)), above]
    expect(verdictOf(chain, { forbidsMapping: true, requiresPolicy: true })).toBe('policies 0')
    const forbidding = authority(root, 'B', policies(gold), policyConstraints({ noMapping: 0 }))
    const below = authority(forbidding, 'C', policies(gold), mappings([gold, theirs]))
    expect(verdictOf([person(below, policies(theirs)), below, forbidding], { requiresPolicy: true })).toBe(
      'policies 0',
    )
  })

  it('anyPolicy is mapped to nothing, and nothing to it', () => {
    for (const pair of [
      [anyPolicy, gold],
      [gold, anyPolicy],
    ] as const) {
      const above = authority(root, 'A', policies(gold), mappings(pair))
      expect(verdictOf([person(above, policies(gold)), above])).toBe('policyMapping 1')
    }
  })

  it('do not grow, however many words are mapped to however many', () => {
    const words = Array.from({ length: 40 }, (_, number) => `1.2.4.${number}`)
    const every = words.flatMap((issuer) => words.map((subject) => [issuer, subject] as const).slice(0, 24))
    const chain: Holder[] = []
    for (let depth = 0; depth < 7; depth++)
      chain.unshift(authority(chain[0] ?? root, `A${depth}`, policies(...words), mappings(...every)))
    const [last = root] = chain
    const began = performance.now()
    expect(verdictOf([person(last, policies('1.2.4.1')), ...chain])).toHaveLength(40)
    expect(performance.now() - began).toBeLessThan(2_000)
  })
})
