import type { Instant } from '../../kernel/time.ts'

export type StoredState = 'invited' | 'active' | 'suspended' | 'unconfirmed' | 'removed'

/** How an access stands, in the words of U-03. Only `active` lets anybody do anything. */
export type Standing = StoredState | 'invitationOver' | 'expired'

export interface Stands {
  readonly state: StoredState
  /** Strictly before this instant; null for no end. */
  readonly until: Instant | null
  readonly inviteUntil: Instant | null
}

/** @param now The database's: the same clock judges once more in every statement that opens something. */
export function standingOf({ state, until, inviteUntil }: Stands, now: Instant): Standing {
  if (state === 'invited') return inviteUntil !== null && now < inviteUntil ? 'invited' : 'invitationOver'
  if ((state === 'active' || state === 'unconfirmed') && until !== null && now >= until) return 'expired'
  return state
}

/** What the holder of the employer key may do with an access that stands so. */
export type HolderAct = 'invite' | 'change' | 'suspend' | 'resume' | 'confirm' | 'remove'

export const holderActs: Readonly<Record<Standing, readonly HolderAct[]>> = {
  invited: ['invite', 'change', 'remove'],
  invitationOver: ['invite', 'change', 'remove'],
  active: ['change', 'suspend', 'invite', 'remove'],
  suspended: ['resume', 'remove'],
  unconfirmed: ['confirm', 'remove'],
  expired: ['change', 'remove'],
  removed: [],
}
