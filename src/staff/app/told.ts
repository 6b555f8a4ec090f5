import type { OfficerId } from '../../kernel/ids.ts'
import type { AuditActor, AuditLog } from '../../audit/index.ts'

/** Who the activity log means, the same whether they act or are acted upon: an officer's id is never written. */
export interface Telling {
  readonly audit: AuditLog
  memberDigest(id: OfficerId): string
}

export type ToldBy = Extract<AuditActor, 'operator' | 'system'>
