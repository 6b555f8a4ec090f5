import type { CivilDay } from '../../../kernel/civil-day.ts'
import type { CaseId, EmployerId, Id, OfficerId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { DocumentKind, DocumentPoint } from '../domain/documents.ts'
import type { CheckResult, DocumentCheck, DossierFile } from '../domain/dossier.ts'
import type { InspectedFile, InspectionRefusal } from '../domain/file-limits.ts'
import type { Outcome } from '../../../kernel/outcome.ts'

export type FileId = Id<'file'>
export type UploadId = Id<'upload'>

/** The case that a row belongs to: no row is found by its own id alone (ATK-50). */
export interface CasePlace {
  readonly employerId: EmployerId
  readonly caseId: CaseId
}

export interface FilePlace extends CasePlace {
  readonly fileId: FileId
}

export interface SealedContent {
  readonly wrappedKey: Uint8Array
  readonly pieces: readonly Uint8Array[]
}

export interface NewFile extends FilePlace, SealedContent {
  readonly kind: DocumentKind
  readonly name: string
  readonly type: DossierFile['type']
  readonly size: number
  readonly digest: string
  readonly active: boolean
  readonly quarantined: boolean
  readonly scannedBy: OfficerId | null
}

export interface NewCheck extends CasePlace {
  readonly kind: DocumentKind
  readonly result: CheckResult
  readonly points: readonly DocumentPoint[]
  readonly reason: string
  readonly officer: OfficerId
  readonly fileDigest: string | null
  readonly day: CivilDay | null
}

export interface StoredDocument {
  readonly kind: DocumentKind
  readonly file: DossierFile | null
  readonly check: Omit<DocumentCheck, 'hasLapsed'> | null
}

export interface DossierStore {
  /** What there is of a case; in a transaction that holds the case when nothing may come between. */
  documents(place: CasePlace, tx?: Tx): Promise<readonly StoredDocument[]>
  /** The case that officers know by this code. */
  caseOf(code: string): Promise<CaseId | undefined>
  /** Files that a case has taken in so far, replaced ones included. */
  count(tx: Tx, place: CasePlace): Promise<number>
  /** Puts a file in the place of the one that its document had. The case has to be held. */
  replace(tx: Tx, file: NewFile): Promise<void>
  /** What is kept of a file that counts and is out of quarantine; undefined for every other. */
  content(place: FilePlace): Promise<(SealedContent & { readonly file: DossierFile }) | undefined>
  markSeen(tx: Tx, place: FilePlace): Promise<void>
  /** Writes what an officer found over what was found before. The case has to be held. */
  saveCheck(tx: Tx, check: NewCheck): Promise<void>
}

/** A file that has begun to come in pieces. */
export interface HalfUpload {
  readonly id: UploadId
  /** Of the whole file, as the browser said: SHA-256 in hex, and octets. */
  readonly digest: string
  readonly size: number
  /** How many are here; all but the last one are full. */
  readonly pieces: number
}

export interface UploadStore {
  find(place: CasePlace, kind: DocumentKind, tx?: Tx): Promise<HalfUpload | undefined>
  /** In the place of the one that the document had. The case has to be held. */
  begin(
    tx: Tx,
    upload: CasePlace & Pick<HalfUpload, 'id' | 'digest' | 'size'> & { readonly kind: DocumentKind },
  ): Promise<void>
  add(tx: Tx, id: UploadId, n: number, sealed: SealedContent): Promise<void>
  /** In their order. */
  contents(id: UploadId): Promise<readonly SealedContent[]>
  forget(place: CasePlace, kind: DocumentKind): Promise<void>
}

/** Files in quarantine that the scanner is asked about again. */
export interface WaitingFiles {
  /** undefined once the file was replaced, judged or forgotten. */
  find(fileId: FileId): Promise<(FilePlace & SealedContent & { readonly digest: string }) | undefined>
  /** Puts the next scan into the queue, one a file; in seconds from now. */
  askAgain(tx: Tx, fileId: FileId, seconds: number): Promise<void>
  /** Lets a clean file out, or throws away the content of an infected one. False when it waits no longer. */
  settle(tx: Tx, place: FilePlace, verdict: 'clean' | 'infected'): Promise<boolean>
}

/** Looks into a file in a process of its own (RELIABILITY F-04). Never throws. */
export interface FileInspector {
  /** `by`: whose file it is; when many wait, each of them has a turn. */
  inspect(content: Uint8Array, by: string): Promise<Outcome<InspectedFile, InspectionRefusal>>
}

/** `unknown`: no clear verdict came, whatever the reason (ATK-56). */
export type Verdict = 'clean' | 'infected' | 'unknown'

export interface FileScanner {
  /** Never throws. */
  scan(content: Uint8Array): Promise<Verdict>
}

/** As `src/platform/crypto/file-seal.ts` does it. */
export interface ContentSealer {
  seal(content: Uint8Array, place: string): SealedContent
  open(sealed: SealedContent, place: string): Uint8Array | undefined
}

/** What the seal of a file is bound to. */
export const placeText = ({ caseId, fileId }: Pick<FilePlace, 'caseId' | 'fileId'>): string =>
  `${caseId}/${fileId}`

/** A day on which somebody means to go to a centre. It holds nobody's number but the case code. */
export interface Reminder {
  /** The same for the same case and day, so that a calendar takes a second file for the first. */
  readonly id: string
  /** Midnight UTC at its start. */
  readonly day: Instant
  readonly title: string
  readonly text: string
  readonly url: string
  /** ISO 639-1 in capitals, as the file names its language. */
  readonly lang: string
  readonly now: Instant
}

/** Returns a calendar file (RFC 5545). */
export type ReminderWriter = (reminder: Reminder) => string
