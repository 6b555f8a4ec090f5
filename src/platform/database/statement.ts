/**
 * A statement is written once, at the top of a store file, under a name. PostgreSQL prepares it once a
 * connection and pg sends only name and values: on the hot path that is measurably cheaper than
 * building SQL (docs/decisions/0002-plain-prepared-sql.md), and the conditional writes that carry the
 * guarantees can be read as they run.
 */
export interface Statement<Row> {
  readonly name: string
  readonly text: string
  /** It changes nothing and waits for nobody. */
  readonly reads: boolean
  /** Never set: it carries the type of a row, which SQL text cannot. */
  readonly row?: Row
}

const named = new Map<string, string>()

/** Names a statement. The same name for two texts would make PostgreSQL run the wrong one: refused at load. */
export function statement<Row = never>(name: string, text: string): Statement<Row> {
  const known = named.get(name)
  if (known !== undefined && known !== text) throw new Error(`two statements share the name ${name}`)
  named.set(name, text)
  return { name, text, reads: reading.test(text) && !writing.test(text) }
}

const reading = /^\s*(?:select|with)\b/i
/** Not for safety: what is taken for a read by mistake is refused by the server (reader.ts). */
const writing =
  /\b(?:insert|update|delete|lock|add_job|nextval|set_config|pg_advisory\w*|for (?:no key )?(?:update|share))\b/i

/** Text by name of all that were loaded: for the test that looks at their plans. */
export const namedStatements = (): ReadonlyMap<string, string> => named
