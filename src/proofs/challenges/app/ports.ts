import type { CaseId, EmployerId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { Population, Sign, Usual } from '../domain/campaign.ts'
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
  /** When the last set was refused, whoever's it was; null if none ever was. */
  readonly refusedAt: Instant | null
  /** The latest cases that spent a try. Each further set costs them another human check (ATK-27). */
  readonly triedBy: readonly CaseId[]
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

/** Refused sets over all employers: what a campaign is told by (ATK-26, ATK-27). */
export interface RefusedSets {
  note(tx: Tx, refused: RefusedSet): Promise<void>
  usual(): Promise<Usual>
  /** Counts no further than `upTo`. */
  population(upTo: Population): Promise<Population>
  /** How wide the refused sets of the last `seconds` are spread. */
  extent(seconds: number): Promise<Extent>
}

export interface RefusedSet {
  readonly employerId: EmployerId
  readonly network: string
  /** Whether it was the one that suspended. */
  readonly suspends: boolean
}

export interface Extent {
  readonly refusedSets: number
  readonly employers: number
  readonly networks: number
  /** Refused sets of the network that has most of them. */
  readonly busiest: number
}

export interface Campaigns {
  isUnderWay(): Promise<boolean>
  /** False when none is under way, or it was prolonged a moment ago. */
  prolong(tx: Tx, seconds: number): Promise<boolean>
  /** Undefined for everybody but the first who notices. */
  open(
    tx: Tx,
    begun: { readonly reach: number; readonly hold: number; readonly signs: readonly Sign[] },
  ): Promise<{ readonly n: number; readonly until: Instant } | undefined>
}

/** One campaign, as an operator sees it. */
export interface Campaign {
  readonly n: number
  readonly began: Instant
  readonly until: Instant
  readonly running: boolean
  readonly signs: readonly Sign[]
  /** Employers that it had suspended and that still are. */
  readonly suspended: number
  readonly lift: Lift | null
}

/** Names of PostgreSQL roles, each of one person. */
export interface Lift {
  readonly proposedBy: string
  readonly approvedBy: string | null
}

export interface CampaignLifts {
  list(): Promise<readonly Campaign[]>
  /** Undefined when there is no such campaign, or a proposal waits already. */
  propose(tx: Tx, n: number): Promise<Lift | undefined>
  /** Undefined when no proposal waits, or the same person made it. */
  approve(tx: Tx, n: number): Promise<Lift | undefined>
  /** The newest that both have signed. */
  approvedLift(n: number): Promise<Lift | undefined>
  /** Suspended still, and before the second person agreed. */
  suspendedBy(n: number): Promise<readonly EmployerId[]>
  /** False when the suspension has ended meanwhile. */
  lift(tx: Tx, employerId: EmployerId): Promise<boolean>
}
