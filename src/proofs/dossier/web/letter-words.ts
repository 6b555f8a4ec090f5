import type { LoadedCase } from '../../../cases/app/ports.ts'
import { hasShown } from '../../../cases/domain/shown.ts'
import { shownName } from '../../../kernel/mask.ts'
import { instant, type Instant } from '../../../kernel/time.ts'
import { formatDate } from '../../../platform/text/dates.ts'
import { locales, type Lang } from '../../../platform/text/lang.ts'
import type { Texts } from '../../../platform/text/texts.ts'
import type { Sheet, SheetText } from '../../../platform/ui/sheet.ts'
import { attendedPathOf } from '../app/load-dossier.ts'
import { oneLine, requestOf } from '../domain/letter.ts'

export interface LetterFrame {
  readonly texts: Texts
  /** Legal name of the institution that is written to. */
  readonly institution: string
  /** Everything that is printed says so there (B2). */
  readonly isDemonstration: boolean
  /** Days that an officer takes the letter for, counted from its date (`docs.letterMaxAge`). */
  readonly maxAge: number
}

/** A letter in words, in the order of the paper. */
export interface LetterWords {
  readonly place: string
  readonly to: readonly string[]
  readonly subject: string
  readonly facts: readonly (readonly [label: string, value: string])[]
  readonly body: readonly string[]
  readonly under: readonly string[]
  readonly caseCode: string
  readonly code: string
  readonly valid: string
  readonly noKey: string
}

/** To be filled in by hand where no register knows the name, or it may not be told yet. */
const blank = '________________________'

/** Institutions are written to in Spanish, whatever language the page is in. */
export const letterLang: Lang = 'es'

/**
 * The request letter of a case. Whoever has shown no more than two numbers reads in it what they typed and the
 * name of an entity, which anybody can look up; names of people, and what is the matter with the key, are left to
 * the person who signs (ATK-16, SCREENS 0.6).
 */
export function letterWords(
  frame: LetterFrame,
  { code, claimant, employer, employerFacts, ...loaded }: LoadedCase,
  { city, at, lang }: { readonly city: string; readonly at: Instant; readonly lang: Lang },
): LetterWords {
  const t = frame.texts.in(lang)
  const isShown = hasShown(loaded.case)
  const { legalName } = employer
  const empresa = isShown || shownName(employer) === legalName ? oneLine(legalName) : blank
  const known = employer.representatives.find(({ document }) => document === claimant)?.names ?? ''
  const nombre = (isShown && oneLine(known)) || blank
  const path = attendedPathOf({ ...loaded, code, claimant, employer, employerFacts })
  const request = requestOf(path, employerFacts.hasKey, isShown)
  const caseLine = t('letter.case', { caso: code })
  return {
    place: t('letter.place', { ciudad: city, fecha: formatDate(at, lang) }),
    to: [t('letter.to'), frame.institution],
    subject: t('letter.subject', { asunto: t(`letter.subject.${request}`) }),
    facts: [
      [t('letter.company'), empresa],
      [t('letter.ruc'), employer.identifier],
      [t('letter.rep'), nombre],
      [t('letter.cedula'), claimant],
    ],
    body: [
      t('letter.greeting'),
      t('letter.who'),
      t(`letter.ask.${request}`),
      t('letter.true'),
      t('letter.bye'),
    ],
    under: [nombre, t('letter.signs'), t('letter.signs.cedula', { cedula: claimant })],
    caseCode: code,
    code: caseLine,
    valid: t('letter.valid', { n: frame.maxAge, fecha: formatDate(lastDay(at, frame.maxAge), lang) }),
    noKey: t('letter.noKey'),
  }
}

/** Days of 24 hours: the country changes no clocks. */
const lastDay = (at: Instant, days: number): Instant => instant(at + days * 86_400_000)

/** The letter as it is printed. The QR code says the case code and nothing else. */
export function letterSheet(frame: LetterFrame, words: LetterWords, at: Instant): Sheet {
  const t = frame.texts.in(letterLang)
  const line = (text: string): SheetText => ({ is: 'text', text })
  return {
    title: `${t('letter.title')} ${words.caseCode}`,
    lang: locales[letterLang],
    author: frame.institution,
    at,
    blocks: [
      ...(frame.isDemonstration ? [{ ...line(t('g.demo')), strong: true } as const] : []),
      { ...line(words.place), right: true },
      line(words.to.join('\n')),
      { is: 'heading', level: 1, text: words.subject },
      { is: 'facts', rows: words.facts.map(([label, value]) => ({ label, values: [value] })) },
      ...words.body.map(line),
      { is: 'signature', under: words.under },
      {
        is: 'code',
        qr: words.caseCode,
        alt: t('letter.qr', { caso: words.caseCode }),
        beside: [{ ...line(words.code), strong: true }, line(words.valid), line(words.noKey)],
      },
    ],
  }
}
