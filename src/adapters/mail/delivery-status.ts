import { replyOf } from './smtp-outcome.ts'
import { statusIn } from '../../messaging/domain/delivery-cause.ts'
import type { SmtpReply } from '../../messaging/domain/delivery-cause.ts'

/** What one recipient's group of a delivery status notification says (RFC 3464, 2.3). */
export interface RecipientStatus {
  readonly action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded'
  readonly reply: SmtpReply
  readonly recipient: string | undefined
}

const actions = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const

/** More groups than a mail of ours can have recipients, and more text than any report needs. */
const mostGroups = 20
const longestText = 64 * 1024

/**
 * Reads the `message/delivery-status` part: groups of header fields between blank lines, the first
 * about the message, the others one per recipient. A group without a known action is left out.
 */
export function readDeliveryStatus(text: string): readonly RecipientStatus[] {
  const groups = text
    .slice(0, longestText)
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split(/\n\n+/)
    .map((group) => group.trim())
    .filter((group) => group !== '')
  return groups.slice(1, mostGroups).flatMap((group) => {
    const fields = fieldsOf(group)
    const action = actions.find((known) => known === fields.get('action')?.toLowerCase())
    return action === undefined
      ? []
      : [{ action, reply: replyIn(fields), recipient: fields.get('final-recipient') }]
  })
}

function fieldsOf(group: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  for (const line of group.split('\n')) {
    const colon = line.indexOf(':')
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase()
    if (name !== '' && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim())
  }
  return fields
}

/** `Diagnostic-Code: smtp; 550 5.1.1 no such user`, with the status field as the word that counts. */
function replyIn(fields: ReadonlyMap<string, string>): SmtpReply {
  const said = replyOf((fields.get('diagnostic-code') ?? '').replace(/^[a-z0-9-]+\s*;\s*/i, ''))
  const status = statusIn(fields.get('status') ?? '') ?? said.status
  return status === undefined ? said : { ...said, status }
}
