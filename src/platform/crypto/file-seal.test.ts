import { randomBytes } from 'node:crypto'
import { expect, it, test } from 'vitest'
import { createFileSealer, pieceBytes } from './file-seal.ts'

const [one, two] = ['f'.repeat(43), 'g'.repeat(43)]
const sealer = createFileSealer([one])
const content = randomBytes(2 * pieceBytes + 7)
const sealed = sealer.seal(content, 'case/file')

test.each([1, pieceBytes - 1, pieceBytes, pieceBytes + 1])('gives back what it sealed, %i octets', (size) => {
  const file = randomBytes(size)
  expect(sealer.open(sealer.seal(file, 'p'), 'p')).toEqual(file)
})

it('holds nothing of the content in the clear, and another key each time', () => {
  const plain = Buffer.alloc(1_000, 'cédula')
  const first = sealer.seal(plain, 'p')
  const second = sealer.seal(plain, 'p')
  expect(Buffer.concat([first.wrappedKey, ...first.pieces]).includes('dula')).toBe(false)
  expect(sealer.open({ ...first, wrappedKey: second.wrappedKey }, 'p')).toBeUndefined()
})

it('F-12: opens nothing that was changed, cut off, put in another order or moved', () => {
  const [a, b, c] = sealed.pieces
  if (a === undefined || b === undefined || c === undefined) throw new Error('three pieces')
  const flipped = Buffer.from(b)
  flipped.writeUInt8(flipped.readUInt8(40) ^ 1, 40)
  for (const pieces of [[a, flipped, c], [a, b], [b, a, c], [a, b, c, c], [], [a, Buffer.alloc(3), c]])
    expect(sealer.open({ ...sealed, pieces }, 'case/file')).toBeUndefined()
  expect(sealer.open(sealed, 'case/other')).toBeUndefined()
  expect(sealer.open({ ...sealed, wrappedKey: Buffer.alloc(0) }, 'case/file')).toBeUndefined()
  expect(sealer.open(sealed, 'case/file')).toEqual(content)
})

it('a changed secret opens older files, and a lost one opens none', () => {
  expect(createFileSealer([two, one]).open(sealed, 'case/file')).toEqual(content)
  expect(createFileSealer([two]).open(sealed, 'case/file')).toBeUndefined()
})
