import { ok } from '../../../kernel/outcome.ts'
import { openRecord, readViews } from './read-record.ts'
import type { RecordForm } from './read-record.ts'
import type { TemplateReading } from './template.ts'

/**
 * A finger minutiae record of ANSI/INCITS 378-2004: 26 bytes of head with a length of two bytes, or 30 with
 * two bytes of nothing and a length of four; angles of 2 degrees. Never throws.
 */
export function readAnsi(octets: Uint8Array): TemplateReading {
  const record = openRecord(octets)
  if (!record.ok) return record
  const views = readViews(record.value, ansiForm(record.value))
  return views.ok ? ok({ format: 'ANSI_378', views: views.value }) : views
}

function ansiForm(data: DataView): RecordForm {
  const short = data.getUint16(8)
  return {
    // Behind the length stand four bytes of the maker's product and two of the device.
    imageAt: short === 0 ? 20 : 16,
    announced: short === 0 ? data.getUint32(10) : short,
    angleUnit: Math.PI / 90,
    greatestAngle: 179,
  }
}
