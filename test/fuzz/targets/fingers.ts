import { readAnsi } from '../../../src/proofs/biometrics/domain/read-ansi.ts'
import { readIso } from '../../../src/proofs/biometrics/domain/read-iso.ts'
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
]
