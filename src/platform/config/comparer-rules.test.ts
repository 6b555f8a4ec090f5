import { describe, expect, test } from 'vitest'
import { comparerIn, comparerProblems } from './comparer-rules.ts'
import type { Given } from './values.ts'

const osia: Given = {
  CLAVERO_COMPARER: 'osia-abis',
  CLAVERO_COMPARER_URL: 'https://abis.entidad-ficticia.gob.ec/',
  CLAVERO_COMPARER_TOKEN: 't'.repeat(20),
  CLAVERO_COMPARER_GALLERY: 'afiliados',
  CLAVERO_COMPARER_THRESHOLD: 3_000,
  CLAVERO_COMPARER_FULL_SCORE: 10_000,
}
const problemsOf = (given: Given) => comparerProblems(given).map(({ setting }) => setting)

describe('what compares fingers', () => {
  test('is the comparer inside unless another is chosen, and then whole', () => {
    expect(problemsOf({})).toEqual([])
    expect(comparerIn({})).toEqual({ kind: 'inside' })
    expect(problemsOf(osia)).toEqual([])
    expect(comparerIn(osia)).toMatchObject({ kind: 'osia-abis', gallery: 'afiliados', threshold: 3_000 })
    expect(problemsOf({ CLAVERO_COMPARER: 'osia-abis' })).toHaveLength(5)
    expect(problemsOf({ CLAVERO_COMPARER: 'mosip-biosdk' })).toEqual(['CLAVERO_COMPARER_URL'])
  })

  test('has no settings that it has no use for', () => {
    expect(problemsOf({ ...osia, CLAVERO_COMPARER: 'inside' })).toHaveLength(5)
    expect(problemsOf({ ...osia, CLAVERO_COMPARER: 'mosip-biosdk' })).toHaveLength(3)
  })

  test('is asked over https, with a threshold that can be reached', () => {
    expect(problemsOf({ ...osia, CLAVERO_COMPARER_URL: 'http://abis.entidad-ficticia.gob.ec/' })).toEqual([
      'CLAVERO_COMPARER_URL',
    ])
    expect(problemsOf({ ...osia, CLAVERO_COMPARER_THRESHOLD: 10_001 })).toEqual([
      'CLAVERO_COMPARER_THRESHOLD',
    ])
  })
})
