import type { EmployerId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import { isLive } from '../domain/change.ts'
import type { ChangeDeps } from './ports.ts'

export type PendingContact = { readonly usableFrom: Instant | null } & (
  | { readonly kind: 'mail'; readonly newMail: string }
  | { readonly kind: 'phone'; readonly newPhone: string | null }
)

/** The change that is on its way, for the account to show and to stop; by the clock, done is done. */
export async function pendingContactOf(
  { changes }: Pick<ChangeDeps, 'changes'>,
  employerId: EmployerId,
): Promise<PendingContact | undefined> {
  const change = await changes.latest(employerId)
  if (change === undefined || !isLive(change.state)) return undefined
  const usableFrom = change.state.is === 'cooling' ? change.state.usableFrom : null
  return change.kind === 'mail'
    ? { kind: 'mail', newMail: change.newMail, usableFrom }
    : { kind: 'phone', newPhone: change.newPhone, usableFrom }
}
