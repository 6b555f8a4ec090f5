import type { OfficerId } from '../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { StaffSessionStore, WayIn } from './ports.ts'
import {
  judgePasskey,
  type RefusalDetail,
  type ShownPasskey,
  type ShowPasskeyDeps,
  type StaffRefusal,
} from './show-passkey.ts'
import type { Telling } from './told.ts'

export interface StaffSignInDeps extends Telling, ShowPasskeyDeps {
  readonly sessions: StaffSessionStore
  newToken(): { readonly token: string; readonly digest: Uint8Array }
}

/** Signs a member in with a passkey (S-01). Every no is the same to whoever asks. */
export async function signStaffIn(
  deps: StaffSignInDeps,
  shown: ShownPasskey,
): Promise<Outcome<{ readonly token: string }, 'staffRefused', RefusalDetail>> {
  const judged = await judge(deps, shown)
  if (judged.ok) return judged
  const { reason } = judged.detail
  await deps.atomically((tx) =>
    deps.audit.append(tx, { act: 'staffSignInRefused', actor: 'visitor', reason }),
  )
  return judged
}

async function judge(deps: StaffSignInDeps, shown: ShownPasskey): ReturnType<typeof signStaffIn> {
  const judged = await judgePasskey(deps, 'signIn', shown)
  if (!judged.ok) return judged
  const { id, member, counter, backedUp } = judged.value
  const session = deps.newToken()
  const opened = await deps
    .atomically(async (tx): Promise<StaffRefusal | 'done'> => {
      if (!(await deps.sessions.open(tx, session.digest, member, 'passkey'))) return 'retired'
      if (!(await deps.passkeys.advance(tx, id, counter, backedUp))) throw new CounterStoodStill()
      await tellSignedIn(deps, tx, member)
      return 'done'
    })
    .catch((fault: unknown): StaffRefusal => {
      if (fault instanceof CounterStoodStill) return 'counter'
      throw fault
    })
  return opened === 'done'
    ? ok({ token: session.token })
    : refused('staffRefused', { reason: opened, why: opened })
}

/** Undoes the session that was opened in the same transaction. */
class CounterStoodStill extends Error {}

const tellSignedIn = (deps: Telling, tx: Parameters<Telling['audit']['append']>[0], member: OfficerId) =>
  deps.audit.append(tx, { act: 'staffSignedIn', actor: { officer: member } })

/** Opens a session for a member without asking for a passkey: only a demonstration has a way here. */
export async function openForDemonstration(
  deps: StaffSignInDeps,
  member: OfficerId,
): Promise<string | undefined> {
  const session = deps.newToken()
  return deps.atomically(async (tx) => {
    if (!(await deps.sessions.open(tx, session.digest, member, 'passkey'))) return undefined
    await tellSignedIn(deps, tx, member)
    return session.token
  })
}

/**
 * Ends the session of this browser, and says how it was opened. One that is over stays so, and nothing is told
 * twice.
 */
export async function signStaffOut(
  deps: Pick<StaffSignInDeps, 'sessions' | 'atomically' | 'audit'>,
  digest: Uint8Array,
): Promise<WayIn | undefined> {
  return deps.atomically(async (tx) => {
    const ended = await deps.sessions.end(tx, digest)
    if (ended !== undefined)
      await deps.audit.append(tx, { act: 'staffSessionEnded', actor: { officer: ended.member } })
    return ended?.by
  })
}
