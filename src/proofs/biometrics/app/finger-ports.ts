import type { CaseId, CentreId, EmployerId, OfficerId } from '../../../kernel/ids.ts'
import type { Lang } from '../../../kernel/lang.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { Extractor, FingerPosition, Slot } from '../domain/slots.ts'
import type { TemplateFormat } from '../domain/template.ts'

/** A person, as everything about fingers names them: hex of a keyed digest of their document. */
export type SubjectDigest = string & { readonly subject: unique symbol }

/** The case in which an officer acts. */
export interface FingerPlace {
  readonly employerId: EmployerId
  readonly caseId: CaseId
  readonly caseCode: string
}

export interface Consent {
  /** Which wording was read out. */
  readonly wordsVersion: number
  readonly lang: Lang
  readonly officer: OfficerId
  readonly caseCode: string
}

export interface EnrolledFinger {
  readonly slot: Slot
  readonly position: FingerPosition
  /** Quality of each impression there is, in their order. */
  readonly qualities: readonly number[]
}

export interface Enrolment {
  readonly extractor: Extractor
  readonly wrappedKey: Uint8Array
  readonly agreedAt: Instant
  /** Two, the first and the second. */
  readonly fingers: readonly EnrolledFinger[]
}

export interface NewEnrolment {
  readonly subject: SubjectDigest
  readonly consent: Consent
  readonly extractor: Extractor
  readonly positions: readonly [FingerPosition, FingerPosition]
  readonly wrappedKey: Uint8Array
}

export interface NewImpression {
  readonly subject: SubjectDigest
  readonly slot: Slot
  readonly impression: number
  readonly position: FingerPosition
  readonly format: TemplateFormat
  readonly extractor: Extractor
  readonly quality: number
  /** Keyed digest of its octets, which `noteSeen` wrote down. */
  readonly digest: Uint8Array
  readonly sealed: Uint8Array
  readonly officer: OfficerId
  readonly centreId: CentreId | null
  readonly caseCode: string
}

export interface SealedImpression {
  readonly impression: number
  readonly sealed: Uint8Array
}

export interface FingerStore {
  find(subject: SubjectDigest, tx?: Tx): Promise<Enrolment | undefined>
  /** Keeps the consent and opens the enrolment; false when this person is enrolled already, on whatever instance. */
  begin(tx: Tx, enrolment: NewEnrolment): Promise<boolean>
  /** False when there is such an impression already. */
  keep(tx: Tx, impression: NewImpression): Promise<boolean>
  /** Writes down that these octets came, by their keyed digest; false when they came before. */
  noteSeen(tx: Tx, digest: Uint8Array): Promise<boolean>
  impressions(subject: SubjectDigest, slot: Slot): Promise<readonly SealedImpression[]>
  /** Destroys key and templates and withdraws the consent; false when there was nothing. */
  forget(tx: Tx, subject: SubjectDigest): Promise<boolean>
}

/** A browser of the staff that signs what its reader captured. */
export interface Station {
  /** Digest of its public key, 64 hex digits. */
  readonly id: string
  readonly name: string
  readonly centreId: CentreId
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array
  readonly addedAt: Instant
  readonly retiredAt: Instant | null
}

export interface StationStore {
  find(id: string, tx?: Tx): Promise<Station | undefined>
  /** False when this key is one of a station already, retired ones included. */
  add(tx: Tx, station: Pick<Station, 'id' | 'name' | 'centreId' | 'publicKey'>): Promise<boolean>
  /** False when there is no such station in use. */
  retire(tx: Tx, id: string): Promise<boolean>
  list(): Promise<readonly Station[]>
}

/** What is left of what may fail. */
export interface TriesLeft {
  /** Of this finger, in this case. */
  readonly finger: number
  /** Of this person, over all cases. */
  readonly person: number
}

export interface NewMatch {
  readonly challenge: Uint8Array
  readonly subject: SubjectDigest
  readonly officer: OfficerId
  readonly station: string
  readonly score: number
  readonly evidence: string
}

export interface TakenMatch {
  readonly at: Instant
  readonly evidence: string
  readonly score: number
  readonly officer: OfficerId
}

export interface LiveStore {
  /** `life` in seconds, at most 60. */
  issue(
    tx: Tx,
    place: FingerPlace,
    challenge: {
      readonly digest: Uint8Array
      readonly officer: OfficerId
      readonly slot: Slot
      readonly life: number
    },
  ): Promise<void>
  /**
   * One conditional write: the finger that this challenge was made for, if it lives, was never answered, and is of this
   * case and officer.
   */
  takeChallenge(
    tx: Tx,
    place: FingerPlace,
    asked: { readonly digest: Uint8Array; readonly officer: OfficerId },
  ): Promise<Slot | undefined>
  triesLeft(place: FingerPlace, subject: SubjectDigest, slot: Slot, tx?: Tx): Promise<TriesLeft>
  /** Conditional writes: spends a try of the finger and of the person, or says false and spends neither. */
  spendTry(tx: Tx, place: FingerPlace, subject: SubjectDigest, slot: Slot): Promise<boolean>
  /** Gives both back: the comparer was out. */
  returnTry(tx: Tx, place: FingerPlace, subject: SubjectDigest, slot: Slot): Promise<void>
  /** Gives the try of the finger back, and ends what failed in a row. */
  clearTries(tx: Tx, place: FingerPlace, subject: SubjectDigest, slot: Slot): Promise<void>
  addMatch(tx: Tx, place: FingerPlace, match: NewMatch): Promise<void>
  /** One conditional write: the newest fresh match of this case and person, if nobody took it; all of the case are taken with it. */
  takeMatch(
    tx: Tx,
    place: Pick<FingerPlace, 'employerId' | 'caseId'>,
    subject: SubjectDigest,
    life: number,
  ): Promise<TakenMatch | undefined>
  /**
   * Whether every capture of this person was enrolled in another case, in which an officer had found papers and person
   * in order. Whoever enrols and compares in one case proves that the same finger was shown twice, and no more.
   */
  isVouchedFor(place: Pick<FingerPlace, 'caseId'>, subject: SubjectDigest, tx?: Tx): Promise<boolean>
  /** When the newest was made that can still be taken; undefined when there is none. */
  freshMatch(
    place: Pick<FingerPlace, 'employerId' | 'caseId'>,
    subject: SubjectDigest,
  ): Promise<Instant | undefined>
}
