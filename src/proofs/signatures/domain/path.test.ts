import { describe, expect, it } from 'vitest'
import { nodeCrypto } from '../../../adapters/signatures/node-crypto.ts'
import { plus } from '../../../kernel/time.ts'
import {
  extend,
  issue,
  issueAuthority,
  issueSigner,
  makeHolder,
  makeKey,
  makeRoot,
  named,
  noon,
  writeExtension,
  yearAfter,
  yearBefore,
  type Holder,
} from '../../../../test/support/esig/certificates.ts'
import { writeNull, writeOid, writeSequence } from './der-writer.ts'
import { findPath } from './find-path.ts'
import { inputsAt, mostChain, validatePath } from './path.ts'

const root = makeRoot()
const middle = issueAuthority(root, 'Emisora de Prueba')
const signer = issueSigner(middle)
const forSigning = extend.keyUsage('keyCertSign')

/** What a chain, from the signer up, breaks and where; `valid` if nothing. */
function verdictOf(chain: readonly Holder[], at = noon): string {
  const judged = validatePath(
    nodeCrypto,
    chain.map(({ certificate }) => certificate),
    inputsAt(at),
  )
  return judged.ok ? 'valid' : `${judged.code} ${judged.detail.depth}`
}

/** What is found among the trusted: the first is the anchor, the others only lead to it. */
function foundFrom(from: Holder, anchor: Holder, ...others: readonly Holder[]): string {
  const trusted = [anchor, ...others].map(({ certificate }, index) => ({
    certificate,
    isAnchor: index === 0,
  }))
  const found = findPath(nodeCrypto, from.certificate, trusted, inputsAt(noon))
  return found.ok ? `valid ${found.value.chain.length}` : `${found.code} ${found.detail.depth}`
}

