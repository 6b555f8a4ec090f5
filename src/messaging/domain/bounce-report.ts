import type { MessageId } from '../../kernel/ids.ts'
import type { SmtpReply } from './delivery-cause.ts'

/** What a report about one attempt of ours says; its origin was checked before (CHANNELS 3.5). */
export interface BounceReport {
  readonly messageId: MessageId
  readonly attempt: number
  readonly action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded'
  readonly reply: SmtpReply
}
