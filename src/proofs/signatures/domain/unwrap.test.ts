import { describe, expect, it } from 'vitest'
import { wrappedDer } from '../../../../test/support/wrapped-der.ts'
import { unwrap } from './unwrap.ts'

const content = Buffer.from('%PDF-1.7\nwhat was signed')

describe('a .p7m', () => {
  it.each([0, 100, 200, 70_000])('gives back what it carries: %i octets', (size) => {
    const document = Buffer.alloc(size, 7)
    expect(Buffer.from(unwrap(wrappedDer(document)) ?? 'nothing')).toEqual(document)
  })

  it('that carries nothing, is cut off, or has lengths left open, gives nothing', () => {
    const whole = wrappedDer(content)
    for (let length = 0; length < whole.length - 2; length++) {
      const given = unwrap(whole.subarray(0, length))
      expect(given).toBeUndefined()
    }
    const open = Buffer.from(whole)
    open[1] = 0x80
    expect(unwrap(open)).toBeUndefined()
    expect(unwrap(content)).toBeUndefined()
    expect(unwrap(Buffer.alloc(0))).toBeUndefined()
  })

  it('of another kind of content gives nothing', () => {
    const whole = wrappedDer(content)
    const data = Buffer.from('2a864886f70d010701', 'hex')
    const at = whole.indexOf(data)
    const other = Buffer.from(whole)
    other[at + data.length - 1] = 3
    expect(unwrap(other)).toBeUndefined()
  })
})
