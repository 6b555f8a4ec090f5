import { formatDate, formatTime } from '../../platform/text/dates.ts'
import { locales } from '../../platform/text/lang.ts'
import type { Texts } from '../../platform/text/texts.ts'
import type { Sheet, SheetFact } from '../../platform/ui/sheet.ts'
import type { CertificateFacts } from '../app/certificate-ports.ts'
import { arrearsPaths } from './arrears-paths.ts'

export interface CertificateFrame {
  readonly texts: Texts
  readonly institution: string
  readonly origin: string
  /** Everything that is printed says so there (B2). */
  readonly isDemonstration: boolean
}

/** The page where a certificate is checked, with its code filled in; opening it checks nothing yet. */
export const checkAddress = (origin: string, code: string): string =>
  `${origin}${arrearsPaths.check}?codigo=${code}`

/**
 * The certificate on paper. It holds what its employer may show to others, and how they check it: the paper proves
 * nothing by itself, its code does. Of amounts and obligations it says nothing.
 */
export function certificateSheet(frame: CertificateFrame, facts: CertificateFacts, code: string): Sheet {
  const { lang, institution: institucion } = { ...facts, ...frame }
  const t = frame.texts.in(lang)
  const fact = (label: string, ...values: readonly string[]): SheetFact => ({ label, values })
  const page = `${frame.origin}${arrearsPaths.check}`
  return {
    title: t('cert.title'),
    lang: locales[lang],
    author: frame.institution,
    at: facts.issuedAt,
    blocks: [
      ...(frame.isDemonstration ? [{ is: 'text', text: t('cert.pdf.demo'), strong: true } as const] : []),
      { is: 'text', text: frame.institution },
      { is: 'heading', level: 1, text: t('cert.title') },
      { is: 'text', text: t('cert.pdf.to') },
      { is: 'text', text: t(`cert.pdf.${facts.statement}`, { institucion }) },
      {
        is: 'facts',
        rows: [
          fact(t('cert.pdf.employer'), facts.legalName),
          fact(t('cert.pdf.number'), `${facts.identifier} – ${facts.branchCode}`),
          fact(t('cert.pdf.asOf'), formatDate(facts.asOf, lang)),
          fact(
            t('cert.pdf.issued'),
            `${formatDate(facts.issuedAt, lang)}, ${formatTime(facts.issuedAt)} (${t('g.zone')})`,
          ),
          fact(
            t('cert.pdf.until'),
            `${formatDate(facts.expiresAt, lang)}, ${formatTime(facts.expiresAt)} (${t('g.zone')})`,
          ),
        ],
      },
      {
        is: 'code',
        qr: checkAddress(frame.origin, code),
        alt: t('cert.pdf.qr'),
        beside: [
          { is: 'text', text: t('cert.pdf.check', { pagina: page }) },
          { is: 'text', text: code, strong: true },
          { is: 'text', text: t('cert.pdf.how') },
        ],
      },
    ],
  }
}
