import { expect, it } from 'vitest'
import { phaseAt } from './session-warning.ts'

it('asks two and a half minutes before the end of fifteen', () => {
  expect(phaseAt(749_999, 750, 900)).toBe('quiet')
  expect(phaseAt(750_000, 750, 900)).toBe('warn')
  expect(phaseAt(899_999, 750, 900)).toBe('warn')
  expect(phaseAt(900_000, 750, 900)).toBe('over')
})
