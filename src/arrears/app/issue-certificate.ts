import type { AuditLog } from '../../audit/app/ports.ts'
import type { EmployerId } from '../../kernel/ids.ts'
import type { Lang } from '../../kernel/lang.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import { days, plus, type Instant } from '../../kernel/time.ts'
import type { Atomically, Tx } from '../../kernel/transaction.ts'
import {
  certificateCodeFrom,
  statementOf,
  type CertificateId,
  type Statement,
} from '../domain/certificate.ts'
import type { CertificateFacts, CertificateStore } from './certificate-ports.ts'
import { seeObligations, type SeeDeps, type SeenObligations } from './see-obligations.ts'

export interface IssueDeps {
  readonly see: SeeDeps
  readonly certificates: CertificateStore
  readonly atomically: Atomically
  readonly audit: AuditLog
  newCertificateId(): CertificateId
  /** Keyed: the code of a certificate follows from its id, and nobody else can work it out. */
  codeOctets(id: CertificateId): Uint8Array
  digestOf(code: string): Uint8Array
  fileDigest(file: Uint8Array): Uint8Array
  /** The same facts and code give the same octets. */
  draw(facts: CertificateFacts, code: string): Promise<Uint8Array>
}

/** Why there is no certificate now. */
export type CertificateRefusal = 'notHere' | 'noData' | 'down' | 'dayLimit'

/** What a certificate would say now, or why there is none. Old data says nothing: it is as if there were none. */
export function statementNow(
  { policy }: Pick<SeeDeps, 'policy'>,
  { told }: Pick<SeenObligations, 'told'>,
): Outcome<{ readonly statement: Statement; readonly asOf: Instant }, CertificateRefusal> {
  if (!policy.arrears.certificate) return refused('notHere')
  if (told.is === 'down') return refused('down')
  if (told.is === 'noData' || told.isOld) return refused('noData')
  return ok({ statement: statementOf(told.judged), asOf: told.asOf })
}

export interface Issuing {
  readonly employerId: EmployerId
  readonly lang: Lang
  /** Of the judging clock. */
  readonly now: Instant
  readonly askedBy: 'account' | 'mail'
  /** Whatever has to be written with it. */
  readonly also?: (tx: Tx, facts: CertificateFacts, code: string) => Promise<unknown>
}

/** Issues a certificate on what the source says at this moment. It is drawn before it is written, never while a row is held. */
export async function issueCertificate(
  deps: IssueDeps,
  { employerId, lang, now, askedBy, also }: Issuing,
): Promise<Outcome<CertificateFacts, CertificateRefusal>> {
  const { arrears } = deps.see.policy
  if (!arrears.certificate) return refused('notHere')
  const seen = await seeObligations(deps.see, employerId, now)
  if (seen === undefined) return refused('noData')
  const said = statementNow(deps.see, seen)
  if (!said.ok) return said
  const { legalName, identifier, branchCode } = seen.employer
  const facts: CertificateFacts = {
    ...said.value,
    id: deps.newCertificateId(),
    employerId,
    legalName,
    identifier,
    branchCode,
    lang,
    issuedAt: now,
    expiresAt: plus(now, days(arrears.certificateDays)),
  }
  const code = codeOf(deps, facts.id)
  const fileDigest = deps.fileDigest(await deps.draw(facts, code))
  return deps.atomically(async (tx) => {
    const written = { ...facts, codeDigest: deps.digestOf(code), fileDigest, askedBy }
    if (!(await deps.certificates.issue(tx, written, arrears.certificatesPerDay))) return refused('dayLimit')
    await also?.(tx, facts, code)
    await deps.audit.append(tx, {
      act: 'certificateIssued',
      employerId,
      actor: askedBy === 'account' ? 'visitor' : 'system',
      detail: { statement: facts.statement, askedBy, until: new Date(facts.expiresAt) },
    })
    return ok(facts)
  })
}

/** The code of a certificate, which is kept nowhere. */
export const codeOf = (deps: Pick<IssueDeps, 'codeOctets'>, id: CertificateId): string =>
  certificateCodeFrom(deps.codeOctets(id))

/** The file as it was issued; undefined where a later version of this service would draw it otherwise. */
export async function fileOf(
  deps: Pick<IssueDeps, 'codeOctets' | 'draw' | 'fileDigest'> & {
    sameBytes(a: Uint8Array, b: Uint8Array): boolean
  },
  facts: CertificateFacts & { readonly fileDigest: Uint8Array },
): Promise<Uint8Array | undefined> {
  const file = await deps.draw(facts, codeOf(deps, facts.id))
  return deps.sameBytes(deps.fileDigest(file), facts.fileDigest) ? file : undefined
}
