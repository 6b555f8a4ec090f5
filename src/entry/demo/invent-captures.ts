import { impressionOf, syntheticFinger } from '../../proofs/biometrics/domain/synthetic-finger.ts'
import { writeIso } from '../../proofs/biometrics/domain/write-iso.ts'

export interface InventedCapture {
  /** `finger_capture.fmr`. */
  readonly name: string
  readonly octets: Uint8Array
}

/** Fingers of one seed lie apart from those of every other. */
const perPerson = 8

/**
 * Captures of two fingers of a person whom nobody is, `count` of each, and one of another person: as a reader would
 * send them, each laid down a little differently. The reader does not say which finger it sees.
 */
export function inventCaptures(seed: number, count: number): readonly InventedCapture[] {
  const capture = (finger: number, n: number): InventedCapture => {
    const drawn = seed * 1_000 + finger * 100 + n
    const view = impressionOf(syntheticFinger(seed * perPerson + finger), drawn, {
      rotation: ((n % 5) - 2) * 0.06,
      shiftX: ((n * 7) % 11) - 5,
      shiftY: ((n * 5) % 9) - 4,
      jitter: 1.5,
      angleJitter: 0.05,
      lost: 0.06,
      added: 0.06,
      distortion: 2,
    })
    return { name: `${finger}_${n}.fmr`, octets: writeIso([{ ...view, position: 0 }]) }
  }
  const each = Array.from({ length: count }, (_, n) => n + 1)
  return [...each.map((n) => capture(1, n)), ...each.map((n) => capture(2, n)), capture(3, 1)]
}
