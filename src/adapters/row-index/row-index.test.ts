import { describe, expect, it } from 'vitest'
import { featuresOf } from '../../triage/domain/features.ts'
import type { RowId } from '../../triage/domain/row-types.ts'
import { rowIndex } from './row-index.ts'

const said = (row: RowId, text: string) => ({ row, features: featuresOf(text) })
const everything = [
  said('R-07', 'el enlace venció'),
  said('R-07', 'el enlace ya no abre'),
  said('R-13', 'la clave está bloqueada'),
  said('R-13', 'desbloquear la clave'),
  said('R-15', 'no hay turnos'),
  said('R-15', 'el turno más cercano es en dos meses'),
]
const index = rowIndex(everything)
const firstOf = (text: string) => index(featuresOf(text)).rows[0]?.row
const nearness = (text: string): number => index(featuresOf(text)).nearness

describe('rows by what is said for them', () => {
  it('are found by each of it', () => {
    for (const { row, features } of everything) expect(index(features).rows[0]?.row).toBe(row)
  })

  it('are found by words that nobody has said, by their pieces', () => {
    expect(firstOf('los turneros')).toBe('R-15')
    expect(firstOf('rebloqueos')).toBe('R-13')
  })

  it('come the likeliest first, all together 1', () => {
    const { rows } = index(featuresOf('el enlace de la clave'))
    const likely = rows.map((one) => one.likely)
    expect(likely.length).toBeGreaterThan(1)
    expect(likely).toEqual(likely.toSorted((a, b) => b - a))
    expect(likely.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1)
  })

  it('are not found where nothing is shared, and nothing is near', () => {
    for (const text of ['', 'χθες']) expect(index(featuresOf(text))).toEqual({ rows: [], nearness: 0 })
  })

  it('are the less near the more a text speaks of something else', () => {
    expect(nearness('el enlace venció')).toBeGreaterThan(nearness('el enlace venció en un jardín'))
    expect(nearness('el enlace venció en un jardín')).toBeGreaterThan(
      nearness('χθες el enlace venció en un jardín'),
    )
  })
})
