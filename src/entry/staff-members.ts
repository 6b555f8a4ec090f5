import type { OfficerId } from '../kernel/ids.ts'
import type { AuditLog } from '../audit/app/ports.ts'
import { tokenBytes } from '../links/domain/token.ts'
import { createKeyedDigest, digestOf } from '../platform/crypto/digests.ts'
import type { Database } from '../platform/database/database.ts'
import type { Policy } from '../policy/policy.ts'
import type { MembersDeps } from '../staff/app/members.ts'
import type { PersonDigest } from '../staff/domain/roles.ts'
import { invitationStore } from '../staff/store/invitation-store.ts'
import { staffStore } from '../staff/store/staff-store.ts'
import { newId, randomText } from './chance.ts'

export interface StaffMembersOptions {
  readonly db: Database
  readonly policy: Pick<Policy, 'staff'>
  readonly audit: AuditLog
  readonly auditSecret: string
}

/** Membership for the service and for the command line: the same digests, or one person would be two. */
export function staffMembers({ db, policy, audit, auditSecret }: StaffMembersOptions): MembersDeps {
  const auditDigest = createKeyedDigest(auditSecret, 'audit')
  const personDigest = createKeyedDigest(auditSecret, 'staff-person')
  return {
    staff: staffStore(db),
    invitations: invitationStore(db),
    audit,
    atomically: db.transaction.bind(db),
    newMemberId: () => newId<OfficerId>(),
    personDigest: (document) => personDigest(document).toString('hex') as PersonDigest,
    // As the log writes an officer who acts (audit/store/append.ts).
    memberDigest: (id) => auditDigest('officer', id).toString('hex'),
    newToken: () => {
      const token = randomText(tokenBytes)
      return { token, digest: digestOf(token) }
    },
    invitationLife: policy.staff.invitationLife,
  }
}
