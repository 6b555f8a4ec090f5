import { parseEmailAddress } from '../../kernel/email-address.ts'
import type { EmployerId } from '../../kernel/ids.ts'
import type { Lang } from '../../kernel/lang.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import { parseMobileNumber, type MobileNumber } from '../../kernel/phone-number.ts'
import type { BeginRefusal } from './begin-change.ts'
import { takeCodeOfDay } from './codes-of-day.ts'
import type { ChangeDeps } from './ports.ts'

export type BeginPhoneRefusal =
  | Exclude<BeginRefusal, 'sameMail'>
  | 'samePhone'
  | 'noPhone' // none is on record that could be taken off
  | 'textsAway' // no gateway is set up, so that no mobile could answer

export interface PhoneProposal {
  readonly employerId: EmployerId
  /** The new mobile; null to have none on record. */
  readonly phone: MobileNumber | null
  readonly lang: Lang
}

/**
 * A signed-in employer, who has just shown the key again, wants another mobile on record, or none (SCREENS P-80: with the
 * key alone nothing changes, the present mailbox confirms). The mailbox is sent a code, and every registered contact is
 * told at once; nothing has changed yet.
 */
export const beginPhoneChange = (
  deps: ChangeDeps,
  { employerId, phone, lang }: PhoneProposal,
): Promise<Outcome<undefined, BeginPhoneRefusal>> =>
  deps.atomically(async (tx) => {
    const employer = await deps.changes.hold(tx, employerId)
    if (employer === undefined || employer.isFrozen) return refused('frozen')
    if (employer.isUnrepresented === true) return refused('unrepresented')
    if ((await deps.changes.live(tx, employerId)) !== undefined) return refused('underWay')
    const { present, phones } = employer
    const presentMail = present === null ? undefined : parseEmailAddress(present.value)
    if (present === null || presentMail?.ok !== true) return refused('noPresentMail')
    if (phone === null && phones.length === 0) return refused('noPhone')
    if (phone !== null && !deps.texts.isOffered) return refused('textsAway')
    if (phone !== null && phones.some((known) => isSame(known, phone))) return refused('samePhone')
    if (!(await takeCodeOfDay(deps, tx, employerId, presentMail.value))) return refused('limit')

    const change = {
      id: deps.newChangeId(),
      employerId,
      kind: 'phone' as const,
      value: phone,
      lang,
      caseCode: null,
    }
    await deps.changes.insert(tx, { ...change, presentId: present.id, atCounter: null })
    await deps.mail.askPresent(tx, employer, change)
    await deps.mail.tell(tx, employer, change, null)
    await deps.texts.tell(tx, employer, change)
    await deps.audit.append(tx, {
      act: 'contactProposed',
      employerId,
      actor: 'visitor',
      reason: 'withKey',
      detail: { kind: 'phone' },
    })
    return ok(undefined)
  })

/** A file of the institution may have written it in another way. */
function isSame(known: string, phone: MobileNumber): boolean {
  const read = parseMobileNumber(known)
  return read.ok && read.value === phone
}
