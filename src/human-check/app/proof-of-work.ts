import type { Outcome } from '../../kernel/outcome.ts'
import type { Instant } from '../../kernel/time.ts'

/** What a check is for. A solved check of one action, browser or kind is worthless for another (ATK-25). */
export interface CheckBinding {
  readonly action: string
  readonly browser: string
}

export type CheckRefusal =
  'humanCheckMissing' | 'humanCheckWrong' | 'humanCheckExpired' | 'humanCheckUsed' | 'humanCheckTooEarly'

/** A check that was passed; its nonce still has to be used up, once, by the act it was made for. */
export interface PassedCheck {
  /** `kind:made:random`, all of it sealed; `made` in milliseconds since 1970. */
  readonly nonce: string
}

/** The question that a browser works on in the background (ALTCHA protocol 2), as JSON for the page. */
export interface ProofOfWork {
  challenge(binding: CheckBinding, factor: number, now: Instant): Promise<string>
  judge(raw: string, binding: CheckBinding, now: Instant): Promise<Outcome<PassedCheck, CheckRefusal>>
}

/** The way without a script: wait, then go on. Costs an attacker time and addresses instead of computing. */
export interface WaitingTicket {
  /** @param factor how many times longer than usual the wait is. */
  issue(
    binding: CheckBinding,
    now: Instant,
    factor: number,
  ): { readonly ticket: string; readonly from: Instant; readonly until: Instant }
  judge(raw: string, binding: CheckBinding, now: Instant): Outcome<PassedCheck, CheckRefusal>
  /** From when a ticket of ours is good; undefined for anything else. */
  startsAt(raw: string, binding: CheckBinding): Instant | undefined
}
