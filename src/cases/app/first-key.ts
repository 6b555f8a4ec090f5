import type { CaseId } from '../../kernel/ids.ts'
import type { Lang } from '../../kernel/lang.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { TransitionRefusal } from '../domain/transition.ts'
import { chooseWay } from './choose-way.ts'
import type { MoveDeps, MovedCase } from './move-case.ts'
import type { LoadedCase } from './ports.ts'

/** What somebody agreed to, as it stood on their screen. */
export interface Agreement {
  readonly version: string
  readonly lang: Lang
  readonly words: string
}

export interface FirstKeyDeps extends MoveDeps {
  /** Once a case: who agrees again has agreed already. */
  keepAgreement(tx: Tx, loaded: LoadedCase, agreement: Agreement): Promise<void>
}

/**
 * A first key is set up, not reset: the registries have confirmed the pair, the person answers for the key, and the
 * case goes on before an officer. Agreement and move are written together or not at all (I-13).
 */
export const askFirstKey = (
  deps: FirstKeyDeps,
  id: CaseId,
  agreement: Agreement,
): Promise<Outcome<MovedCase, TransitionRefusal | 'noCase'>> =>
  chooseWay(deps, id, (tx, before) => deps.keepAgreement(tx, before, agreement))
