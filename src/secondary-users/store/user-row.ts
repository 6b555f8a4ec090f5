import type { DelegationId } from '../../kernel/ids.ts'
import type { Lang } from '../../kernel/lang.ts'
import { asInstant, asInstantOrNull, ms, nowMs } from '../../platform/database/instants.ts'
import type { ListedUser } from '../app/ports.ts'
import { inOrder } from '../domain/scopes.ts'
import type { StoredState } from '../domain/standing.ts'

export interface UserRow {
  id: string
  name: string
  masked: string
  mail: string
  lang: Lang
  scopes: readonly string[]
  state: StoredState
  until: number | null
  invite_until: number | null
  used: number | null
  accepted: number | null
  now: number
}

/** The columns of `delegation`, known as `n`. */
export const userColumns = `n.id, n.name, n.masked, n.mail, n.lang, n.scopes, n.state, ${ms('n.until_at')} as until,
  ${ms('n.invite_until')} as invite_until, ${ms('n.used_at')} as used, ${ms('n.accepted_at')} as accepted, ${nowMs} as now`

export const userOf = (row: UserRow): ListedUser => ({
  id: row.id as DelegationId,
  name: row.name,
  masked: row.masked,
  mail: row.mail,
  lang: row.lang,
  scopes: inOrder(row.scopes),
  state: row.state,
  until: asInstantOrNull(row.until),
  inviteUntil: asInstantOrNull(row.invite_until),
  usedAt: asInstantOrNull(row.used),
  acceptedAt: asInstantOrNull(row.accepted),
  now: asInstant(row.now),
})

/** What is in force: judged by the database in every statement that lets somebody do something. `n` is the access. */
export const inForce = `n.state = 'active' and (n.until_at is null or clock_timestamp() < n.until_at)`
