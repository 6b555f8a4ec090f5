import { maskRuc, shownName } from '../../../kernel/mask.ts'
import { formatDate, formatTime } from '../../../platform/text/dates.ts'
import { locales, type Lang } from '../../../platform/text/lang.ts'
import type { Texts } from '../../../platform/text/texts.ts'
import type { Sheet, SheetFact } from '../../../platform/ui/sheet.ts'
import type { DrawnRequest } from '../app/ask-request.ts'
import { requestMark, spokenNumber } from '../domain/request.ts'

export interface RequestFrame {
  readonly texts: Texts
  readonly institution: string
  /** Everything that is printed says so there (B2). */
  readonly isDemonstration: boolean
}

/** Institutions are written to in Spanish, whatever language the page is in. */
const written: Lang = 'es'

/**
 * The document that is signed (SIGNATURES 4). Whoever has shown no more than two numbers reads in it nothing that they
 * did not type but the name of an entity, which anybody can look up: no name of a person, no mail on record, and nothing
 * of how the key stands (ATK-16). Its number is in the file itself, so that a request of ours is known for one.
 */
export function requestSheet(frame: RequestFrame, request: DrawnRequest): Sheet {
  const t = frame.texts.in(written)
  const { number, purpose, mail, note, issuedAt, expiresAt } = request
  const { employer, code } = request.loaded
  const at = (moment: typeof issuedAt) =>
    `${formatDate(moment, written)}, ${formatTime(moment)} (${t('g.zone')})`
  const fact = (label: string, ...values: readonly string[]): SheetFact => ({ label, values })
  const spoken = spokenNumber(number)
  const isEntity = shownName(employer) === employer.legalName
  return {
    title: `${t('req.title')} ${code}`,
    lang: locales[written],
    author: frame.institution,
    at: issuedAt,
    keywords: `${requestMark}${number}`,
    blocks: [
      ...(frame.isDemonstration ? [{ is: 'text', text: t('req.demo'), strong: true } as const] : []),
      { is: 'text', text: frame.institution },
      { is: 'heading', level: 1, text: t('req.title') },
      {
        is: 'facts',
        rows: [
          { label: t('req.number'), values: [spoken], isDigest: true },
          fact(t('req.case'), code),
          fact(t('req.date'), at(issuedAt)),
          fact(t('req.to'), frame.institution),
          ...(isEntity ? [fact(t('req.company'), employer.legalName)] : []),
          fact(t('req.ruc'), maskRuc(employer.identifier)),
          fact(t('req.asks'), t(`req.asks.${purpose}`)),
          ...(mail === undefined ? [] : [fact(t('req.mail'), mail)]),
          ...(note === '' ? [] : [fact(t('req.note'), note)]),
          fact(t('req.until'), at(expiresAt)),
        ],
      },
      { is: 'text', text: t('req.text') },
      {
        is: 'code',
        qr: spoken,
        alt: t('req.qr'),
        beside: [
          { is: 'text', text: t('req.how'), strong: true },
          { is: 'text', text: t('req.serves') },
          { is: 'text', text: t('req.qr') },
        ],
      },
    ],
  }
}
