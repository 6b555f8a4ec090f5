import type { FingerView } from '../../../src/proofs/biometrics/domain/template.ts'

const codes = { other: 0, ending: 1, bifurcation: 2 } as const
/** `FMR`, ` 20`, each with a NUL; and a product and a device that nobody makes. */
const mark = [0x46, 0x4d, 0x52, 0, 0x20, 0x32, 0x30, 0]
const maker = [0, 0x33, 1, 1, 0x40, 2]

/** A record of ANSI/INCITS 378-2004, with a length of two bytes or the long one of six. */
export function ansiOf(views: readonly FingerView[], form: 'short' | 'long'): Uint8Array<ArrayBuffer> {
  const word = (value: number): readonly number[] => [value >> 8, value & 0xff]
  const [first] = views
  if (first === undefined) throw new RangeError('no view')
  const body = [
    ...maker,
    ...[first.width, first.height, first.resolutionX, first.resolutionY].flatMap(word),
    views.length,
    0,
    ...views.flatMap(({ position, impression, quality, minutiae }) => [
      position,
      impression,
      quality,
      minutiae.length,
      ...minutiae.flatMap(({ x, y, angle, kind, quality: own }) => [
        ...word((codes[kind] << 14) | x),
        ...word(y),
        Math.round((angle * 90) / Math.PI) % 180,
        own ?? 0,
      ]),
      0,
      0,
    ]),
  ]
  const length = 8 + (form === 'short' ? 2 : 6) + body.length
  return new Uint8Array([
    ...mark,
    ...(form === 'short' ? word(length) : [0, 0, ...word(length >> 16), ...word(length & 0xff_ff)]),
    ...body,
  ])
}
