import type { ProofOfWork, WaitingTicket } from '../../../human-check/app/proof-of-work.ts'
import { WaitPage } from '../../../human-check/web/wait-page.tsx'
import type { LoadedCase } from '../../../cases/app/ports.ts'
import type { Policy } from '../../../policy/policy.ts'
import type { Visit } from '../../../platform/web/context.ts'
import type { Round } from '../app/ports.ts'
import { needsCheck } from '../app/show-questions.ts'
import type { SetCheck } from './question-views.tsx'

export interface SetCheckDeps {
  readonly proofOfWork: ProofOfWork
  readonly tickets: WaitingTicket
  /** How many times harder the check is for this network now. */
  difficulty(network: string): Promise<number>
  /** How many times longer everybody waits who has no script. */
  waitFactor(): Promise<number>
}

/** The human check that a further set costs: by script on the page, or by waiting (ATK-27). */
export function setChecks(deps: SetCheckDeps, { questions, humanCheck: { ticketWait } }: Policy) {
  const bound = ({ browser }: Visit) => ({ action: 'questions', browser: browser.id })
  const isDue = ({ case: { id }, now }: LoadedCase, round: Round) => needsCheck(round, id, now, questions)
  return {
    isDue,
    /** For the form that asks for the next set of this case; undefined where it costs none. */
    async due(visit: Visit, loaded: LoadedCase, round: Round): Promise<SetCheck | undefined> {
      if (!isDue(loaded, round)) return undefined
      const [factor, waitFactor] = await Promise.all([deps.difficulty(visit.network), deps.waitFactor()])
      return {
        challenge: await deps.proofOfWork.challenge(bound(visit), factor, visit.now),
        ticketWait: ticketWait * waitFactor,
      }
    },
    judge: (visit: Visit, raw: string) => deps.proofOfWork.judge(raw, bound(visit), visit.now),
    judgeTicket: (visit: Visit, raw: string) => deps.tickets.judge(raw, bound(visit), visit.now),
    /** A fresh ticket, or the one that came too early. */
    async waitPage(visit: Visit, action: string, early?: string) {
      const factor = await deps.waitFactor()
      const issued =
        early === undefined
          ? deps.tickets.issue(bound(visit), visit.now, factor)
          : { ticket: early, from: deps.tickets.startsAt(early, bound(visit)) ?? visit.now }
      return WaitPage({
        visit,
        action,
        back: '/preguntas',
        ticket: issued.ticket,
        ticketWait: ticketWait * factor,
        from: issued.from,
        tooEarly: early !== undefined,
        formNumber: visit.formNumber('wait'),
      })
    },
  }
}
