/** The chains that the log is kept in; migrations/0001 has the same number. */
export const laneCount = 16

/** What the first entry of a lane is chained to. */
export const genesis = '0'.repeat(64)

/** An entry as it is stored. Hashes are hex. */
export interface AuditRecord {
  readonly lane: number
  readonly seq: number
  /** Microseconds since 1970: the database is finer than a JavaScript date. */
  readonly micros: number
  readonly act: string
  readonly subject: string | null
  readonly actor: string
  readonly caseCode: string | null
  readonly reason: string | null
  readonly instance: string
  readonly detail: string
  readonly prev: string
  readonly hash: string
}

export interface AuditHead {
  readonly lane: number
  /** 0 while the lane is empty. */
  readonly seq: number
  readonly hash: string
}

/**
 * What an entry says, in the form that is hashed: netstrings, so that no text can move from one field
 * to the next unnoticed. Written here a second time, apart from the database's `audit_content`: a
 * verifier that asks the suspect is none. The log is ASCII by constraint, so characters are octets;
 * an entry that is not has been forged, and its hash will not agree.
 */
export function auditContent(entry: Omit<AuditRecord, 'prev' | 'hash'>): string {
  const fields = [
    String(entry.lane),
    String(entry.seq),
    String(entry.micros),
    entry.act,
    entry.subject,
    entry.actor,
    entry.caseCode,
    entry.reason,
    entry.instance,
    entry.detail,
  ]
  return `clavero.audit.1,${fields.map(netstring).join('')}`
}

const netstring = (value: string | null): string => (value === null ? '-,' : `${value.length}:${value},`)
