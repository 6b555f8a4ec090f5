import type { CaseFacts } from '../../cases/app/case-facts.ts'
import type { LoadedCase } from '../../cases/app/ports.ts'
import type { Instant } from '../../kernel/time.ts'
import type { DeliveryOfCase } from '../../messaging/domain/delivery-view.ts'
import type { Policy, RegistrySource } from '../../policy/policy.ts'

/** Everything that one case knows about why its last attempt did not work. Read anew for every page. */
export interface DiagnosisFacts {
  readonly loaded: Pick<LoadedCase, 'case' | 'employerFacts' | 'now'> & {
    readonly employer: Pick<LoadedCase['employer'], 'blockedAt'>
  }
  /** This browser opened the case; another one that has its code sees its state and no reason (SCREENS 0.6). */
  readonly isOwn: boolean
  readonly around: CaseFacts
  /** The newest link mail; undefined when none was asked for. */
  readonly delivery: DeliveryOfCase | undefined
  /** Refused sets of answers, and how many more may be refused before the questions close. */
  readonly tries: { readonly refused: number; readonly left: number } | undefined
  /** A new mailbox that was confirmed and does not count yet; null while it still has to be confirmed. */
  readonly newMail: { readonly usableFrom: Instant | null } | undefined
  /** Registries that give no answer now. */
  readonly registriesDown: readonly RegistrySource[]
  /** A paper that was sent has to be mended. */
  readonly hasPaperToFix: boolean
}

export type DiagnosisPolicy = Pick<Policy, 'paths' | 'proof' | 'link'>
