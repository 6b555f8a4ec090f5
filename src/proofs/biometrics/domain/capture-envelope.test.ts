import { expect, it } from 'vitest'
import { envelopeOf } from '../../../client/fingers.ts'
import { readEnvelope } from './capture-envelope.ts'
import { syntheticFinger } from './synthetic-finger.ts'
import { writeIso } from './write-iso.ts'

const capture = {
  station: 'ab'.repeat(32),
  nonce: 'A'.repeat(32),
  code: 'CLV-7Q4M-2K9T',
  officer: '01991c3e-7b1a-7c4e-8f00-5d1f0a2b3c4d',
  extractor: 'kit/1',
  template: writeIso([syntheticFinger(3, 12)]),
  at: new Date(1_790_000_000_000),
}
const text = envelopeOf(capture)

it('reads what the script of the page writes', () => {
  const read = readEnvelope(text)
  expect(read).toMatchObject({
    ok: true,
    value: {
      station: capture.station,
      nonce: capture.nonce,
      caseCode: capture.code,
      officer: capture.officer,
      format: 'ISO_19794_2',
      extractor: { name: 'kit', version: '1' },
      capturedAt: capture.at.getTime(),
    },
  })
  expect(read.ok && Buffer.from(read.value.template).equals(capture.template)).toBe(true)
})

it('reads a template of every length as it is, and in one spelling only', () => {
  for (let length = 1; length < 40; length += 1) {
    const template = Uint8Array.from({ length }, (_, n) => (n * 97 + 255) & 0xff)
    const read = readEnvelope(envelopeOf({ ...capture, template }))
    expect(read.ok && [...read.value.template]).toEqual([...template])
  }
  // The same octets with bits left over that say something else.
  const odd = envelopeOf({ ...capture, template: Uint8Array.of(1) })
  expect(readEnvelope(odd.replace('"AQ"', '"AR"')).ok).toBe(false)
  expect(readEnvelope(odd.replace('"AQ"', '"AQ=="')).ok).toBe(false)
})

it.each([
  ['no JSON', 'x'],
  ['a list', '[]'],
  ['blanks', text.replace('{', '{ ')],
  ['a field more', text.replace('}', ',"decision":"match"}')],
  ['a field twice', text.replace('{"v":"1"', '{"v":"1","v":"1"')],
  ['a field less', text.replace('"v":"1",', '')],
  ['another order', text.replace('"v":"1",', '').replace('}', ',"v":"1"}')],
  ['a number', text.replace('"v":"1"', '"v":1')],
  ['another version', text.replace('"v":"1"', '"v":"2"')],
  ['a station that is none', text.replace('abab', 'ABAB')],
  ['a short nonce', text.replace('A'.repeat(32), 'A'.repeat(8))],
  ['a case code with a wrong check', text.replace('CLV-7Q4M-2K9T', 'CLV-7Q4M-2K9V')],
  ['an officer in capitals', text.replace(capture.officer, capture.officer.toUpperCase())],
  ['another format', text.replace('ISO_19794_2', 'WSQ')],
  ['an extractor without a version', text.replace('kit/1', 'kit')],
  ['no template', text.replace(/"template":"[^"]*"/, '"template":""')],
  ['a template that is too long', envelopeOf({ ...capture, template: new Uint8Array(4_097) })],
  ['a day that is not', text.replace(/"at":"\d{4}-\d{2}-\d{2}/, '"at":"2026-02-30')],
  ['more than an envelope has', `${text.slice(0, -1)}${' '.repeat(8_000)}}`],
])('refuses %s', (_what, raw) => {
  expect(readEnvelope(raw)).toMatchObject({ ok: false, code: 'envelope' })
})
