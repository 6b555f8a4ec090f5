import { mailboxKey, type EmailAddress } from '../../kernel/email-address.ts'
import type { DelegationId } from '../../kernel/ids.ts'
import type { Lang } from '../../kernel/lang.ts'
import { maskCedula } from '../../kernel/mask.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { Scope } from '../domain/scopes.ts'
import { Undo, type Holder, type HolderDeps, type HolderRefusal } from './holder-deps.ts'
import type { Giver } from './ports.ts'

export interface TypedUser {
  readonly name: string
  readonly document: string
  readonly mail: EmailAddress
  readonly scopes: readonly Scope[]
  readonly until: Instant | null
  readonly lang: Lang
}

/** `full`: every place is taken; `there`: the person has one; `limit`: no more invitations today. */
export type InviteRefusal = HolderRefusal | 'full' | 'there' | 'limit'

/**
 * Gives a person access of their own (U-03) and invites them to make their own key. The number of the person is kept
 * as a digest, and never told apart from other employers: the same answer comes whether or not they are known here
 * (I-22). Nothing is given while the key is on probation or the employer is frozen, or while the registries name another representative: whoever is on their way out lets nobody in.
 */
export async function inviteUser(
  deps: HolderDeps,
  { employerId, session }: Holder,
  typed: TypedUser,
): Promise<Outcome<{ readonly id: DelegationId }, InviteRefusal>> {
  const user = {
    id: deps.newDelegationId(),
    person: deps.personDigest(typed.document),
    masked: maskCedula(typed.document),
    name: typed.name,
    mail: typed.mail,
    lang: typed.lang,
    scopes: typed.scopes,
    until: typed.until,
  }
  return undoing(async () =>
    deps.atomically(async (tx) => {
      const giver = await mayGive(deps, tx, { employerId, session })
      const added = await deps.users.add(tx, employerId, user, deps.policy.most, deps.policy.invitationDays)
      if (added !== 'added') throw new Undo<InviteRefusal>(added)
      await takeToday(deps, tx, giver, typed.mail)
      await deps.mail.invite(tx, giver, user)
      await deps.mail.tellGiven(tx, giver, user)
      await deps.audit.append(tx, {
        act: 'userInvited',
        employerId,
        actor: 'visitor',
        detail: { user: user.id, scopes: user.scopes, until: dateOf(user.until) },
      })
      return ok({ id: user.id })
    }),
  )
}

/**
 * Another invitation: for one that did not come or is over, and for a person who has lost their key. The one before it
 * ends.
 */
export async function inviteAgain(
  deps: HolderDeps,
  { employerId, session }: Holder,
  id: DelegationId,
): Promise<Outcome<undefined, HolderRefusal | 'limit' | 'notNow'>> {
  const user = await deps.users.find(employerId, id)
  if (user === undefined) return refused('notNow')
  return undoing(async () =>
    deps.atomically(async (tx) => {
      const giver = await mayGive(deps, tx, { employerId, session })
      if (!(await deps.users.inviteAgain(tx, employerId, id, deps.policy.invitationDays)))
        throw new Undo<'notNow'>('notNow')
      await takeToday(deps, tx, giver, user.mail as EmailAddress)
      await deps.mail.invite(tx, giver, user)
      await deps.audit.append(tx, {
        act: 'userInvited',
        employerId,
        actor: 'visitor',
        detail: { user: id, again: true },
      })
      return ok(undefined)
    }),
  )
}

/** The employer, held; thrown out of the transaction when nothing may be given. */
async function mayGive(deps: HolderDeps, tx: Tx, { employerId, session }: Holder): Promise<Giver> {
  const giver = await deps.users.holder(tx, employerId, session)
  if (giver === undefined) throw new Undo<HolderRefusal>('over')
  if (giver.isFrozen) throw new Undo<HolderRefusal>('frozen')
  if (giver.isUnrepresented) throw new Undo<HolderRefusal>('unrepresented')
  if (giver.onProbation) throw new Undo<HolderRefusal>('probation')
  return giver
}

/** Nobody uses the service to send mail to strangers: so many a day for an employer, and for a mailbox (ATK-42, B7). */
async function takeToday(deps: HolderDeps, tx: Tx, { id }: Giver, mail: EmailAddress): Promise<void> {
  const { invitationsPerDay, mailboxInvitationsPerDay } = deps.policy
  const free =
    (await deps.takeOfDay(tx, deps.daySubject('employer', id), invitationsPerDay)) &&
    (await deps.takeOfDay(tx, deps.daySubject('mailbox', mailboxKey(mail)), mailboxInvitationsPerDay))
  if (!free) throw new Undo<'limit'>('limit')
}

const dateOf = (at: Instant | null): Date | null => (at === null ? null : new Date(at))

async function undoing<T, Why extends string>(act: () => Promise<Outcome<T, Why>>): Promise<Outcome<T, Why>> {
  try {
    return await act()
  } catch (fault) {
    if (fault instanceof Undo) return refused(fault.why as Why) as Outcome<T, Why>
    throw fault
  }
}
