import { readTemplate } from '../../src/proofs/biometrics/domain/read-template.ts'
import { impressionOf, syntheticFinger } from '../../src/proofs/biometrics/domain/synthetic-finger.ts'
import type { FingerView } from '../../src/proofs/biometrics/domain/template.ts'
import { writeIso } from '../../src/proofs/biometrics/domain/write-iso.ts'
import type { FolderReading } from './read-folder.ts'

const impressionsPerFinger = 8

/** Numbers from 0 up to 1, the same in every run. */
function repeatable(): () => number {
  let state = 12_345
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 0x1_0000_0000
  }
}

/**
 * Fingers that nobody has, eight impressions each, as careless as they come: turned by up to 28 degrees, moved
 * by up to 40 pixels, pulled by up to 9, laid down in part, a tenth to a third of the minutiae lost and up to a
 * third false, places wrong by up to 3.4 pixels and directions by up to 11 degrees.
 */
export function syntheticSet(fingers: number): FolderReading {
  const chance = repeatable()
  const either = (most: number): number => most * (2 * chance() - 1)
  const impressions = Array.from({ length: fingers }, (_, finger) => {
    const whole = syntheticFinger(finger, 35 + Math.floor(20 * chance()))
    return Array.from({ length: impressionsPerFinger }, (__, n) => {
      const view = impressionOf(whole, finger * 100 + n, {
        rotation: either(0.5),
        shiftX: either(40),
        shiftY: either(40),
        lost: 0.1 + 0.225 * chance(),
        added: 0.05 + 0.27 * chance(),
        jitter: 3.35,
        angleJitter: 0.19,
        distortion: 9 * chance(),
      })
      const part = partOf(view, view.width / 2 + either(63), view.height / 2 + either(81))
      return { finger: String(finger), number: n + 1, view: throughFile(part) }
    })
  }).flat()
  return { impressions, refused: [] }
}

/** What a reader sees of it: an oval around that place. */
const partOf = (view: FingerView, x: number, y: number): FingerView => ({
  ...view,
  minutiae: view.minutiae.filter((each) => ((each.x - x) / 125) ** 2 + ((each.y - y) / 160) ** 2 < 1),
})

/** As a capture kit would hand it over: angles in 256 steps. */
function throughFile(view: FingerView): FingerView {
  const read = readTemplate(writeIso([view]))
  const [back] = read.ok ? read.value.views : []
  if (back === undefined) throw new Error('a synthetic finger is no template')
  return back
}
