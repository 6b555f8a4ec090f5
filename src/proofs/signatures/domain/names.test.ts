import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeName } from '../../../../test/support/esig/certificates.ts'
import { tags } from './der.ts'
import { writeDer, writeOid, writeSequence } from './der-writer.ts'
import { writeBitString, writeSetOf, writeText } from '../../../../test/support/esig/der-values.ts'
import { reading, wholeOf } from './fields.ts'
import { isUnder, nameOf, readText, sameName, type Name } from './names.ts'

function read(der: Uint8Array): Name {
  const outcome = reading(() => nameOf(wholeOf(der, 'bad'), 'bad'))
  if (!outcome.ok) throw new Error(String(outcome.code))
  return outcome.value
}
const flawOf = (der: Uint8Array): string => {
  const outcome = reading<Name, string>(() => nameOf(wholeOf(der, 'bad'), 'bad'))
  return outcome.ok ? 'none' : outcome.code
}

const country = '2.5.4.6'
const commonName = '2.5.4.3'
const name = (text: string, tag: number = tags.utf8String): Name => read(writeName([commonName, text, tag]))
/** A value of that kind, as one attribute. */
const attribute = (value: Uint8Array, oid = commonName): Uint8Array => writeSequence(writeOid(oid), value)
const latin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'))

describe('a name', () => {
  it.each([
    ['Ana  Pérez', 'ana pérez'],
    ['  Ana Pérez ', 'Ana Pérez'],
    ['Ana\u00a0Pérez', 'Ana\tPérez'],
    ['A\u00adna', 'Ana'],
    ['Ana Pe\u0301rez', 'Ana Pérez'],
    ['\ufb01rma', 'firma'],
    ['ANA', 'ana'],
  ])('is the same as %j: %j', (one, other) => {
    expect(sameName(name(one), name(other))).toBe(true)
  })

  it.each([
    ['Ana Pérez', 'Ana Perez'],
    ['Ana', 'Ana Pérez'],
    ['AnaPérez', 'Ana Pérez'],
    ['', 'Ana'],
  ])('is another than %j: %j', (one, other) => {
    expect(sameName(name(one), name(other))).toBe(false)
  })

  it('is the same in whatever strings it is written', () => {
    const bmp = writeDer(tags.bmpString, new Uint8Array(Buffer.from('Ana Pérez', 'utf16le').swap16()))
    const universal = writeDer(
      tags.universalString,
      Uint8Array.from([...'Ana Pérez'].flatMap((letter) => [0, 0, 0, letter.charCodeAt(0)])),
    )
    const teletex = writeDer(tags.teletexString, latin('Ana Pérez'))
    for (const value of [bmp, universal, teletex])
      expect(sameName(read(writeSequence(writeSetOf(attribute(value)))), name('Ana Pérez'))).toBe(true)
    expect(sameName(name('Ana', tags.printableString), name('Ana'))).toBe(true)
  })

  it('keeps its parts in their order, and the attributes of one part in none', () => {
    const [a, b] = [attribute(writeText('A'), country), attribute(writeText('B'))]
    const both = read(writeSequence(writeDer(tags.set, a, b)))
    expect(sameName(both, read(writeSequence(writeDer(tags.set, b, a))))).toBe(true)
    const apart = read(writeSequence(writeSetOf(a), writeSetOf(b)))
    expect(sameName(both, apart)).toBe(false)
    expect(sameName(apart, read(writeSequence(writeSetOf(b), writeSetOf(a))))).toBe(false)
  })

  it('reads as no other, whatever its spelling holds', () => {
    const parts = fc.array(
      fc.tuple(fc.constantFrom(country, commonName), fc.stringMatching(/^[a-c+=",\\]{0,6}$/)),
      {
        minLength: 1,
        maxLength: 3,
      },
    )
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        expect(sameName(read(writeName(...one)), read(writeName(...other)))).toBe(
          JSON.stringify(one) === JSON.stringify(other),
        )
      }),
    )
  })

  it('of one attribute is not that of two, however it is spelt', () => {
    const two = read(
      writeSequence(writeDer(tags.set, ...['a', 'b'].map((text) => attribute(writeText(text))))),
    )
    expect(sameName(name(`a+${commonName}=b`), two)).toBe(false)
    expect(sameName(name(`a"+${commonName}="b`), two)).toBe(false)
  })

  it('stands below the names that it begins with, itself with them', () => {
    const whole = read(writeName([country, 'EC'], [commonName, 'Ana']))
    const tops = [writeName(), writeName([country, 'ec']), writeName([country, 'EC'], [commonName, 'ANA'])]
    for (const top of tops) expect(isUnder(whole, read(top))).toBe(true)
    expect(isUnder(read(writeName([country, 'EC'])), whole)).toBe(false)
    expect(isUnder(whole, read(writeName([commonName, 'Ana'])))).toBe(false)
  })

  it('keeps a value that is no text, and takes it for itself alone', () => {
    const bits = (octet: number): Name =>
      read(writeSequence(writeSetOf(attribute(writeBitString(Uint8Array.of(octet))))))
    expect(bits(1).attributes).toEqual([{ oid: commonName, text: undefined }])
    expect(sameName(bits(1), bits(1))).toBe(true)
    expect(sameName(bits(1), bits(2))).toBe(false)
  })

  it.each([
    ['a part without an attribute', writeSequence(writeDer(tags.set))],
    ['an attribute without a value', writeSequence(writeSetOf(writeSequence(writeOid(country))))],
    [
      'an attribute with two values',
      writeSequence(writeSetOf(writeSequence(writeOid(country), writeText('A'), writeText('B')))),
    ],
    ['a part that is a list', writeSequence(writeSequence(attribute(writeText('A'))))],
    ['more parts than any', writeName(...Array.from({ length: 65 }, () => [country, 'EC'] as const))],
  ])('is not made of %s', (_, der) => {
    expect(flawOf(der)).toBe('bad')
  })
})

describe('texts', () => {
  const textOf = (tag: number, ...octets: readonly number[]): string | undefined =>
    readText({ tag, whole: new Uint8Array(), content: Uint8Array.from(octets) })

  it('are what their kind says, and nothing else', () => {
    expect(textOf(tags.utf8String, 0xc3, 0xb1)).toBe('ñ')
    expect(textOf(tags.printableString, 0x41)).toBe('A')
    for (const octets of [[0xc3], [0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80]])
      expect(textOf(tags.utf8String, ...octets)).toBeUndefined()
    expect(textOf(tags.printableString, 0xf1)).toBeUndefined()
    expect(textOf(tags.bmpString, 0)).toBeUndefined()
    expect(textOf(tags.bmpString, 0xd8, 0)).toBeUndefined()
    expect(textOf(tags.universalString, 0, 0x11, 0, 0)).toBeUndefined()
    expect(textOf(tags.octetString, 0x41)).toBeUndefined()
  })
})
