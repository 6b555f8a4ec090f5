import { beforeAll, describe, expect, it } from 'vitest'
import { inflate } from '../../src/adapters/signatures/inflate.ts'
import { nodeCrypto } from '../../src/adapters/signatures/node-crypto.ts'
import { plus } from '../../src/kernel/time.ts'
import { readSignedFile } from '../../src/proofs/signatures/domain/read-signed-file.ts'
import { wholeReading } from '../../src/proofs/signatures/domain/whole-file.ts'
import { hostileFiles } from '../support/esig/hostile.ts'
import { issuedOf, makeKit, type Hostile, type HostileKit } from '../support/esig/hostile-kit.ts'
import { makeSigning, subscriber } from '../support/esig/signing.ts'

const tools = { crypto: nodeCrypto, inflate }

/** Whatever of these is done to a signed file shows in its octets alone. */
const changedLater: ReadonlySet<string> = new Set([
  'signature forgery',
  'appended revision',
  'wrapping',
  'CMS',
])

let kit: HostileKit
beforeAll(async () => {
  kit = await makeKit(await makeSigning())
}, 60_000)

function judged(file: Buffer, { circumstances = {} }: Pick<Hostile, 'circumstances'> = {}) {
  const { at, trust } = kit.signing
  return wholeReading(
    readSignedFile(
      {
        file,
        issued: issuedOf(kit.issued),
        trust: circumstances.trust?.(trust) ?? trust,
        at: plus(at, (circumstances.days ?? 0) * 86_400),
      },
      tools,
    ),
  )
}

describe('ATK-51 bad electronic signatures', () => {
  it('there is a good file, which every other one differs from in one thing', () => {
    expect(judged(kit.good).code).toBeUndefined()
    const kinds = new Set(hostileFiles.map((one) => one.class))
    expect(kinds.size).toBe(12)
    expect(new Set(hostileFiles.map((one) => one.what)).size).toBeGreaterThan(150)
  })

  it.each(hostileFiles.map((one) => [one.class, one.what, one] as const))('%s: %s', (_class, _what, one) => {
    expect(judged(one.make(kit), one).code).toBe(one.code)
  })

  it('what was changed after signing is refused too where nobody knows the file that was issued', () => {
    const later = hostileFiles.filter(({ class: kind }) => changedLater.has(kind))
    const taken = later.filter((one) => {
      const { at, trust } = kit.signing
      const file = one.make(kit)
      return wholeReading(readSignedFile({ file, issued: undefined, trust, at }, tools)).code === undefined
    })
    expect(later.length).toBeGreaterThan(40)
    expect(taken.map(({ what }) => what)).toEqual([])
  })

  it('what a certificate does not say of its holder is not made up', () => {
    for (const kind of ['passport', 'name-only', 'two-cedulas'] as const) {
      const { code, signature } = judged(kit.signing.sign(kit.issued, kind))
      expect({ kind, code, cedula: signature.signer?.cedula }).toEqual({
        kind,
        code: undefined,
        cedula: undefined,
      })
    }
    const { signature } = judged(kit.signing.sign(kit.issued, 'good-san'))
    expect(signature.signer).toMatchObject({ cedula: subscriber.cedula, ruc: subscriber.ruc })
  })
})
