import { expect, it } from 'vitest'
import { createSubjectSealer } from './subject-seal.ts'

const [one, two] = ['f'.repeat(43), 'g'.repeat(43)]
const sealer = createSubjectSealer([one], 'test')
const content = Buffer.from('a template')

it('gives back what it sealed, to its owner and at its place only', () => {
  const key = sealer.newKey('ana')
  const sealed = sealer.seal(key, content, 'ana', '1/1')
  expect(sealer.open(key, sealed, 'ana', '1/1')).toEqual(content)
  expect(sealer.open(key, sealed, 'ana', '1/2')).toBeUndefined()
  expect(sealer.open(key, sealed, 'eva', '1/1')).toBeUndefined()
  expect(sealer.open(sealer.newKey('ana'), sealed, 'ana', '1/1')).toBeUndefined()
  expect(createSubjectSealer([one], 'other').open(key, sealed, 'ana', '1/1')).toBeUndefined()
  expect(sealer.open(Buffer.alloc(0), sealed, 'ana', '1/1')).toBeUndefined()
})

it('holds nothing in the clear, and opens nothing that was changed', () => {
  const key = sealer.newKey('ana')
  const sealed = sealer.seal(key, content, 'ana', '1/1')
  expect(sealed.includes('template')).toBe(false)
  for (let at = 0; at < sealed.length; at += 1) {
    const bent = Buffer.from(sealed)
    bent.writeUInt8(bent.readUInt8(at) ^ 1, at)
    expect(sealer.open(key, bent, 'ana', '1/1')).toBeUndefined()
  }
})

it('opens with a former secret, and seals nothing under a key that does not open', () => {
  const key = sealer.newKey('ana')
  const sealed = sealer.seal(key, content, 'ana', '1/1')
  expect(createSubjectSealer([two, one], 'test').open(key, sealed, 'ana', '1/1')).toEqual(content)
  expect(createSubjectSealer([two], 'test').open(key, sealed, 'ana', '1/1')).toBeUndefined()
  expect(() => createSubjectSealer([two], 'test').seal(key, content, 'ana', '1/1')).toThrow('does not open')
})
