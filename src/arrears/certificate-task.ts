import { langs, type Lang } from '../kernel/lang.ts'
import { mailCertificate, type MailCertificateDeps } from './app/mail-certificate.ts'

const isLang = (text: unknown): text is Lang => langs.some((lang) => lang === text)

/** The worker's task. */
export const certificateTask = (deps: MailCertificateDeps) => ({
  async mailCertificate(payload: unknown): Promise<void> {
    const { identifier, branchCode, lang } = (payload ?? {}) as Readonly<Record<string, unknown>>
    // A job nobody of ours wrote: it fails until it is parked.
    if (typeof identifier !== 'string' || typeof branchCode !== 'string' || !isLang(lang))
      throw new TypeError('a certificate is asked for by number and branch')
    await mailCertificate(deps, { identifier, branchCode, lang })
  },
})
