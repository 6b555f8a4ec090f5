import type { EmployerClass } from '../../kernel/employer-class.ts'
import type { EmployerId } from '../../kernel/ids.ts'
import type { Lang } from '../../kernel/lang.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { CertificateId, Statement } from '../domain/certificate.ts'

/** What stands on the paper. */
export interface CertificateFacts {
  readonly id: CertificateId
  readonly employerId: EmployerId
  readonly legalName: string
  readonly identifier: string
  readonly branchCode: string
  readonly statement: Statement
  readonly lang: Lang
  readonly asOf: Instant
  readonly issuedAt: Instant
  readonly expiresAt: Instant
}

export interface Certificate extends CertificateFacts {
  readonly class: EmployerClass
  readonly fileDigest: Uint8Array
  readonly replacedAt: Instant | null
}

export interface NewCertificate extends CertificateFacts {
  readonly codeDigest: Uint8Array
  readonly fileDigest: Uint8Array
  readonly askedBy: 'account' | 'mail'
}

export interface CertificateStore {
  /** The newest that is in force; undefined where there is none. */
  current(employerId: EmployerId): Promise<Certificate | undefined>
  /** By the digest of its code, whatever became of it, with the judging clock. */
  byCode(
    digest: Uint8Array,
  ): Promise<{ readonly certificate: Certificate; readonly now: Instant } | undefined>
  /**
   * Writes it down. From the account it takes the place of all that are in force; one that was asked for without the
   * key takes nobody's. False when the employer has issued as many in 24 hours as it may.
   */
  issue(tx: Tx, certificate: NewCertificate, perDay: number): Promise<boolean>
  /** Takes one of the mails of the day; false when there is none left. */
  takeMail(tx: Tx, employerId: EmployerId, id: string, perDay: number): Promise<boolean>
  /** An employer that has a registered mailbox. */
  reachable(identifier: string, branchCode: string): Promise<EmployerId | undefined>
  now(): Promise<Instant>
}
