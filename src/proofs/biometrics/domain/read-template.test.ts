import { describe, expect, it } from 'vitest'
import { readAnsi } from './read-ansi.ts'
import { readIso } from './read-iso.ts'
import { readTemplate } from './read-template.ts'
import { impressionOf, syntheticFinger } from './synthetic-finger.ts'
import type { FingerView } from './template.ts'
import { ansiOf } from '../../../../test/support/files/fingers.ts'
import { writeIso } from './write-iso.ts'

const finger = syntheticFinger(1)
const iso = (): Uint8Array => writeIso([finger])
const ansi = (): Uint8Array => ansiOf([finger], 'short')

const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'))
/** The octets with one of them changed; a negative place counts from the end. */
const withByte = (octets: Uint8Array, at: number, value: number): Uint8Array => {
  const changed = octets.slice()
  changed[at < 0 ? octets.length + at : at] = value
  return changed
}
/** The octets with more behind them, and the length in the head as long as that. */
const longer = (octets: Uint8Array, tail: readonly number[]): Uint8Array => {
  const changed = new Uint8Array([...octets, ...tail])
  new DataView(changed.buffer).setUint32(8, changed.length)
  return changed
}
const flawOf = (octets: Uint8Array): string => {
  const read = readTemplate(octets)
  return read.ok ? 'none' : read.code
}

describe('a template of ISO/IEC 19794-2:2005', () => {
  it('is read byte by byte as the standard says', () => {
    const octets = hex(
      [
        '464d5200 20323000 0000002a 0000 012c 0190 00c5 00c4 01 00',
        '07 08 3c 02',
        '400a 012b 40 5a',
        '812b 0000 c0 00',
        '0000',
      ]
        .join('')
        .replaceAll(' ', ''),
    )
    expect(readIso(octets)).toEqual({
      ok: true,
      value: {
        format: 'ISO_19794_2',
        views: [
          {
            position: 7,
            impression: 8,
            quality: 60,
            width: 300,
            height: 400,
            resolutionX: 197,
            resolutionY: 196,
            minutiae: [
              { x: 10, y: 299, angle: Math.PI / 2, kind: 'ending', quality: 90 },
              { x: 299, y: 0, angle: (3 * Math.PI) / 2, kind: 'bifurcation', quality: undefined },
            ],
          },
        ],
      },
    })
  })

  it('comes back as it was written, with every view', () => {
    const views = [finger, impressionOf(finger, 2, { rotation: 0.3, lost: 0.2 }), syntheticFinger(3, 80)]
    const read = readTemplate(writeIso(views))
    expect(read).toMatchObject({ ok: true, value: { format: 'ISO_19794_2' } })
    const step = Math.PI / 256
    const back = read.ok ? read.value.views : []
    expect(back.map(({ minutiae }) => minutiae.length)).toEqual(views.map(({ minutiae }) => minutiae.length))
    for (const [at, view] of views.entries()) {
      for (const [n, { angle, ...rest }] of view.minutiae.entries()) {
        const { angle: again = Number.NaN, ...others } = back[at]?.minutiae[n] ?? {}
        expect(others).toEqual(rest)
        expect(Math.cos(again - angle)).toBeGreaterThanOrEqual(Math.cos(step) - 1e-9)
      }
    }
  })

  it('may carry extended data, of parts that are as long as they say', () => {
    const octets = iso()
    const head = octets.slice(0, -2)
    expect(flawOf(longer(head, [0, 10, 0, 1, 0, 6, 1, 2, 0, 2, 0, 4]))).toBe('none')
    expect(flawOf(longer(head, [0, 10, 0, 1, 0, 7, 1, 2, 0, 2, 0, 4]))).toBe('badExtension')
    expect(flawOf(longer(head, [0, 6, 0, 1, 0, 0, 0, 0]))).toBe('badExtension')
    expect(flawOf(longer(head, [0, 6, 0, 1, 0, 8, 1, 2]))).toBe('badExtension')
    expect(flawOf(longer(head, [0, 3, 0, 1, 0]))).toBe('badExtension')
    expect(flawOf(longer(head, [0, 9, 0, 1, 0, 6, 1, 2]))).toBe('cutOff')
  })

  it.each<[string, Uint8Array]>([
    ['tooShort', new Uint8Array(0)],
    ['tooShort', iso().slice(0, 23)],
    ['tooLong', new Uint8Array(131_073)],
    ['notATemplate', withByte(iso(), 2, 0x53)],
    ['unknownVersion', withByte(iso(), 5, 0x33)],
    ['lengthMismatch', iso().slice(0, -1)],
    ['lengthMismatch', new Uint8Array([...iso(), 0])],
    ['lengthMismatch', withByte(iso(), 11, 0)],
    ['badImage', withByte(withByte(iso(), 14, 0), 15, 0)],
    ['badResolution', withByte(iso(), 19, 0)],
    ['badResolution', withByte(iso(), 20, 0xff)],
    ['noViews', withByte(iso(), 22, 0)],
    ['tooManyViews', withByte(iso(), 22, 11)],
    ['reservedBits', withByte(iso(), 23, 1)],
    ['badPosition', withByte(iso(), 24, 11)],
    ['badQuality', withByte(iso(), 26, 101)],
    ['cutOff', withByte(iso(), 27, finger.minutiae.length + 1)],
    ['cutOff', withByte(iso(), 22, 2)],
    ['badKind', withByte(iso(), 28, 0xc0)],
    ['reservedBits', withByte(iso(), 30, 0x40)],
    ['outsideImage', withByte(iso(), 28, 0x7f)],
    ['outsideImage', withByte(iso(), 30, 0x3f)],
    ['cutOff', withByte(iso(), -1, 1)],
    ['trailingBytes', longer(iso(), [0])],
  ])('is refused for its own reason: %s', (flaw, octets) => {
    expect(flawOf(octets)).toBe(flaw)
  })

  it('ends with its last pixel: the next is outside', () => {
    const narrow = (x: number, y: number): FingerView => ({
      ...finger,
      width: 300,
      height: 300,
      minutiae: [{ x, y, angle: 0, kind: 'ending', quality: 50 }],
    })
    const at = (x: number, y: number): Uint8Array => {
      const octets = writeIso([narrow(0, 0)])
      new DataView(octets.buffer).setUint16(28, 0x40_00 | x)
      new DataView(octets.buffer).setUint16(30, y)
      return octets
    }
    expect(flawOf(at(299, 299))).toBe('none')
    expect(flawOf(at(300, 299))).toBe('outsideImage')
    expect(flawOf(at(299, 300))).toBe('outsideImage')
  })

  it('holds ten views of 255 minutiae, and the writer no more', () => {
    const [minutia] = finger.minutiae
    const crowded = { ...finger, minutiae: Array.from({ length: 255 }, () => minutia ?? expect.fail()) }
    const ten = Array.from({ length: 10 }, () => crowded)
    expect(flawOf(writeIso(ten))).toBe('none')
    expect(() => writeIso([...ten, crowded])).toThrow(RangeError)
    expect(() => writeIso([])).toThrow(RangeError)
    const { minutiae } = crowded
    expect(() => writeIso([{ ...crowded, minutiae: [...minutiae, ...minutiae.slice(0, 1)] }])).toThrow(
      RangeError,
    )
  })
})

