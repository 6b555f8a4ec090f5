import { ok, refused } from '../../kernel/outcome.ts'
import { plus, type Instant } from '../../kernel/time.ts'
import type { Policy } from '../../policy/policy.ts'
import type { WaitingTicket } from './proof-of-work.ts'

/** Something that seals a value for a context and opens it again; undefined for what it did not seal. */
interface Seals {
  seal(value: unknown, context: string): string
  open(sealed: string, context: string): unknown
}

interface TicketBody {
  readonly made: Instant
  readonly nonce: string
  readonly from: Instant
  readonly until: Instant
}

/** Signed, single-use ticket, good from 20 s to 10 min after it was given (CHANNELS 2.3). Pressing early is no fault. */
export function waitingTickets(
  seals: Seals,
  policy: Policy['humanCheck'],
  newNonce: () => string,
): WaitingTicket {
  const context = (binding: { action: string; browser: string }) =>
    `${binding.action}\u001f${binding.browser}`
  return {
    issue(binding, now, factor) {
      const body: TicketBody = {
        made: now,
        nonce: newNonce(),
        from: plus(now, policy.ticketWait * factor),
        until: plus(now, policy.ticketLife),
      }
      return { ticket: seals.seal(body, context(binding)), from: body.from, until: body.until }
    },
    judge(raw, binding, now) {
      if (raw === '') return refused('humanCheckMissing')
      const body = seals.open(raw, context(binding)) as TicketBody | undefined
      if (body?.made === undefined) return refused('humanCheckWrong')
      if (now >= body.until) return refused('humanCheckExpired')
      if (now < body.from) return refused('humanCheckTooEarly')
      return ok({ nonce: `ticket:${body.made}:${body.nonce}` })
    },
    startsAt: (raw, binding) => (seals.open(raw, context(binding)) as TicketBody | undefined)?.from,
  }
}
