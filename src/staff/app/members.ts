import type { CentreId, OfficerId } from '../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { Atomically, Tx } from '../../kernel/transaction.ts'
import type { PersonDigest, StaffRole } from '../domain/roles.ts'
import type { InvitationStore, StaffMember, StaffStore } from './ports.ts'
import type { Telling, ToldBy } from './told.ts'

export interface MembersDeps extends Telling {
  readonly staff: StaffStore
  readonly invitations: InvitationStore
  readonly atomically: Atomically
  newMemberId(): OfficerId
  personDigest(document: string): PersonDigest
  newToken(): { readonly token: string; readonly digest: Uint8Array }
  /** Seconds. */
  readonly invitationLife: number
}

export interface NewMember {
  readonly name: string
  /** Of the natural person; kept as a keyed digest only. */
  readonly document: string
  readonly roles: readonly StaffRole[]
  /** Where they work; without one, for the whole institution. */
  readonly centreId?: CentreId | undefined
}

export interface Invited {
  readonly id: OfficerId
  /** Shown once; only its digest is kept. */
  readonly token: string
}

/** Takes a person into the staff. They come in once they have made a passkey, by an invitation (B13). */
export async function addMember(
  deps: MembersDeps,
  { document, ...who }: NewMember,
  actor: ToldBy,
): Promise<Outcome<StaffMember, 'alreadyMember'>> {
  const member = memberFrom(deps, who)
  const added = await deps.atomically((tx) => add(deps, tx, member, document, actor))
  return added ? ok(member) : refused('alreadyMember')
}

/** The same, with the first invitation, or nothing of both. */
export async function addAndInvite(
  deps: MembersDeps,
  { document, ...who }: NewMember,
): Promise<Outcome<Invited, 'alreadyMember'>> {
  const member = memberFrom(deps, who)
  const token = await deps.atomically(async (tx) =>
    (await add(deps, tx, member, document, 'operator')) ? inviteWithin(deps, tx, member.id) : undefined,
  )
  return token === undefined ? refused('alreadyMember') : ok({ id: member.id, token })
}

/** Another invitation, for a new or a lost device. The one before it ends; passkeys stay as they are. */
export async function invite(deps: MembersDeps, id: OfficerId): Promise<Outcome<Invited, 'noMember'>> {
  const token = await deps.atomically((tx) => inviteWithin(deps, tx, id))
  return token === undefined ? refused('noMember') : ok({ id, token })
}

/** Moves a member to another centre, or to none: from the next page on they see its cases and no others (ATK-50). */
export const place = (deps: MembersDeps, id: OfficerId, centreId: CentreId | null): Promise<boolean> =>
  deps.atomically(async (tx) => {
    const placed = await deps.staff.place(tx, id, centreId)
    if (placed)
      await deps.audit.append(tx, {
        act: 'staffPlaced',
        actor: 'operator',
        detail: { member: deps.memberDigest(id), centre: centreId ?? '' },
      })
    return placed
  })

/** Ends a membership, and with it every session, passkey and invitation in the same step. */
export async function retire(deps: MembersDeps, id: OfficerId): Promise<boolean> {
  return deps.atomically(async (tx) => {
    const retired = await deps.staff.retire(tx, id)
    if (retired)
      await deps.audit.append(tx, {
        act: 'staffRetired',
        actor: 'operator',
        detail: { member: deps.memberDigest(id) },
      })
    return retired
  })
}

const memberFrom = (
  deps: MembersDeps,
  { name, roles, centreId }: Omit<NewMember, 'document'>,
): StaffMember => ({ id: deps.newMemberId(), name, roles, centreId: centreId ?? null })

async function add(
  deps: MembersDeps,
  tx: Tx,
  member: StaffMember,
  document: string,
  actor: ToldBy,
): Promise<boolean> {
  const added = await deps.staff.add(tx, { ...member, person: deps.personDigest(document) })
  if (added)
    await deps.audit.append(tx, {
      act: 'staffAdded',
      actor,
      detail: {
        member: deps.memberDigest(member.id),
        roles: member.roles,
        ...(member.centreId !== null && { centre: member.centreId }),
      },
    })
  return added
}

async function inviteWithin(deps: MembersDeps, tx: Tx, id: OfficerId): Promise<string | undefined> {
  const { token, digest } = deps.newToken()
  if (!(await deps.invitations.invite(tx, id, digest, deps.invitationLife))) return undefined
  await deps.audit.append(tx, {
    act: 'staffInvited',
    actor: 'operator',
    detail: { member: deps.memberDigest(id) },
  })
  return token
}
