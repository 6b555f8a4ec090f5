import { refused } from '../../../kernel/outcome.ts'
import { readAnsi } from './read-ansi.ts'
import { readIso } from './read-iso.ts'
import { openRecord } from './read-record.ts'
import type { TemplateReading } from './template.ts'

/**
 * A template of either standard. Both begin with the same eight bytes, so the length decides: a record is
 * read by the standard under which it is as long as it says. No octets are so under both, since a length of
 * four bytes that starts at one place is, read at the other, more than a template may have.
 */
export function readTemplate(octets: Uint8Array): TemplateReading {
  const record = openRecord(octets)
  if (!record.ok) return record
  const { value: data } = record
  if (data.getUint32(8) === data.byteLength) return readIso(octets)
  const short = data.getUint16(8)
  const announced = short === 0 ? data.getUint32(10) : short
  return announced === data.byteLength ? readAnsi(octets) : refused('lengthMismatch')
}