describe('a template of ANSI/INCITS 378-2004', () => {
  it.each(['short', 'long'] as const)('is read with its %s length, in units of two degrees', (form) => {
    const octets = ansiOf([finger], form)
    const read = readTemplate(octets)
    expect(read).toEqual(readAnsi(octets))
    expect(read).toMatchObject({ ok: true, value: { format: 'ANSI_378' } })
    const back = read.ok ? read.value.views[0] : undefined
    for (const [n, { x, y, angle }] of finger.minutiae.entries()) {
      const again = back?.minutiae[n]
      expect(again).toMatchObject({ x, y })
      expect(Math.cos((again?.angle ?? Number.NaN) - angle)).toBeGreaterThan(Math.cos(Math.PI / 179))
    }
  })

  it('has no angle of 360 degrees or more', () => {
    expect(flawOf(withByte(ansi(), 26 + 4 + 4, 179))).toBe('none')
    expect(flawOf(withByte(ansi(), 26 + 4 + 4, 180))).toBe('badAngle')
  })

  it('is not read by the other standard, nor the other by this', () => {
    expect(readIso(ansi())).toMatchObject({ ok: false, code: 'lengthMismatch' })
    expect(readAnsi(iso())).toMatchObject({ ok: false })
    expect(flawOf(ansi().slice(0, -1))).toBe('lengthMismatch')
    expect(flawOf(ansiOf([finger], 'long').slice(0, -1))).toBe('lengthMismatch')
  })
})

describe('a template that lies in the midst of other octets', () => {
  it('is read where it begins', () => {
    const octets = new Uint8Array([9, 9, 9, ...iso(), 9])
    expect(readTemplate(octets.subarray(3, octets.length - 1))).toEqual(readTemplate(iso()))
  })
})

describe('a synthetic finger', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(syntheticFinger(5)).toEqual(syntheticFinger(5))
    expect(syntheticFinger(5)).not.toEqual(syntheticFinger(6))
    expect(syntheticFinger(5, 80).minutiae).toHaveLength(80)
    expect(() => syntheticFinger(5, 81)).toThrow(RangeError)
  })

  it('loses and gains what it is told to', () => {
    expect(impressionOf(finger, 1, { lost: 0.1 }).minutiae).toHaveLength(36)
    expect(impressionOf(finger, 1, { lost: 0.1, added: 0.2 }).minutiae).toHaveLength(44)
    expect(impressionOf(finger, 1)).toEqual(finger)
    expect(impressionOf(finger, 1, { shiftX: 5, shiftY: -7 }).minutiae[0]).toMatchObject({
      x: (finger.minutiae[0]?.x ?? 0) + 5,
      y: (finger.minutiae[0]?.y ?? 0) - 7,
    })
  })
})
