import type { AuditDetail, AuditValue } from './entry.ts'

/** Hex of a keyed digest of a text that may not be written as it is. */
export type DigestText = (text: string) => string

const word = /^[!-~]{1,128}$/
/** A cédula, RUC or phone standing alone, or a mail address. Digits inside a digest or an id are not one. */
const personal = /@|(?<![0-9A-Za-z])(?:[0-9]{10}|[0-9]{13}|593[0-9]{9})(?![0-9A-Za-z])/

/**
 * A word of the code goes in as it is. Anything else, such as a name, an address, a control character
 * or 100 kB, goes in as its digest: it stays comparable, and it is inert and short (ATK-57).
 */
export const auditWord = (text: string, digest: DigestText): string =>
  word.test(text) && !personal.test(text) ? text : `digest:${digest(text)}`

/** Octets the database takes for a detail. */
const longest = 4_000

/** Canonical JSON: keys sorted, no blanks, ASCII only. Throws RangeError for a key that is not a name of the code. */
export function auditDetail(detail: AuditDetail, digest: DigestText): string {
  const fields = Object.keys(detail)
    .sort()
    .flatMap((key) => {
      if (!/^[a-z][A-Za-z0-9]{0,39}$/.test(key))
        throw new RangeError(`not a name for an audit detail: ${key}`)
      const value = detail[key]
      return value === undefined ? [] : [`"${key}":${written(value, digest)}`]
    })
  const text = `{${fields.join(',')}}`
  return text.length <= longest ? text : `{"digest":"${digest(text)}","length":${text.length}}`
}

function written(value: AuditValue, digest: DigestText): string {
  if (typeof value === 'string') return JSON.stringify(auditWord(value, digest))
  if (value instanceof Date) return JSON.stringify(value.toISOString())
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  return `[${value.map((each) => JSON.stringify(auditWord(each, digest))).join(',')}]`
}
