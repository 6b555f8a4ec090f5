import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instant } from '../../../kernel/time.ts'
import { findSerial, keepSerials, perPage, type SerialPage } from './serial-pages.ts'

const hex = (octets: Uint8Array) => Buffer.from(octets).toString('hex')
const second = (n: number) => instant(n * 1_000)
const serial = fc.uint8Array({ minLength: 1, maxLength: 32 })

/** As the database picks it: the last page that does not begin behind what is sought. */
const look = (pages: readonly SerialPage[], sought: Uint8Array) => {
  const page = pages.findLast(({ first }) => Buffer.compare(first, sought) <= 0)
  return page && findSerial(page.octets, sought)
}

describe('the serial numbers of a list', () => {
  it('are all found with their dates, and no others', () => {
    const entriesOf = fc.array(fc.tuple(serial, fc.integer({ min: 0, max: 2 ** 33 })), {
      maxLength: 1_500,
      size: 'max',
    })
    const holds = (entries: readonly (readonly [Uint8Array, number])[], other: Uint8Array) => {
      const keeper = keepSerials()
      const dates = new Map<string, number>()
      for (const [octets, since] of entries) {
        keeper.add(hex(octets), second(since))
        const key = hex(octets)
        dates.set(key, Math.min(since, dates.get(key) ?? Infinity))
      }
      const pages = keeper.pages()
      for (const [octets] of [...entries, [other, 0] as const]) {
        const since = dates.get(Buffer.from(octets).toString('hex'))
        expect(look(pages, octets)).toBe(since === undefined ? undefined : second(since))
      }
    }
    fc.assert(fc.property(entriesOf, serial, holds), { numRuns: 30 })
  })

  it('lie in pages of a few hundred, in order', () => {
    const keeper = keepSerials()
    for (let n = 0; n < 10 * perPage + 1; n++) {
      const octets = new Uint8Array(4)
      // A stride that has nothing in common with the count brings them in another order.
      new DataView(octets.buffer).setUint32(0, (n * 7_919) % (10 * perPage + 1))
      keeper.add(hex(octets), second(n))
    }
    const pages = keeper.pages()
    expect(pages).toHaveLength(11)
    expect(pages.map(({ first }) => first)).toEqual(
      pages.map(({ first }) => first).toSorted((a, b) => Buffer.compare(a, b)),
    )
  })

  it('that are none are not taken', () => {
    expect(() => keepSerials().add('', second(0))).toThrow(RangeError)
    expect(() => keepSerials().add('00'.repeat(33), second(0))).toThrow(RangeError)
    expect(keepSerials().pages()).toEqual([])
  })

  it('200,000 of them take little time and memory', () => {
    const begun = performance.now()
    const before = process.memoryUsage().arrayBuffers
    const keeper = keepSerials()
    const octets = new Uint8Array(16)
    const view = new DataView(octets.buffer)
    for (let n = 0; n < 200_000; n++) {
      view.setUint32(0, Math.imul(n, 2_654_435_761) >>> 0)
      view.setUint32(12, n)
      keeper.add(hex(octets), second(n))
    }
    const pages = keeper.pages()
    expect(pages).toHaveLength(Math.ceil(200_000 / perPage))
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100 * 1024 ** 2)
    expect(performance.now() - begun).toBeLessThan(3_000)
  })
})
