import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nodeCrypto } from '../../../adapters/signatures/node-crypto.ts'
import { plus } from '../../../kernel/time.ts'
import {
  makeKey,
  makeRoot,
  named,
  noon,
  signed,
  writeExtension,
} from '../../../../test/support/esig/certificates.ts'
import {
  entrySays,
  listSays,
  scanList,
  writeEntry,
  writeList,
  writeListTbs,
  type ListSpec,
} from '../../../../test/support/esig/lists.ts'
import { createCrlScan } from './crl.ts'
import { tags } from './der.ts'
import { writeDer, writeInteger, writeNull, writeSequence } from './der-writer.ts'
import { writeText, writeTime } from '../../../../test/support/esig/der-values.ts'

const root = makeRoot()
const rsa = makeRoot({ key: makeKey(2048), subject: named('Raíz de RSA') })
const entries = [
  writeEntry(5, plus(noon, -60)),
  writeEntry(0x80, plus(noon, -120), entrySays.reason(1)),
  writeEntry(
    Uint8Array.of(0x91, 0x02),
    noon,
    writeExtension('2.5.29.24', writeTime(noon, true)),
    entrySays.reason(4),
  ),
]
const list = writeList({ by: root, entries, extensions: [listSays.number(3)] })

/** The flaw of a list that this root signed; `none` where it is read. */
function flawOf(spec: Omit<ListSpec, 'by'>): string {
  const { outcome } = scanList(writeList({ by: root, ...spec }), root.key.spki)
  return outcome.ok ? 'none' : outcome.code
}
const flawOfOctets = (octets: Uint8Array): string => {
  const { outcome } = scanList(octets, root.key.spki)
  return outcome.ok ? 'none' : outcome.code
}
/** As written, with the entries as these octets. */
const withEntries = (...values: readonly Uint8Array[]): string => flawOf({ entries: values })

