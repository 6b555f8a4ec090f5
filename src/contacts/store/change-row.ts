import type { EmailAddress } from '../../kernel/email-address.ts'
import type { MobileNumber } from '../../kernel/phone-number.ts'
import type { Instant } from '../../kernel/time.ts'
import { asInstant, ms } from '../../platform/database/instants.ts'
import type { ChangeEnd, ChangeState, Wanted } from '../domain/change.ts'

/** A change as statements read it: `contact_change` as h, its new contact as c, and its case as k. */
export interface ChangeRow {
  id: string
  kind: Wanted['kind']
  value: string | null
  state: ChangeState['is']
  lang: string
  present_id: string | null
  case_id: string | null
  case_code: string | null
  proposed_by: string | null
  by_signature: boolean
  confirmed: number | null
  usable: number | null
  ended: number | null
  ended_reason: string | null
  tries: number
}
export const columns = `h.id, h.kind, h.value, h.state, h.lang, h.present_id, h.case_id, k.code as case_code,
          encode(h.proposed_by, 'hex') as proposed_by, h.by_signature, ${ms('h.confirmed_at')} as confirmed,
          ${ms('c.usable_from')} as usable, ${ms('h.ended_at')} as ended, h.ended_reason, h.code_tries as tries`
/** By the table's own check a mailbox has an address. */
export const wantedOf = ({ kind, value }: ChangeRow): Wanted =>
  kind === 'mail' ? { kind, value: value as EmailAddress } : { kind, value: value as MobileNumber | null }

const shownBy = ({ by_signature, proposed_by }: ChangeRow) =>
  by_signature ? 'signature' : proposed_by === null ? 'presentMail' : 'attended'

/** What is taken off has no contact that could be used: it is over when it ended. */
const usableOf = ({ usable, ended }: ChangeRow): Instant => asInstant(usable ?? ended ?? 0)

export function stateOf(row: ChangeRow): ChangeState {
  switch (row.state) {
    case 'presentMail':
    case 'newPhone':
    case 'approval':
      return { is: row.state }
    case 'newMail':
      return { is: 'newMail', shownBy: shownBy(row) }
    case 'cooling':
      return { is: 'cooling', usableFrom: usableOf(row) }
    case 'done':
      return { is: 'done', at: usableOf(row) }
    case 'ended':
      return { is: 'ended', at: asInstant(row.ended ?? 0), reason: row.ended_reason as ChangeEnd }
  }
}
