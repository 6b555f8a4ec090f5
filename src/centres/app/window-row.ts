import { columnsOf } from '../../employers/app/columns.ts'
import type { FieldRefusal, ReaderFor } from '../../employers/app/import-rows.ts'
import { ok, refused } from '../../kernel/outcome.ts'
import { centreProcedures, windowKinds, type CentreProcedure } from '../domain/calendar.ts'
import { parseHours, type OpenHours } from '../domain/hours.ts'
import type { WindowToPut } from './calendar-ports.ts'

export type WindowRow = Omit<WindowToPut, 'id'>

/** By weekday from Sunday on. */
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const
const place = ['province', 'canton', 'centre'] as const

/** Rows of the list of windows, columns by name (docs/adapt/centres.md). */
export const windowReader: ReaderFor<WindowRow> = (header) => {
  const found = columnsOf(
    header,
    [...place, 'window'] as const,
    ['kind', 'active', 'procedures', ...days] as const,
  )
  if (!found.ok) return found
  const cells = found.value
  return ok((fields) => {
    const refusals: FieldRefusal[] = []
    for (const field of place) if (cells[field](fields) === '') refusals.push({ field, reason: 'empty' })
    const number = /^[1-9][0-9]?$/.test(cells.window(fields)) ? Number(cells.window(fields)) : undefined
    if (number === undefined) refusals.push({ field: 'window', reason: 'form' })
    const kind = windowKinds.find((each) => each === (cells.kind(fields) || 'counter'))
    if (kind === undefined) refusals.push({ field: 'kind', reason: 'form' })
    const active = cells.active(fields)
    if (!['', 'yes', 'no'].includes(active)) refusals.push({ field: 'active', reason: 'form' })
    const named = cells
      .procedures(fields)
      .split(/[;,|\s]+/)
      .filter((word) => word !== '')
    const procedures = named.filter(isProcedure)
    if (procedures.length < named.length) refusals.push({ field: 'procedures', reason: 'form' })
    const hours: OpenHours[] = []
    for (const [weekday, field] of days.entries()) {
      const read = parseHours(cells[field](fields), weekday)
      if (read.ok) hours.push(...read.value)
      else refusals.push({ field, reason: 'form' })
    }
    if (refusals.length > 0 || number === undefined || kind === undefined) return refused('row', refusals)
    return ok({
      province: cells.province(fields),
      canton: cells.canton(fields),
      centre: cells.centre(fields),
      number,
      kind,
      active: active !== 'no',
      hours,
      procedures,
    })
  })
}

const isProcedure = (word: string): word is CentreProcedure => centreProcedures.some((each) => each === word)
