import { expect, it } from 'vitest'
import { fewestMinutiae, judgeCapture, mostCaptureBytes } from './judge-capture.ts'
import { syntheticFinger } from './synthetic-finger.ts'
import type { FingerView } from './template.ts'
import { writeIso } from './write-iso.ts'

const finger = { ...syntheticFinger(1), quality: 60 }
const asked = { position: 2, leastQuality: 40 } as const
const judged = (views: readonly FingerView[]) => {
  const result = judgeCapture(writeIso(views), asked)
  return result.ok ? result.value.view.quality : result.code
}

it('takes one view of the finger that was asked for, or of one that the reader does not name', () => {
  expect(judged([{ ...finger, position: 2 }])).toBe(60)
  expect(judged([{ ...finger, position: 0 }])).toBe(60)
  expect(judged([{ ...finger, position: 7 }])).toBe('position')
})

it('takes a quality from the least on, and no print of a few points whatever its quality', () => {
  expect(judged([{ ...finger, quality: 40 }])).toBe(40)
  expect(judged([{ ...finger, quality: 39 }])).toBe('quality')
  const few = (count: number) => ({ ...finger, minutiae: finger.minutiae.slice(0, count) })
  expect(judged([few(fewestMinutiae)])).toBe(60)
  expect(judged([few(fewestMinutiae - 1)])).toBe('quality')
})

it('takes one finger at a time', () => {
  expect(judged([finger, finger])).toBe('views')
})

it('takes no more octets than a capture has, and nothing that is no template', () => {
  const octets = writeIso([finger])
  const long = new Uint8Array(mostCaptureBytes + 1)
  long.set(octets)
  expect(judgeCapture(long, asked)).toMatchObject({ code: 'template' })
  expect(judgeCapture(octets.subarray(0, 50), asked)).toMatchObject({ code: 'template' })
})
