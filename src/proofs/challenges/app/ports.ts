import type { CaseId, EmployerId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { QuestionSet, RandomInt } from '../domain/template.ts'
import type { Tries } from '../domain/tries.ts'
import type { Facts } from '../domain/facts.ts'
import type { LoadedCase } from '../../../cases/app/ports.ts'

/** The question round of one employer: one for all its cases, browsers and representatives (ATK-22). */
export interface Round {
  readonly setKey: string | null
  readonly set: QuestionSet | null
  readonly shownTo: CaseId | null
  readonly earlier: readonly string[]
  readonly tries: Tries
}

export interface RoundStore {
  /** The round of the employer of this case. */
  read(id: CaseId): Promise<Round>
  /** Makes the row if there is none, and holds it: twenty rivals are judged one after the other (ATK-20). */
  lock(tx: Tx, id: CaseId): Promise<Round>
  save(tx: Tx, employerId: EmployerId, round: Round): Promise<void>
}

/** Everything about chance and secrets that questions need. */
export interface ChallengeTools {
  readonly random: RandomInt
  /** Wrong options of one employer, the same for ever, from a key nobody outside knows. */
  stable(employerId: EmployerId, label: string): RandomInt
  newSetKey(): string
  /** What the registries said at the start of the case, unsealed for the judge. */
  factsOf(loaded: LoadedCase): Facts
}
