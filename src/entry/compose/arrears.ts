import { printSheet } from '../../adapters/pdf/print-sheet.ts'
import type { IssueDeps } from '../../arrears/app/issue-certificate.ts'
import type { MailCertificateDeps } from '../../arrears/app/mail-certificate.ts'
import type { SeeDeps } from '../../arrears/app/see-obligations.ts'
import { certificateTask } from '../../arrears/certificate-task.ts'
import { codeOctets, type CertificateId } from '../../arrears/domain/certificate.ts'
import type { DueReminderDeps } from '../../arrears/app/due-reminder.ts'
import { endReminderPath } from '../../arrears/web/due-reminder-pages.tsx'
import { writePeriod } from '../../arrears/domain/period.ts'
import { dueReminderStore } from '../../arrears/store/due-reminder-store.ts'
import { isoDay } from '../../kernel/civil-day.ts'
import { askCertificate } from '../../arrears/store/ask-certificate.ts'
import { certificateStore } from '../../arrears/store/certificate-store.ts'
import { extensionStore } from '../../arrears/store/extension-store.ts'
import { arrearsEmployers, importedObligations } from '../../arrears/store/obligation-store.ts'
import { certificateSheet } from '../../arrears/web/certificate-sheet.ts'
import { useNonce } from '../../human-check/store/nonces.ts'
import type { MessageId } from '../../kernel/ids.ts'
import type { Lang } from '../../kernel/lang.ts'
import { maskRuc } from '../../kernel/mask.ts'
import { enqueueNotice } from '../../messaging/store/enqueue-message.ts'
import { digestOf, hexDigestOf, sameBytes } from '../../platform/crypto/digests.ts'
import { queriesOf } from '../../platform/database/database.ts'
import { newId, randomText } from '../chance.ts'
import type { Ground } from './ground.ts'

/** What employers owe and when, and certificates of it. Nothing else is composed out of it: it informs (DOMAIN 11). */
export function arrearsOf({ installation, atomically, audit, keyed }: Ground) {
  const { db, policy, texts, theme, origin, mode } = installation
  const see: SeeDeps = {
    policy,
    source: installation.obligations ?? importedObligations(db),
    employers: arrearsEmployers(db),
    extensions: extensionStore(db),
  }
  const codeKey = keyed('certificate-code')
  const frame = { texts, institution: theme.name, origin, isDemonstration: mode === 'demonstration' }
  const issue: IssueDeps & { readonly sameBytes: typeof sameBytes } = {
    see,
    certificates: certificateStore(db),
    atomically,
    audit,
    newCertificateId: () => newId<CertificateId>(),
    codeOctets: (id) => codeKey(id).subarray(0, codeOctets),
    digestOf,
    fileDigest: (file) => Buffer.from(hexDigestOf(file), 'hex'),
    draw: (facts, code) => printSheet(certificateSheet(frame, facts, code)),
    sameBytes,
  }
  const mail: MailCertificateDeps = {
    ...issue,
    newMailId: () => newId<MessageId>(),
    tell: (tx, { actId, employerId, company, identifier, lang, at, certificate }) =>
      enqueueNotice(tx, {
        actId,
        employerId,
        caseId: undefined,
        template: 'M-37',
        lang,
        params: {
          company,
          ruc: maskRuc(identifier),
          at,
          certificate: certificate && {
            says: certificate.statement,
            until: certificate.expiresAt,
            code: certificate.code,
          },
        },
      }),
  }
  const reminders: DueReminderDeps = {
    store: dueReminderStore(db),
    extensions: see.extensions,
    atomically,
    audit,
    choices: policy.arrears.reminderDays,
    newRef: () => randomText(16),
    async tell(tx, { employerId, lang, ref, now, legalName, identifier }, { period, day, endsAt }) {
      await enqueueNotice(tx, {
        actId: `${employerId}:due:${writePeriod(period)}:${isoDay(day)}`,
        employerId,
        caseId: undefined,
        confirmedOnly: true,
        template: 'M-46',
        lang,
        params: {
          company: legalName,
          ruc: maskRuc(identifier),
          at: now,
          period,
          endsAt,
          page: endReminderPath(ref),
        },
      })
    },
    onFault: (cause) =>
      installation.logger && installation.logger.error({ err: cause }, 'a due date was not told of'),
  }
  return {
    see,
    issue,
    reminders,
    /** Uses a human check up and leaves the request to the worker, or neither. */
    ask: (
      asked: { readonly identifier: string; readonly branchCode: string; readonly lang: Lang },
      nonce: string,
      network: string,
    ): Promise<boolean> =>
      atomically(async (tx) => {
        if (!(await useNonce(queriesOf(tx), nonce, 'certificate', network))) return false
        await askCertificate(tx, asked)
        return true
      }),
    tasks: certificateTask(mail),
  }
}