describe('a path', () => {
  it('is valid from the signer to the anchor, and is what was handed in', () => {
    const chain = [signer, middle, root].map(({ certificate }) => certificate)
    const judged = validatePath(nodeCrypto, chain, inputsAt(noon))
    expect(judged).toMatchObject({ ok: true, value: { chain } })
  })

  it('takes RSA as it takes curves', () => {
    const rsa = makeRoot({ key: makeKey(2048) })
    expect(verdictOf([issueSigner(rsa), rsa])).toBe('valid')
  })

  it('is none without an anchor above', () => {
    expect(verdictOf([])).toBe('untrusted 0')
    expect(verdictOf([root])).toBe('untrusted 0')
  })

  it('has at most ten certificates', () => {
    const chain = [root]
    for (let length = 1; length < mostChain; length++)
      chain.unshift(issueAuthority(chain[0] ?? root, `Emisora ${length}`))
    expect(verdictOf(chain)).toBe('valid')
    expect(verdictOf([issueSigner(chain[0] ?? root), ...chain])).toBe('tooLong 10')
  })

  it('is valid from the first instant of each certificate to the last', () => {
    const short = issueSigner(middle, { notBefore: noon, notAfter: plus(noon, 60) })
    expect(verdictOf([short, middle, root], plus(noon, -0.001))).toBe('notYetValid 0')
    expect(verdictOf([short, middle, root], noon)).toBe('valid')
    expect(verdictOf([short, middle, root], plus(noon, 60))).toBe('valid')
    expect(verdictOf([short, middle, root], plus(noon, 60.001))).toBe('expired 0')
  })

  it.each(['authority', 'anchor'])('asks for the time of the %s too', (which) => {
    const old = { notBefore: yearBefore, notAfter: plus(noon, -1) }
    const top = which === 'anchor' ? makeRoot(old) : root
    const between = issueAuthority(top, 'Emisora de Prueba', which === 'anchor' ? {} : old)
    expect(verdictOf([issueSigner(between), between, top])).toBe(
      which === 'anchor' ? 'expired 2' : 'expired 1',
    )
  })

  it('is broken by a signature of another key under the same name', () => {
    const impostor = makeHolder({
      subject: named('Emisora de Prueba'),
      extensions: [extend.authority(), forSigning],
    })
    expect(verdictOf([issueSigner(impostor), middle, root])).toBe('signature 0')
  })

  it('is broken by a name that is not that of the issuer, whoever signed', () => {
    const renamed = makeHolder({
      subject: named('Persona'),
      issuer: named('Otra Emisora'),
      signedBy: middle.key,
    })
    expect(verdictOf([renamed, middle, root])).toBe('names 0')
  })

  it.each([
    ['a key of RSA that is too short', 'weakMethod 0', { key: makeKey(1024) }, undefined],
    ['a curve that is not on the list', 'unknownMethod 0', { key: makeKey('P-521') }, undefined],
    [
      'SHA-1',
      'weakMethod 0',
      { key: makeKey(2048) },
      writeSequence(writeOid('1.2.840.113549.1.1.5'), writeNull()),
    ],
    ['a method that nobody knows', 'unknownMethod 0', {}, writeSequence(writeOid('1.2.3.4'))],
    [
      'parameters that the method has not',
      'unknownMethod 0',
      {},
      writeSequence(writeOid('1.2.840.10045.4.3.2'), writeNull()),
    ],
  ])('is broken by %s', (_, verdict, spec, algorithm) => {
    const top = makeRoot(spec)
    expect(verdictOf([issueSigner(top, algorithm === undefined ? {} : { algorithm }), top])).toBe(verdict)
  })

  it('is broken by a critical extension that nobody here knows, and by no other', () => {
    const unknown = (isCritical: boolean): Holder =>
      issueSigner(middle, { extensions: [writeExtension('1.2.3.4', writeNull(), isCritical)] })
    expect(verdictOf([unknown(false), middle, root])).toBe('valid')
    expect(verdictOf([unknown(true), middle, root])).toBe('unknownCritical 0')
  })

  it.each([
    ['says nothing of authority', [forSigning], 'notAuthority 1'],
    ['says that it is none', [extend.notAuthority(), forSigning], 'notAuthority 1'],
    ['may not sign certificates', [extend.authority(), extend.keyUsage('digitalSignature')], 'keyCertSign 1'],
    ['says nothing of what its key is for', [extend.authority()], 'valid'],
  ])('of an issuer that %s', (_, extensions, verdict) => {
    const between = issueAuthority(root, 'Emisora de Prueba', { extensions })
    expect(verdictOf([issueSigner(between), between, root])).toBe(verdict)
    const top = makeRoot({ extensions })
    expect(verdictOf([issueSigner(top), top])).toBe(verdict)
  })

  it('of version 1 has no authority in it', () => {
    const old = makeHolder({ subject: named('Raíz antigua'), version: 1 })
    expect(verdictOf([issueSigner(old), old])).toBe('notAuthority 1')
  })

  it('is no longer than its authorities allow, those that issued to themselves not counted', () => {
    const limited = (by: Holder, name: string, length?: number): Holder =>
      issueAuthority(by, name, { extensions: [extend.authority(length), forSigning] })
    const none = limited(root, 'Sin subordinadas', 0)
    const below = limited(none, 'Subordinada')
    expect(verdictOf([issueSigner(none), none, root])).toBe('valid')
    expect(verdictOf([issueSigner(below), below, none, root])).toBe('pathLength 1')
    // A new key of the same authority, under the old one.
    const again = issue(none, { subject: none.name, extensions: [extend.authority(), forSigning] })
    expect(verdictOf([issueSigner(again), again, none, root])).toBe('valid')
    // What comes later cannot widen it.
    const wide = limited(limited(root, 'Una', 1), 'Dos', 5)
    expect(verdictOf([issueSigner(wide), wide, limited(root, 'Una', 1), root]).split(' ')[0]).toBe(
      'signature',
    )
    const one = limited(root, 'Una', 1)
    const two = limited(one, 'Dos', 5)
    const three = limited(two, 'Tres')
    expect(verdictOf([issueSigner(two), two, one, root])).toBe('valid')
    expect(verdictOf([issueSigner(three), three, two, one, root])).toBe('pathLength 1')
  })

  it('is limited by the anchor as by any other', () => {
    const top = makeRoot({ extensions: [extend.authority(0), forSigning] })
    const between = issueAuthority(top, 'Emisora de Prueba')
    expect(verdictOf([issueSigner(top), top])).toBe('valid')
    expect(verdictOf([issueSigner(between), between, top])).toBe('pathLength 1')
  })
})

