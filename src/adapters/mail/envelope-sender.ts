import { createHmac, timingSafeEqual } from 'node:crypto'
import type { MessageId } from '../../kernel/ids.ts'
import type { Secret } from '../../kernel/secret.ts'

/**
 * One envelope sender per attempt (VERP), so that a report that comes back names what it is about:
 * `rebote+<message>.<attempt>.<mark>@domain`. The mark is an HMAC; without a right one a report
 * changes nothing (CHANNELS 3.5). Hexadecimal throughout, since some servers change the case.
 */
export interface EnvelopeSender {
  of(messageId: MessageId, attempt: number): string
  /** What the address names, or `undefined` when the mark is not ours. */
  read(address: string): { readonly messageId: MessageId; readonly attempt: number } | undefined
}

/** 80 bits: 7 + 32 + 1 + up to 3 + 1 + 20 characters fit the 64 of a local part (RFC 5321, 4.5.3.1.1). */
const markLength = 20
const shape = /^rebote\+([0-9a-f]{32})\.([1-9][0-9]{0,2})\.([0-9a-f]{20})$/

export function createEnvelopeSender(domain: string, secret: Secret<Uint8Array>): EnvelopeSender {
  const mark = (message: string, attempt: string) =>
    createHmac('sha256', secret.reveal())
      .update(`rebote\0${message}\0${attempt}`)
      .digest('hex')
      .slice(0, markLength)

  return {
    of(messageId, attempt) {
      const message = messageId.replaceAll('-', '')
      return `rebote+${message}.${attempt}.${mark(message, String(attempt))}@${domain}`
    },
    read(address) {
      const at = address.lastIndexOf('@')
      if (address.slice(at + 1).toLowerCase() !== domain.toLowerCase()) return undefined
      const [, message, attempt, given] = shape.exec(address.slice(0, at).toLowerCase()) ?? []
      if (message === undefined || attempt === undefined || given === undefined) return undefined
      if (!timingSafeEqual(Buffer.from(given), Buffer.from(mark(message, attempt)))) return undefined
      const id = message.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
      return { messageId: id as MessageId, attempt: Number(attempt) }
    },
  }
}
