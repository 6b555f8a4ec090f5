import { columnsOf } from '../../employers/app/columns.ts'
import type { FieldRefusal, ReaderFor } from '../../employers/app/import-rows.ts'
import { ok, refused } from '../../kernel/outcome.ts'
import { zones } from '../../kernel/time.ts'
import type { CentreToPut } from './ports.ts'

export type CentreRow = Omit<CentreToPut, 'id'>

/** Characters, as the table has them. */
const longest = { name: 120, province: 60, canton: 60, address: 200, hours: 200 } as const
type Words = keyof typeof longest
const words = Object.keys(longest) as readonly Words[]

/** Rows of the list of centres, columns by name (docs/adapt/centres.md). */
export const centreReader: ReaderFor<CentreRow> = (header) => {
  const found = columnsOf(header, words, ['zone', 'active'] as const)
  if (!found.ok) return found
  const cells = found.value
  return ok((fields) => {
    const refusals: FieldRefusal[] = []
    for (const field of words) {
      const { length } = cells[field](fields)
      if (length === 0) refusals.push({ field, reason: 'empty' })
      else if (length > longest[field]) refusals.push({ field, reason: 'form' })
    }
    const zone = cells.zone(fields) === '' ? 'mainland' : cells.zone(fields)
    if (!isZone(zone)) refusals.push({ field: 'zone', reason: 'form' })
    const active = cells.active(fields)
    if (!['', 'yes', 'no'].includes(active)) refusals.push({ field: 'active', reason: 'form' })
    if (refusals.length > 0 || !isZone(zone)) return refused('row', refusals)
    return ok({
      name: cells.name(fields),
      province: cells.province(fields),
      canton: cells.canton(fields),
      address: cells.address(fields),
      hours: cells.hours(fields),
      zone: zones[zone].name,
      active: active !== 'no',
    })
  })
}

const isZone = (text: string): text is keyof typeof zones => Object.hasOwn(zones, text)
