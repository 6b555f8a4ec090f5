import { describe, expect, it } from 'vitest'
import { featuresOf } from './features.ts'
import { learnRows, type Example } from './row-model.ts'
import type { RowId } from './row-types.ts'

const example = (row: RowId, text: string): Example => ({ row, features: featuresOf(text) })
const examples = [
  example('R-07', 'el enlace venció'),
  example('R-07', 'el enlace ya no abre'),
  example('R-13', 'la clave está bloqueada'),
  example('R-13', 'desbloquear la clave'),
  example('R-15', 'no hay turnos'),
  example('R-15', 'el turno más cercano es en dos meses'),
]
const model = learnRows(examples)
const firstOf = (text: string) => model(featuresOf(text)).rows[0]?.row

describe('what is learnt from examples', () => {
  it('finds each of them', () => {
    for (const { row, features } of examples) expect(model(features).rows[0]?.row).toBe(row)
  })

  it('finds words that are in none of them, by their pieces', () => {
    expect(firstOf('los turneros')).toBe('R-15')
    expect(firstOf('rebloqueos')).toBe('R-13')
  })

  it('gives every row, the likeliest first, all together 1', () => {
    const { rows } = model(featuresOf('el enlace de la clave'))
    expect(rows.map(({ row }) => row).toSorted()).toEqual(['R-07', 'R-13', 'R-15'])
    expect(rows.map(({ likely }) => likely)).toEqual(
      rows.map(({ likely }) => likely).toSorted((a, b) => b - a),
    )
    expect(rows.reduce((sum, { likely }) => sum + likely, 0)).toBeCloseTo(1)
  })

  it('knows nothing of a text with nothing of theirs, and finds all rows alike', () => {
    for (const text of ['', 'χθες']) {
      const { rows, known } = model(featuresOf(text))
      expect(known).toBe(0)
      for (const { likely } of rows) expect(likely).toBeCloseTo(1 / 3)
    }
  })

  it('knows all of an example, and less of a text the more it speaks of something else', () => {
    const known = (text: string): number => model(featuresOf(text)).known
    expect(known('el enlace venció')).toBeCloseTo(1)
    expect(known('el enlace venció en un jardín')).toBeLessThan(1)
    expect(known('χθες el enlace venció en un jardín')).toBeLessThan(known('el enlace venció en un jardín'))
  })

  it('is the same for the same examples: there is no chance in it', () => {
    const asked = featuresOf('se me venció la clave y no hay turnos')
    expect(learnRows(examples)(asked)).toEqual(model(asked))
  })
})
