import type { EmailAddress } from '../../kernel/email-address.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { MobileNumber } from '../../kernel/phone-number.ts'
import { plus, type Instant } from '../../kernel/time.ts'

/** What is to be on record; without a value the mobile goes, and none takes its place. */
export type Wanted =
  | { readonly kind: 'mail'; readonly value: EmailAddress }
  | { readonly kind: 'phone'; readonly value: MobileNumber | null }

export type ChangeEnd =
  | 'withdrawn' // by whoever began it
  | 'reported' // "it was not me", from a notice (M-11)
  | 'keySet' // a recovery set a key meanwhile (I-21)
  | 'representationChanged' // the registries name another representative (I-05)
  | 'restored' // the database was restored from a copy (I-18)
  | 'sentBack' // by the second person, with what to mend
  | 'refused' // by the second person

/**
 * What a change of a registered contact still waits for. Whoever is signed in shows the present mailbox first, also where
 * the mobile changes; attended proof stands in its place, and then a second person approves; a signed request stands in it
 * as well, and then nobody approves, but the new contact always cools.
 */
export type ChangeState =
  | { readonly is: 'presentMail' }
  | { readonly is: 'newMail'; readonly shownBy: 'presentMail' | 'attended' | 'signature' }
  | { readonly is: 'newPhone' }
  | { readonly is: 'approval' }
  | { readonly is: 'cooling'; readonly usableFrom: Instant }
  | { readonly is: 'done'; readonly at: Instant }
  | { readonly is: 'ended'; readonly at: Instant; readonly reason: ChangeEnd }

export type ChangeEvent =
  | { readonly type: 'presentMailConfirmed'; readonly wanted: Wanted }
  /** `cools`: the employer had a confirmed contact before; without one nobody could object. */
  | { readonly type: 'newMailConfirmed'; readonly cools: boolean }
  | { readonly type: 'newPhoneConfirmed' }
  | { readonly type: 'approved'; readonly cools: boolean }
  | { readonly type: 'cooled' }
  | { readonly type: 'stopped'; readonly reason: ChangeEnd }

/**
 * The only way a change moves on. A new contact is never usable before its own mailbox confirmed it and,
 * where somebody could object, `coolOff` seconds passed (I-11, ATK-43).
 */
export function advance(
  state: ChangeState,
  event: ChangeEvent,
  coolOff: number,
  now: Instant,
): Outcome<ChangeState, 'notNow'> {
  switch (event.type) {
    case 'presentMailConfirmed':
      return state.is === 'presentMail' ? ok(afterMailbox(event.wanted, now)) : refused('notNow')

    case 'newMailConfirmed':
      if (state.is !== 'newMail') return refused('notNow')
      if (state.shownBy === 'attended') return ok({ is: 'approval' })
      // By a signature alone nobody has seen anybody: the time in which others may look is never left out.
      return ok(settled(event.cools || state.shownBy === 'signature', coolOff, now))

    case 'newPhoneConfirmed':
      // There is a mailbox on record, and its reader may object.
      return state.is === 'newPhone' ? ok(settled(true, coolOff, now)) : refused('notNow')

    case 'approved':
      return state.is === 'approval' ? ok(settled(event.cools, coolOff, now)) : refused('notNow')

    case 'cooled':
      return state.is === 'cooling' && now >= state.usableFrom
        ? ok({ is: 'done', at: now })
        : refused('notNow')

    case 'stopped':
      return isLive(state) ? ok({ is: 'ended', at: now, reason: event.reason }) : refused('notNow')
  }
}

/** Whether it holds the employer's one place for a change, and can still be stopped. */
export const isLive = (state: ChangeState): boolean => state.is !== 'done' && state.is !== 'ended'

/** Who leaves nothing in its place has nothing that could cool: a number that is no longer theirs goes at once. */
function afterMailbox({ kind, value }: Wanted, now: Instant): ChangeState {
  if (kind === 'mail') return { is: 'newMail', shownBy: 'presentMail' }
  return value === null ? { is: 'done', at: now } : { is: 'newPhone' }
}

const settled = (cools: boolean, coolOff: number, now: Instant): ChangeState =>
  cools ? { is: 'cooling', usableFrom: plus(now, coolOff) } : { is: 'done', at: now }
