import { isSameMailbox, parseEmailAddress, type EmailAddress } from '../../kernel/email-address.ts'
import type { EmployerId } from '../../kernel/ids.ts'
import type { Lang } from '../../kernel/lang.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import { takeCodeOfDay } from './codes-of-day.ts'
import type { ChangeDeps, HeldEmployer } from './ports.ts'

export type BeginRefusal =
  | 'frozen'
  | 'unrepresented' // the registries name another representative; who shows who they are may begin it
  | 'underWay'
  | 'noPresentMail' // nobody but a person at a counter can begin it then (P-80)
  | 'sameMail'
  | 'limit'

export interface Proposal {
  readonly employerId: EmployerId
  /** As it is to be written, byte for byte (ATK-40). */
  readonly mail: EmailAddress
  readonly lang: Lang
}

/** Whether the employer has this mailbox on record already, by the one normal form (ATK-40). */
export const isRegistered = ({ registered }: Pick<HeldEmployer, 'registered'>, mail: EmailAddress): boolean =>
  registered.some((value) => {
    const known = parseEmailAddress(value)
    return known.ok && isSameMailbox(known.value, mail)
  })

/**
 * A signed-in employer, who has just shown the key again, proposes a new mail (ATK-43). The mailbox on record is
 * sent a code, and every registered address is told at once; nothing has changed yet. Other employers are never
 * asked about, so that the answer says nothing about their mail.
 */
export async function beginChange(
  deps: ChangeDeps,
  { employerId, mail, lang }: Proposal,
): Promise<Outcome<undefined, BeginRefusal>> {
  return deps.atomically(async (tx) => {
    const employer = await deps.changes.hold(tx, employerId)
    if (employer === undefined || employer.isFrozen) return refused('frozen')
    if (employer.isUnrepresented === true) return refused('unrepresented')
    if ((await deps.changes.live(tx, employerId)) !== undefined) return refused('underWay')
    const { present } = employer
    const presentMail = present === null ? undefined : parseEmailAddress(present.value)
    if (present === null || presentMail?.ok !== true) return refused('noPresentMail')
    if (isRegistered(employer, mail)) return refused('sameMail')
    if (!(await takeCodeOfDay(deps, tx, employerId, presentMail.value))) return refused('limit')

    const change = {
      id: deps.newChangeId(),
      employerId,
      kind: 'mail' as const,
      value: mail,
      lang,
      caseCode: null,
    }
    await deps.changes.insert(tx, { ...change, presentId: present.id, atCounter: null })
    await deps.mail.askPresent(tx, employer, change)
    await deps.mail.tell(tx, employer, change, null)
    await deps.audit.append(tx, { act: 'contactProposed', employerId, actor: 'visitor', reason: 'withKey' })
    return ok(undefined)
  })
}
