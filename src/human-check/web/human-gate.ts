import { refused, type Outcome } from '../../kernel/outcome.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import type { Visit } from '../../platform/web/context.ts'
import { checkWords, type CheckWord } from '../app/check-words.ts'
import type { CheckRefusal, PassedCheck, ProofOfWork, WaitingTicket } from '../app/proof-of-work.ts'
import { WaitPage, type WaitPageProps } from './wait-page.tsx'

export interface HumanGateDeps {
  readonly proofOfWork: ProofOfWork
  readonly tickets: WaitingTicket
  /** How long whoever has no script waits. Seconds. */
  readonly ticketWait: number
  /** How many times harder the check is for this network now. */
  difficulty(network: string): Promise<number>
  /** How many times longer everybody waits who has no script: more than once during a campaign (ATK-26). */
  waitFactor(): Promise<number>
}

/** A check as a page shows it. */
export interface ShownCheck {
  /** The question for the script, as JSON. */
  readonly challenge: string
  /** How long whoever has no script will wait. Seconds. */
  readonly ticketWait: number
}

/** Where a wait goes on, and the page before it. */
export type WaitPlace = Pick<WaitPageProps, 'action' | 'back' | 'carried'>

export interface HumanGate {
  show(visit: Visit): Promise<ShownCheck>
  /** What the script found; refused with what the person is told. */
  judge(visit: Visit, raw: string): Promise<Outcome<PassedCheck, CheckWord>>
  /** What a wait gave. `humanCheckTooEarly` is no fault: the wait page is shown again with the same ticket. */
  judgeTicket(visit: Visit, raw: string): Outcome<PassedCheck, CheckRefusal>
  /** P-04 with a fresh ticket, or with the one that came too early. */
  wait(visit: Visit, place: WaitPlace, early?: string): Promise<Html>
}

/**
 * The human check of one act: by script on its page, or by waiting. A check of another act or browser is worth nothing
 * here (ATK-25); the act uses up the nonce of one that was passed.
 * @param waitForm names the form of the wait page, for its number
 */
export function humanGate(deps: HumanGateDeps, action: string, waitForm = 'wait'): HumanGate {
  const bound = ({ browser }: Visit) => ({ action, browser: browser.id })
  return {
    async show(visit) {
      const [factor, waitFactor] = await Promise.all([deps.difficulty(visit.network), deps.waitFactor()])
      return {
        challenge: await deps.proofOfWork.challenge(bound(visit), factor, visit.now),
        ticketWait: deps.ticketWait * waitFactor,
      }
    },
    async judge(visit, raw) {
      const passed = await deps.proofOfWork.judge(raw, bound(visit), visit.now)
      return passed.ok ? passed : refused(checkWords[passed.code])
    },
    judgeTicket: (visit, raw) => deps.tickets.judge(raw, bound(visit), visit.now),
    async wait(visit, place, early) {
      const factor = await deps.waitFactor()
      const given: { readonly ticket: string; readonly from: Instant } =
        early === undefined
          ? deps.tickets.issue(bound(visit), visit.now, factor)
          : { ticket: early, from: deps.tickets.startsAt(early, bound(visit)) ?? visit.now }
      return WaitPage({
        visit,
        ...place,
        ticket: given.ticket,
        from: given.from,
        ticketWait: deps.ticketWait * factor,
        tooEarly: early !== undefined,
        formNumber: visit.formNumber(waitForm),
      })
    },
  }
}
