import type { Attendance } from './attendance.ts'
import type { Inquiry } from './inquiry.ts'

/** What an officer has to finish before the link goes out, in the order in which it is done. */
export const pendings = ['registries', 'documents', 'identity', 'agreement', 'mailbox'] as const
export type Pending = (typeof pendings)[number]

export interface Checked {
  /** Evidence of the proof `reg` that the case holds. */
  readonly registryEvidence: string | undefined
  readonly inquiry: Inquiry | null
  readonly attendance: Attendance | null
  /** It was on paper, and that was too long ago (`hasLapsed`). */
  readonly isAttendanceOver: boolean
  /** Every paper of the case is in order or on record. */
  readonly isDossierSettled: boolean
  /** It would be the first key, and nobody agreed online to answer for it (P-70). */
  readonly needsAgreement: boolean
  readonly hasMail: boolean
}

/** What is missing; empty when documents and identity are in order (ATK-49). */
export function pendingOf(checked: Checked): readonly Pending[] {
  const { inquiry, attendance } = checked
  const done: Readonly<Record<Pending, boolean>> = {
    // What an officer asked, and not what a page was told before.
    registries: inquiry?.verdict === 'match' && checked.registryEvidence === inquiry.evidence,
    documents: checked.isDossierSettled,
    identity: attendance?.result === 'confirmed' && !checked.isAttendanceOver,
    agreement: !checked.needsAgreement || attendance?.points.includes('agreement') === true,
    mailbox: checked.hasMail,
  }
  return pendings.filter((one) => !done[one])
}