describe('the search for a path', () => {
  it('goes over the trusted to the anchor', () => {
    expect(foundFrom(signer, root, middle)).toBe('valid 3')
    expect(foundFrom(signer, middle)).toBe('valid 2')
  })

  it('finds none where the issuer is not among the trusted', () => {
    expect(foundFrom(signer, root)).toBe('untrusted 0')
  })

  it('ends at an anchor alone', () => {
    const other = makeRoot({ subject: named('Otra raíz') })
    expect(foundFrom(signer, other, middle)).toBe('untrusted 1')
  })

  it('trusts no name: an authority that is called like the anchor is a stranger', () => {
    const impostor = makeRoot()
    expect(foundFrom(issueSigner(impostor), root)).toBe('untrusted 0')
    expect(foundFrom(issueSigner(impostor), root, middle)).toBe('untrusted 0')
  })

  it('says of an expired certificate of a stranger that it is a stranger’s', () => {
    const stranger = makeRoot({ subject: named('Otra raíz') })
    const old = issueSigner(stranger, { notAfter: plus(noon, -1) })
    expect(foundFrom(old, root, middle)).toBe('untrusted 0')
    expect(foundFrom(issueSigner(middle, { notAfter: plus(noon, -1) }), root, middle)).toBe('expired 0')
  })

  it('tells two authorities of one name apart by their keys', () => {
    const one = issueAuthority(root, 'Emisora doble')
    const other = issueAuthority(root, 'Emisora doble')
    expect(foundFrom(issueSigner(one), root, other, one)).toBe('valid 3')
    expect(foundFrom(issueSigner(other), root, other, one)).toBe('valid 3')
  })

  it('finds the issuer by its key where the name was changed, and refuses the name', () => {
    const keyId = Uint8Array.of(1, 2, 3)
    const top = makeRoot({ extensions: [extend.authority(), forSigning, extend.subjectKeyId(keyId)] })
    const renamed = makeHolder({
      subject: named('Persona'),
      issuer: named('Otra Emisora'),
      signedBy: top.key,
      extensions: [extend.authorityKeyId(keyId)],
    })
    expect(foundFrom(renamed, top)).toBe('names 0')
  })

  it('trusts nothing that a signer issued', () => {
    const by = issueSigner(middle, { subject: named('Persona que emite') })
    expect(foundFrom(issueSigner(by), root, middle, by)).toBe('notAuthority 1')
  })

  it('comes to an end where authorities issued to each other', () => {
    const [first, second] = [makeRoot({ subject: named('Una') }), makeRoot({ subject: named('Otra') })]
    const cross = issueAuthority(second, 'Una', { key: first.key })
    const back = issueAuthority(first, 'Otra', { key: second.key })
    expect(foundFrom(issueSigner(first), root, cross, back)).toMatch(/^untrusted/)
    expect(foundFrom(issueSigner(first), second, cross, back)).toBe('valid 3')
  })

  it('goes round no ring on its way', () => {
    const [one, other] = [issueAuthority(root, 'Una'), makeRoot({ subject: named('Otra') })]
    const ring = [
      issueAuthority(other, 'Una', { key: one.key }),
      issueAuthority(one, 'Otra', { key: other.key }),
    ]
    expect(foundFrom(issueSigner(one), root, ...ring, one)).toBe('valid 3')
  })

  it('gives up after so many signatures', () => {
    const stranger = makeRoot({ subject: named('Emisora de Prueba') })
    const crowd = Array.from({ length: 210 }, () => stranger)
    expect(foundFrom(signer, root, ...crowd, middle)).toBe('untrusted 0')
    expect(foundFrom(signer, root, ...crowd.slice(0, 100), middle)).toBe('valid 3')
  })

  it('takes the valid one of two paths, whichever comes first', () => {
    const old = issueAuthority(root, 'Emisora de Prueba', { key: middle.key, notAfter: plus(noon, -1) })
    expect(foundFrom(signer, root, old, middle)).toBe('valid 3')
    expect(foundFrom(signer, root, middle, old)).toBe('valid 3')
    expect(foundFrom(signer, root, old)).toBe('expired 1')
  })

  it('names the last instant, and not the first, of what lasts until then', () => {
    expect(verdictOf([signer, middle, root], yearAfter)).toBe('valid')
    expect(verdictOf([signer, middle, root], yearBefore)).toBe('valid')
  })
})
