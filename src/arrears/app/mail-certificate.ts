import type { EmployerId } from '../../kernel/ids.ts'
import type { Lang } from '../../kernel/lang.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { CertificateFacts } from './certificate-ports.ts'
import { codeOf, issueCertificate, statementNow, type IssueDeps } from './issue-certificate.ts'
import { seeObligations } from './see-obligations.ts'

export interface MailCertificateDeps extends IssueDeps {
  newMailId(): string
  /** M-37 to every registered mailbox; without a certificate it says where to get one. */
  tell(tx: Tx, mail: CertificateMail): Promise<unknown>
}

export interface CertificateMail {
  readonly actId: string
  readonly employerId: EmployerId
  readonly company: string
  readonly identifier: string
  readonly lang: Lang
  readonly at: Instant
  readonly certificate: (Pick<CertificateFacts, 'statement' | 'expiresAt'> & { readonly code: string }) | null
}

export interface AskedCertificate {
  readonly identifier: string
  readonly branchCode: string
  readonly lang: Lang
}

/** What became of a request, for tests and the log of the worker; whoever asked is told none of it. */
export type Mailed = 'nobody' | 'dayLimit' | 'certificate' | 'none'

/**
 * Sends a certificate to the registered mailboxes of an employer. The worker does it, never the request that asked: that
 * one answers the same, and as fast, for every number (ATK-15). One in force that says the same is sent again; none is
 * replaced, or anybody could end the certificate that an employer has handed in. Throws while the source is out: the
 * job comes back.
 */
export async function mailCertificate(deps: MailCertificateDeps, asked: AskedCertificate): Promise<Mailed> {
  const { certificates, see } = deps
  if (!see.policy.arrears.certificate) return 'none'
  const employerId = await certificates.reachable(asked.identifier, asked.branchCode)
  if (employerId === undefined) return 'nobody'
  const now = await certificates.now()
  const seen = await seeObligations(see, employerId, now)
  if (seen === undefined) return 'nobody'
  if (seen.told.is === 'down') throw new Error('the source of obligations gives no answer')
  const mailId = deps.newMailId()
  const mail = {
    actId: `certificate:${mailId}`,
    employerId,
    company: seen.employer.legalName,
    identifier: asked.identifier,
    lang: asked.lang,
    at: now,
  }
  /** Within the day's mails, with its entry in the log. */
  const send = async (tx: Tx, certificate: CertificateMail['certificate']): Promise<boolean> => {
    if (!(await certificates.takeMail(tx, employerId, mailId, see.policy.arrears.mailsPerDay))) return false
    await deps.tell(tx, { ...mail, certificate })
    return true
  }
  const alone = async (certificate: CertificateMail['certificate'], done: Mailed): Promise<Mailed> =>
    deps.atomically(async (tx) => {
      if (!(await send(tx, certificate))) return 'dayLimit'
      await deps.audit.append(tx, {
        act: 'certificateAsked',
        employerId,
        actor: 'system',
        detail: { sent: certificate === null ? 'none' : 'again' },
      })
      return done
    })

  const said = statementNow(see, seen)
  if (!said.ok) return alone(null, 'none')
  const current = await certificates.current(employerId)
  if (current !== undefined && current.statement === said.value.statement)
    return alone({ ...current, code: codeOf(deps, current.id) }, 'certificate')
  try {
    const issued = await issueCertificate(deps, {
      employerId,
      lang: asked.lang,
      now,
      askedBy: 'mail',
      async also(tx, facts, code) {
        if (!(await send(tx, { ...facts, code }))) throw new NoMailLeft()
      },
    })
    return issued.ok ? 'certificate' : 'dayLimit'
  } catch (fault) {
    if (fault instanceof NoMailLeft) return 'dayLimit'
    throw fault
  }
}

/** Undoes the certificate that nobody would be sent. */
class NoMailLeft extends Error {}
