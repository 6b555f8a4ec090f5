import type { EmployerId } from '../../../kernel/ids.ts'
import type { ListedPasskey, PersonPasskeyDeps } from './ports.ts'

const peopleOf = async (
  { passkeys, personDigest }: PersonPasskeyDeps,
  employerId: EmployerId,
): Promise<readonly Uint8Array[]> =>
  (await passkeys.documentsOf(employerId)).map((document) => personDigest(document))

/** The passkeys of those who represent the employer today, newest first. A former representative's are not theirs to see. */
export const passkeysOfEmployer = async (
  deps: PersonPasskeyDeps,
  employerId: EmployerId,
): Promise<readonly ListedPasskey[]> => deps.passkeys.list(await peopleOf(deps, employerId))

/** Ends one of them at once; evidence that it gave and that nobody took yet ends with it. False when it is none of theirs. */
export async function removePasskey(
  deps: PersonPasskeyDeps,
  employerId: EmployerId,
  id: string,
): Promise<boolean> {
  const people = await peopleOf(deps, employerId)
  return deps.atomically(async (tx) => {
    if (!(await deps.passkeys.remove(tx, id, people))) return false
    await deps.audit.append(tx, { act: 'personPasskeyRemoved', employerId, actor: 'visitor' })
    return true
  })
}
