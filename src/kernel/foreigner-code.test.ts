import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseForeignerCode } from './foreigner-code.ts'
import { ok, refused } from './outcome.ts'

describe('the code of a foreigner without cédula', () => {
  it('is read whatever its case, spaces and hyphens', () => {
    for (const raw of ['E999900001', 'e999900001', ' E-9999 00001', 'Ｅ９９９９００００１']) {
      expect(parseForeignerCode(raw)).toEqual(ok('E999900001'))
    }
  })

  it('follows the format of the institution', () => {
    const format = { prefix: 'EXT', digits: 4 }
    expect(parseForeignerCode('ext-0042', format)).toEqual(ok('EXT0042'))
    expect(parseForeignerCode('E999900001', format)).toEqual(refused('length'))
  })

  it.each([
    ['E99990000', 'length'],
    ['E9999000011', 'length'],
    ['', 'length'],
    ['2449999016', 'characters'],
    ['F999900001', 'characters'],
    ['E99990000A', 'characters'],
    ['É999900001', 'characters'],
  ] as const)('%s is refused for its %s', (raw, reason) => {
    expect(parseForeignerCode(raw)).toEqual(refused(reason))
  })

  it('does not take a dotless i for an I', () => {
    expect(parseForeignerCode('ı0042', { prefix: 'I', digits: 4 })).toEqual(refused('characters'))
  })

  it('never throws, whatever arrives', () => {
    fc.assert(fc.property(fc.anything(), (raw) => void parseForeignerCode(raw)))
  })
})
