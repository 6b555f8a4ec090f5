import PostalMime from 'postal-mime'
import { readDeliveryStatus, type RecipientStatus } from './delivery-status.ts'

/**
 * Octets of a report that are looked at. The status is its second part (RFC 6522, 3), before the returned mail,
 * and the mail parser takes seconds over hundreds of thousands of empty lines.
 */
export const longestLook = 64 * 1024

/**
 * The first recipient's status in a delivery report (RFC 3464); undefined for a mail that is none.
 * @param raw The whole mail. Throws for one that breaks a limit of the mail parser.
 */
export async function readBounce(raw: Uint8Array): Promise<RecipientStatus | undefined> {
  const mail = await PostalMime.parse(raw.subarray(0, longestLook), { forceRfc822Attachments: true })
  const part = mail.attachments.find(({ mimeType }) => mimeType === 'message/delivery-status')
  if (part === undefined) return undefined
  const { content } = part
  return readDeliveryStatus(typeof content === 'string' ? content : new TextDecoder().decode(content))[0]
}
