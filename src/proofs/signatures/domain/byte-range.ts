import { failed, passed, type Checked } from './checked.ts'
import { pairsOctets } from './pdf/text.ts'
import type { SignatureDict } from './pdf/signature-fields.ts'
import { countOf, isList, isText } from './pdf/values.ts'

/** The two runs of octets that a signature covers: what is between is its own `/Contents`. */
export interface ByteRange {
  readonly firstLength: number
  readonly secondStart: number
  readonly secondLength: number
}

export interface Coverage {
  readonly signature: SignatureDict
  readonly range: ByteRange | undefined
  /** The octet up to which it has to cover; undefined for one that ends at no such place, to which check 5 says no. */
  readonly end: number | undefined
}

/** The four numbers, if there are four, each a whole number from 0, and the first is 0; what they mean is for check 5. */
export function readByteRange({ dict }: SignatureDict): ByteRange | undefined {
  const list = dict.entries.get('ByteRange')
  if (!isList(list) || list.items.length !== 4) return undefined
  const [first, firstLength, secondStart, secondLength] = list.items.map(countOf)
  if (first !== 0 || firstLength === undefined || secondStart === undefined || secondLength === undefined)
    return undefined
  return { firstLength, secondStart, secondLength }
}

export interface CoveredOctets {
  readonly parts: readonly [Uint8Array, Uint8Array]
  /** What stands in `/Contents`: a CMS and its padding. */
  readonly contents: Uint8Array
}

/**
 * Check 5: the gap between the two runs is exactly the one `<hex>` string that was parsed as `/Contents`, and the second
 * run ends where the file did when it was signed. So no octet but the signature itself is outside.
 */
export function judgeByteRange(
  file: Uint8Array,
  { signature, range, end }: Coverage,
): Checked<CoveredOctets> {
  const text = signature.dict.entries.get('Contents')
  if (range === undefined) return failed('BYTERANGE_INVALID', { is: 'not four numbers' })
  if (!isText(text) || !signature.isInFile) return failed('BYTERANGE_INVALID', { is: 'no contents' })
  const contents = pairsOctets(text.raw)
  if (contents === undefined) return failed('BYTERANGE_INVALID', { is: 'contents not hexadecimal' })
  if (range.firstLength !== text.at || range.secondStart !== text.at + text.raw.length)
    return failed('BYTERANGE_INVALID', { is: 'gap is not the contents' })
  if (end === undefined || range.secondStart + range.secondLength !== end)
    return failed('BYTERANGE_INVALID', { is: 'not to the end' })
  return passed(
    {
      parts: [file.subarray(0, range.firstLength), file.subarray(range.secondStart, end)],
      contents,
    },
    { covered: end, contents: text.raw.length },
  )
}
