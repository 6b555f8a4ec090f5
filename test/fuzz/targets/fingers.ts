import { readAnsi } from '../../../src/proofs/biometrics/domain/read-ansi.ts'
import { readIso } from '../../../src/proofs/biometrics/domain/read-iso.ts'
import { readEnvelope } from '../../../src/proofs/biometrics/domain/capture-envelope.ts'
import { judgeCapture } from '../../../src/proofs/biometrics/domain/judge-capture.ts'
import { extractorText, readExtractor } from '../../../src/proofs/biometrics/domain/slots.ts'
import { envelopeOf } from '../../../src/client/fingers.ts'
import { isSignedByStation, isStationKey } from '../../../src/adapters/signing/station-signature.ts'
import { readTemplate } from '../../../src/proofs/biometrics/domain/read-template.ts'
import { syntheticFinger } from '../../../src/proofs/biometrics/domain/synthetic-finger.ts'
import type { TemplateReading } from '../../../src/proofs/biometrics/domain/template.ts'
import { writeIso } from '../../../src/proofs/biometrics/domain/write-iso.ts'
import { ansiOf } from '../../support/files/fingers.ts'
import { octetsOf } from '../../support/fuzz/input.ts'
import { must, type Target } from '../../support/fuzz/target.ts'

const fingers = [syntheticFinger(1, 4), syntheticFinger(2, 3)]
const seeds = [
  writeIso(fingers),
  writeIso([syntheticFinger(3, 1)]),
  ansiOf(fingers, 'short'),
  ansiOf(fingers, 'long'),
].map((octets) => Buffer.from(octets).toString('latin1'))

const envelope = envelopeOf({
  station: 'ab'.repeat(32),
  nonce: 'A'.repeat(32),
  code: 'CLV-7Q4M-2K9T',
  officer: '01991c3e-7b1a-7c4e-8f00-5d1f0a2b3c4d',
  extractor: 'kit/1',
  template: writeIso([syntheticFinger(3, 12)]),
  at: new Date(0),
})
/** The writer says what the template is; a reader of envelopes does not look into it. */
const withoutFormat = (text: string): string => text.replace(/"format":"\w+"/, '')
/** A point on P-256 (its generator), as a station would hand it over. */
const stationKey = Buffer.from(
  '3059301306072a8648ce3d020106082a8648ce3d030107034200' +
    '046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296' +
    '4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5',
  'hex',
).toString('latin1')

/** Whatever is called a template is one that every comparer can take. */
function mustBeTemplate(read: TemplateReading): void {
  if (!read.ok) return
  const { views } = read.value
  must(views.length >= 1 && views.length <= 10, 'no number of views')
  for (const { width, height, quality, position, minutiae } of views) {
    must(quality <= 100 && position <= 10 && minutiae.length <= 255, 'a view that is none')
    for (const { x, y, angle } of minutiae) {
      must(x < width && y < height, 'a minutia outside the image')
      must(angle >= 0 && angle < 2 * Math.PI, 'no angle')
    }
  }
}

const target = (name: string, file: string, read: (octets: Uint8Array) => TemplateReading): Target => ({
  name,
  file: `proofs/biometrics/domain/${file}`,
  seeds,
  call: (text: string) => mustBeTemplate(read(octetsOf(text))),
})

/** Readers of templates of fingers, as capture stations and remote extractors send them. */
export const fingerTargets: readonly Target[] = [
  target('readTemplate', 'read-template.ts', readTemplate),
  target('readIso', 'read-iso.ts', readIso),
  target('readAnsi', 'read-ansi.ts', readAnsi),
  {
    name: 'judgeCapture',
    file: 'proofs/biometrics/domain/judge-capture.ts',
    seeds,
    call(text: string) {
      const judged = judgeCapture(octetsOf(text), { position: 2, leastQuality: 40 })
      if (judged.ok) must(judged.value.view.quality >= 40, 'a capture that is too poor')
    },
  },
  {
    name: 'readEnvelope',
    file: 'proofs/biometrics/domain/capture-envelope.ts',
    seeds: [envelope, '{"v":"1"}'],
    call(text: string) {
      const read = readEnvelope(text)
      if (!read.ok) return
      const { caseCode, extractor, capturedAt, ...rest } = read.value
      // What is read is written in one way only: it is the text that was signed.
      const written = envelopeOf({
        ...rest,
        code: caseCode,
        extractor: extractorText(extractor),
        at: new Date(capturedAt),
      })
      must(withoutFormat(written) === withoutFormat(text), 'an envelope with two writings')
    },
  },
  {
    name: 'readExtractor',
    file: 'proofs/biometrics/domain/slots.ts',
    seeds: ['kit/1', 'a.b-c_d/20.1'],
    call(text: string) {
      const read = readExtractor(text)
      if (read !== undefined) must(extractorText(read) === text, 'an extractor with two names')
    },
  },
  {
    name: 'isStationKey',
    file: 'adapters/signing/station-signature.ts',
    seeds: [stationKey],
    call(text: string) {
      const octets = octetsOf(text)
      if (isStationKey(octets)) must(octets.length === 91, 'a key of another kind')
      must(!isSignedByStation(octets, 'x', octets.subarray(0, 64)), 'a signature that nobody made')
    },
  },
]