describe('a list of revoked certificates', () => {
  it('tells every entry and what it says of itself', () => {
    const { outcome, entries: told } = scanList(list, root.key.spki)
    expect(told).toEqual([
      { serial: '05', revokedAt: plus(noon, -60), reason: undefined, issuer: undefined },
      { serial: '0080', revokedAt: plus(noon, -120), reason: 1, issuer: undefined },
      { serial: '9102', revokedAt: noon, reason: 4, issuer: undefined },
    ])
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        entries: 3,
        number: 3n,
        deltaBase: undefined,
        thisUpdate: plus(noon, -3_600),
        nextUpdate: plus(noon, 3_600),
        issuer: { parts: root.certificate.subject.parts },
        scope: { only: undefined, isIndirect: false },
      },
    })
  })

  it('is the same in pieces of any length', () => {
    const whole = scanList(list, root.key.spki)
    for (let piece = 1; piece < list.length; piece += piece < 40 ? 1 : 7)
      expect(scanList(list, root.key.spki, piece)).toEqual(whole)
  })

  it('may be empty, without a number, without a next time, and of version 1', () => {
    expect(flawOf({})).toBe('none')
    expect(flawOf({ nextUpdate: null })).toBe('none')
    expect(flawOf({ version: null, entries: [writeEntry(5)] })).toBe('none')
    expect(scanList(writeList({ by: rsa, entries }), rsa.key.spki).outcome.ok).toBe(true)
  })

  it('is read to its end and no further, and not before it is there', () => {
    expect(flawOfOctets(Uint8Array.from([...list, 0]))).toBe('rest')
    expect(flawOfOctets(list.subarray(0, -1))).toBe('short')
    expect(flawOfOctets(new Uint8Array())).toBe('short')
    const { outcome } = scanList(Uint8Array.from([...list, 0]), root.key.spki, list.length)
    expect(outcome).toMatchObject({ ok: false, code: 'rest' })
  })

  it('is nothing without the signature of that key over all of it', () => {
    expect(scanList(list, makeKey().spki).outcome).toMatchObject({ ok: false, code: 'signature' })
    expect(scanList(list, rsa.key.spki).outcome).toMatchObject({ ok: false, code: 'unknownMethod' })
    expect(scanList(list, Uint8Array.of(0x30, 0)).outcome).toMatchObject({ ok: false, code: 'unknownMethod' })
  })

  it('is refused whichever of its octets is changed', () => {
    fc.assert(
      fc.property(
        fc.nat(list.length - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.integer({ min: 1, max: 200 }),
        (at, by, piece) => {
          const changed = list.slice()
          changed[at] = (changed[at] ?? 0) ^ by
          expect(scanList(changed, root.key.spki, piece).outcome.ok).toBe(false)
        },
      ),
      { numRuns: 400 },
    )
  })

  it('is signed with a method of the list, and within it stands the same one', () => {
    const weak = makeRoot({ key: makeKey(1024) })
    expect(scanList(writeList({ by: weak }), weak.key.spki).outcome).toMatchObject({ code: 'weakMethod' })
    const other = writeSequence(writeDer(tags.oid, Uint8Array.of(0x2a, 3, 4)))
    expect(flawOf({ algorithm: other })).toBe('unknownMethod')
    expect(flawOf({ algorithm: makeKey(2048).algorithm })).toBe('unknownMethod')
    const tbs = writeListTbs({
      by: rsa,
      algorithm: writeSequence(
        writeDer(tags.oid, Uint8Array.of(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 12)),
        writeNull(),
      ),
    })
    expect(scanList(signed(rsa.key, tbs), rsa.key.spki).outcome).toMatchObject({ code: 'algorithmsDiffer' })
  })

  it('has the versions that there are, and extensions in the second alone', () => {
    expect(flawOf({ version: 2 })).toBe('badVersion')
    expect(flawOf({ version: null, entries: [writeEntry(5, noon, entrySays.reason(1))] })).toBe('badVersion')
    expect(flawOf({ version: null, extensions: [listSays.number(1)] })).toBe('notACrl')
  })

  it.each([
    ['a serial number that is none', writeSequence(writeText('5'), writeTime(noon))],
    ['an empty serial number', writeSequence(writeInteger(new Uint8Array()), writeTime(noon))],
    [
      'a serial number in more octets than it takes',
      writeSequence(writeInteger(Uint8Array.of(0, 5)), writeTime(noon)),
    ],
    [
      'a serial number of 33 octets',
      writeSequence(writeInteger(new Uint8Array(33).fill(1)), writeTime(noon)),
    ],
    ['no time', writeSequence(writeInteger(5))],
    ['a time that is none', writeSequence(writeInteger(5), writeText('261324120000Z', tags.utcTime))],
    ['a time without seconds', writeSequence(writeInteger(5), writeText('2611241200Z', tags.utcTime))],
    ['a time that is a text', writeSequence(writeInteger(5), writeText('261124120000Z'))],
    ['a reason that there is not', writeEntry(5, noon, entrySays.reason(7))],
    ['a reason beyond the last', writeEntry(5, noon, entrySays.reason(11))],
    [
      'a reason that is no number of its kind',
      writeEntry(5, noon, writeExtension('2.5.29.21', writeInteger(1))),
    ],
    ['another value than an entry', writeDer(tags.set, writeInteger(5), writeTime(noon))],
    [
      'more than any entry',
      writeEntry(5, noon, writeExtension('1.2.3', writeDer(4, new Uint8Array(17_000)))),
    ],
  ])('refuses an entry with %s', (_, entry) => {
    expect(withEntries(writeEntry(4), entry, writeEntry(6))).toBe('badEntry')
  })

  it('refuses an entry with something behind it', () => {
    expect(withEntries(writeSequence(writeInteger(5), writeTime(noon), writeNull()))).toBe('badExtension')
  })

  it('refuses what is critical and not known, of the whole and of an entry', () => {
    const unknown = (isCritical: boolean): Uint8Array => writeExtension('1.2.3.4', writeNull(), isCritical)
    expect(withEntries(writeEntry(5, noon, unknown(false)))).toBe('none')
    expect(withEntries(writeEntry(5, noon, unknown(true)))).toBe('unknownCriticalEntry')
    expect(flawOf({ extensions: [unknown(false)] })).toBe('none')
    expect(flawOf({ extensions: [unknown(true)] })).toBe('unknownCritical')
    expect(flawOf({ extensions: [listSays.number(1), listSays.number(2)] })).toBe('repeatedExtension')
  })

  it('speaks of certificates of others only where it says that it does', () => {
    const [first, second, third] = [
      writeEntry(5),
      writeEntry(6, noon, entrySays.issuer(named('Otra'))),
      writeEntry(7),
    ]
    expect(withEntries(first, second, third)).toBe('foreignEntry')
    const indirect = writeList({
      by: root,
      entries: [first, second, third],
      extensions: [listSays.scope({ isIndirect: true })],
    })
    const { outcome, entries: told } = scanList(indirect, root.key.spki)
    expect(outcome.ok).toBe(true)
    expect(told.map(({ issuer }) => issuer?.attributes.at(-1)?.text)).toEqual([undefined, 'Otra', 'Otra'])
  })

  it('says in one way what it covers', () => {
    const scope = (...flags: readonly Uint8Array[]): string =>
      flawOf({ extensions: [writeExtension('2.5.29.28', writeSequence(...flags), true)] })
    const [users, authorities] = [Uint8Array.of(0x81, 1, 0xff), Uint8Array.of(0x82, 1, 0xff)]
    expect(scope(users)).toBe('none')
    expect(scope(users, authorities)).toBe('badExtension')
    expect(scope(authorities, users)).toBe('badExtension')
  })

  it('is refused as soon as it cannot be used', () => {
    const { outcome, entries: told } = scanList(
      writeList({
        by: root,
        entries: [writeEntry(1), writeEntry(5, noon, entrySays.reason(7)), writeEntry(6)],
      }),
      root.key.spki,
      16,
    )
    expect(outcome.ok).toBe(false)
    expect(told.map(({ serial }) => serial)).toEqual(['01'])
  })

  it('is none once whoever was told of an entry threw', () => {
    const scan = createCrlScan({
      crypto: nodeCrypto,
      publicKey: root.key.spki,
      onEntry() {
        throw new Error('the table is gone')
      },
    })
    expect(() => scan.push(list)).toThrow('the table is gone')
    expect(scan.push(list)).toBe(false)
    expect(scan.end()).toMatchObject({ ok: false, code: 'short' })
  })

  it('announces no more octets than the limit', () => {
    expect(flawOfOctets(Uint8Array.of(0x30, 0x84, 0x10, 0, 0, 0))).toBe('tooLong')
    expect(flawOfOctets(Uint8Array.of(0x30, 0x80, 0, 0))).toBe('notACrl')
    expect(flawOfOctets(Uint8Array.of(0x30, 0x81, 5, 0))).toBe('notACrl')
  })
})
