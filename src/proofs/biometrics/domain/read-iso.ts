import { ok } from '../../../kernel/outcome.ts'
import { openRecord, readViews } from './read-record.ts'
import type { RecordForm } from './read-record.ts'
import type { TemplateReading } from './template.ts'

/**
 * A finger minutiae record of ISO/IEC 19794-2:2005: 24 bytes of head with a length of four bytes, and angles
 * of 360/256 degrees. Never throws; the flaw says which rule of the standard is broken first.
 */
export function readIso(octets: Uint8Array): TemplateReading {
  const record = openRecord(octets)
  if (!record.ok) return record
  const views = readViews(record.value, isoForm(record.value))
  return views.ok ? ok({ format: 'ISO_19794_2', views: views.value }) : views
}

const isoForm = (data: DataView): RecordForm => ({
  imageAt: 14,
  announced: data.getUint32(8),
  angleUnit: (2 * Math.PI) / 256,
  greatestAngle: 255,
})
