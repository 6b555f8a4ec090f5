import { ok, refused } from '../../kernel/outcome.ts'
import type { Outcome } from '../../kernel/outcome.ts'

/** A row's field by its name; empty where the file has no such column. */
export type Cell = (fields: readonly string[]) => string

/**
 * Finds columns by name, in any order and with any other columns between them. Case and outer blanks
 * of a name do not matter. Refused with the required names that are missing and those that are there twice.
 */
export function columnsOf<Required extends string, Optional extends string>(
  header: readonly string[],
  required: readonly Required[],
  optional: readonly Optional[],
): Outcome<Readonly<Record<Required | Optional, Cell>>, 'header', readonly string[]> {
  const names = header.map((name) => name.trim().toLowerCase())
  const at = (name: string) => names.indexOf(name.toLowerCase())
  const missing = required.filter((name) => at(name) < 0)
  const twice = [...required, ...optional].filter(
    (name) => names.lastIndexOf(name.toLowerCase()) !== at(name),
  )
  if (missing.length + twice.length > 0) return refused('header', [...missing, ...twice])
  const cells = [...required, ...optional].map((name) => {
    const index = at(name)
    return [name, index < 0 ? () => '' : (fields: readonly string[]) => (fields[index] ?? '').trim()] as const
  })
  return ok(Object.fromEntries(cells) as Record<Required | Optional, Cell>)
}
