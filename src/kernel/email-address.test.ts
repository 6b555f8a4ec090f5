import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSameMailbox, mailboxKey, parseEmailAddress } from './email-address.ts'
import type { EmailAddress } from './email-address.ts'
import { ok, refused } from './outcome.ts'

describe('one plain mail address', () => {
  it.each([
    'r1@example.test',
    'Ana.Luna@Example.Test',
    'a@b.test',
    'ana+clave_2@sub.example.test',
    '1-2@example-3.test',
    'ana@xn--ejmplo-9ua.xn--pba-example',
    `${'a'.repeat(64)}@example.test`,
    `a@${'b'.repeat(63)}.test`,
  ])('%s is taken byte for byte', (address) => {
    expect(parseEmailAddress(address)).toEqual(ok(address))
  })

  it.each([
    ['a list', 'r1@example.test,evil@evil.test'],
    ['another list', 'r1@example.test;evil@evil.test'],
    ['a list with a space', 'r1@example.test evil@evil.test'],
    ['a header behind a line end', 'r1@example.test\r\nBcc: evil@evil.test'],
    ['a line end alone', 'r1@example.test\n'],
    ['a space behind', 'r1@example.test '],
    ['an encoded line end', 'r1%0a@example.test'],
    ['a display name', 'Ana <r1@example.test>'],
    ['angle brackets', '<r1@example.test>'],
    ['quotes', '"r1"@example.test'],
    ['a quoted second address', '"r1@evil.test x"@example.test'],
    ['a comment', 'r1(x)@example.test'],
    ['a route', '@evil.test:r1@example.test'],
    ['two at signs', 'r1@evil.test@example.test'],
    ['a bang path', 'evil.test!r1@example.test'],
    ['an address literal', 'r1@[127.0.0.1]'],
    ['a bare number', 'r1@127.0.0.1'],
    ['a group', 'g:r1@example.test;'],
    ['a dot in front', '.r1@example.test'],
    ['a dot behind', 'r1.@example.test'],
    ['two dots', 'r..1@example.test'],
    ['an option', '-r1@example.test'],
    ['a domain without ending', 'r1@localhost'],
    ['a root dot', 'r1@example.test.'],
    ['an empty label', 'r1@example..test'],
    ['a label in hyphens', 'r1@-example.test'],
    ['no local part', '@example.test'],
    ['no domain', 'r1@'],
    ['no at sign', 'example.test'],
    ['nothing', ''],
    ['a local part of 65', `${'a'.repeat(65)}@example.test`],
    ['a label of 64', `a@${'b'.repeat(64)}.test`],
    ['255 characters', `${'a'.repeat(60)}@${'b.'.repeat(95)}test`],
    ['a zero byte', 'r1\u0000@example.test'],
    ['a template', '{{7*7}}@example.test'],
  ])('is not %s', (_, raw) => {
    expect(parseEmailAddress(raw)).toEqual(refused('emailAddress'))
  })

  it.each([
    ['dotless i', 'mıke@example.test'],
    ['capital I with a dot', 'mİke@example.test'],
    ['Kelvin sign', 'mi\u212ae@example.test'],
    ['sharp s', 'maß@example.test'],
    ['ligature', 'ﬁn@example.test'],
    ['full-width letters', 'ｍike@example.test'],
    ['a full-width at sign', 'mike＠example.test'],
    ['a Cyrillic letter', 'mik\u0435@example.test'],
    ['a combining accent', 'mike\u0301@example.test'],
    ['a zero-width space', 'mi\u200bke@example.test'],
    ['dotless i in the domain', 'mike@examplé.test'],
  ])('has no %s, so no folding can make it another one', (_, raw) => {
    expect(parseEmailAddress(raw)).toEqual(refused('emailAddress'))
  })

  it('comes as one text, never as a list or an object', () => {
    const address = 'r1@example.test'
    for (const raw of [[address], [address, 'evil@evil.test'], { address }, null, undefined, 7]) {
      expect(parseEmailAddress(raw)).toEqual(refused('emailAddress'))
    }
  })

  it('has exactly one at sign and nothing outside the closed set, whatever arrives', () => {
    const near = fc.string({ unit: fc.constantFrom(...Array.from('ab.@-_+,;<> "\n(ıK')), maxLength: 20 })
    const ending = near.map((text) => `${text}@e.test`)
    fc.assert(
      fc.property(fc.oneof(near, ending, fc.anything(), fc.string({ unit: 'binary' })), (raw) => {
        const read = parseEmailAddress(raw)
        expect(!read.ok || /^[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+$/.test(read.value)).toBe(true)
      }),
    )
  })
})

describe('two mail addresses', () => {
  it('are one mailbox when only ASCII case differs, and the bytes stay as written', () => {
    const written = address('Mike@Example.test')
    expect(isSameMailbox(written, address('mike@example.TEST'))).toBe(true)
    expect(mailboxKey(written)).toBe('mike@example.test')
    expect(written).toBe('Mike@Example.test')
  })

  it.each(['m.ike@example.test', 'mike+1@example.test', 'mike@example2.test', 'nike@example.test'])(
    'stay two when one is %s',
    (other) => {
      expect(isSameMailbox(address('mike@example.test'), address(other))).toBe(false)
    },
  )
})

function address(raw: string): EmailAddress {
  const read = parseEmailAddress(raw)
  if (!read.ok) throw new Error('the test needs an address')
  return read.value
}
