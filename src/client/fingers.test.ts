import { expect, it } from 'vitest'
import { ansiOf } from '../../test/support/files/fingers.ts'
import { readTemplate } from '../proofs/biometrics/domain/read-template.ts'
import { syntheticFinger } from '../proofs/biometrics/domain/synthetic-finger.ts'
import { writeIso } from '../proofs/biometrics/domain/write-iso.ts'
import { formatOf } from './fingers.ts'

const finger = syntheticFinger(1, 20)

it.each([
  ['ISO', writeIso([finger])],
  ['ANSI', ansiOf([finger], 'short')],
  ['ANSI with a long length', ansiOf([finger], 'long')],
])('names a template of %s as the service reads it', (_what, octets) => {
  const read = readTemplate(octets)
  expect(read.ok && read.value.format).toBe(formatOf(octets))
})

it('names anything at all, and leaves it to the service to refuse it', () => {
  expect(formatOf(new Uint8Array())).toBe('ANSI_378')
  expect(formatOf(new Uint8Array(12))).toBe('ANSI_378')
})
