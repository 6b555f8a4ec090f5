import { isOfGalapagos, type ServiceCentre } from '../../../centres/domain/centre.ts'
import type { LoadedCase } from '../../../cases/app/ports.ts'
import { hasShown } from '../../../cases/domain/shown.ts'
import { wayWords, type Way } from '../../../cases/web/ways.ts'
import { formatDate } from '../../../platform/text/dates.ts'
import { locales } from '../../../platform/text/lang.ts'
import type { TextKey } from '../../../platform/text/keys.ts'
import type { Translate } from '../../../platform/text/texts.ts'
import type { Sheet, SheetText } from '../../../platform/ui/sheet.ts'
import type { Visit } from '../../../platform/web/context.ts'
import type { Policy } from '../../../policy/policy.ts'
import { attendedPathOf } from '../app/load-dossier.ts'
import { documentRules, type DocumentRule } from '../domain/documents.ts'
import { stateOf, type DossierDocument } from '../domain/dossier.ts'
import { requestOf, type LetterRequest } from '../domain/letter.ts'

export interface VisitSheetInput {
  readonly visit: Visit
  readonly loaded: LoadedCase
  readonly documents: readonly DossierDocument[]
  readonly policy: Pick<Policy, 'docs' | 'paths'>
  /** Where somebody goes; undefined until a centre was chosen. */
  readonly centre: ServiceCentre | undefined
}

/** What somebody has to know who goes to a centre. It names no person and no company: paper gets lost. */
export interface VisitSheetWords {
  readonly code: string
  readonly facts: readonly (readonly [label: string, value: string])[]
  readonly papers: readonly { readonly name: string; readonly notes: readonly string[] }[]
  readonly steps: readonly string[]
  readonly warning: string
}

const wayOf: Readonly<Record<LetterRequest, Way>> = {
  key: 'office',
  newKey: 'office',
  firstKey: 'firstKey',
  unlock: 'unlock',
}

export function visitSheetWords({ visit, ...input }: VisitSheetInput): VisitSheetWords {
  const { t, lang } = visit
  const { loaded, documents, policy, centre } = input
  const isShown = hasShown(loaded.case)
  // The path says what is the matter with the employer: until it may be told, the steps are those of the usual one.
  const path = isShown ? attendedPathOf(loaded) : 'inPerson'
  const way = wayOf[requestOf(path, loaded.employerFacts.hasKey, isShown)]
  const { time } = wayWords[way]
  const { proofs } = policy.paths[path]
  return {
    code: loaded.code,
    facts: [
      [t('sheet.way'), t(`p16.${way}`)],
      ...(time === undefined ? [] : [[t('sheet.time'), t(time)] as const]),
      [
        t('sheet.where'),
        centre === undefined
          ? t('p16.office.phone', { telefonoAyuda: visit.page.theme.phone })
          : whereWords(t, centre),
      ],
      [t('sheet.made'), formatDate(loaded.now, lang)],
    ],
    papers: documents.map((document) => ({
      name: t(`p90.${document.kind}`),
      notes: notesOf(t, document, policy),
    })),
    steps: [
      t('sheet.step.code'),
      t('sheet.step.check'),
      t(proofs.includes('second') ? 'sheet.step.second' : 'sheet.step.maybeSecond'),
      t('sheet.step.link'),
      t('sheet.step.key'),
    ],
    warning: t('sheet.warning'),
  }
}

const whereWords = (t: Translate, centre: ServiceCentre): string => {
  const zone = isOfGalapagos(centre) ? ` (${t('g.zone.galapagos')})` : ''
  return `${centre.name}, ${centre.address}, ${centre.canton}, ${centre.hours}${zone}`
}

/** Where a paper is asked for, in words. */
const basisKeys: Readonly<
  Record<DocumentRule['basis'], Extract<TextKey, 'sheet.basis.process' | 'sheet.basis.appointment'>>
> = {
  'published process': 'sheet.basis.process',
  'SCVS-INC-DNCDN-2022-0008, RO Sup. 99, 6 July 2022': 'sheet.basis.appointment',
}

function notesOf(t: Translate, document: DossierDocument, policy: Pick<Policy, 'docs'>): readonly string[] {
  const { basis, onRecordAt } = documentRules[document.kind]
  const hint = hintOf(t, document, policy)
  return stateOf(document) === 'skip'
    ? [hint]
    : [hint, ...(onRecordAt === null ? [] : [t('sheet.paper.asked')]), t(basisKeys[basis])]
}

/** What there is to know about a paper before it is fetched (P-90). */
export function hintOf(t: Translate, document: DossierDocument, { docs }: Pick<Policy, 'docs'>): string {
  if (stateOf(document) === 'skip') return t('sheet.paper.onRecord')
  switch (document.kind) {
    case 'cedula':
      return t('p90.cedula.hint')
    case 'ruc':
      return t('p90.ruc.hint', { n: docs.rucMaxAge })
    case 'deed':
      return t('p90.deed.hint')
    case 'letter':
      return t('p90.letter.hint', { n: docs.letterMaxAge })
    case 'appointment':
      return t('p90.appointment.hint')
  }
}

export interface SheetFrame {
  readonly institution: string
  /** Everything that is printed says so there (B2). */
  readonly isDemonstration: boolean
}

/** The sheet as it is printed, in the language of the page. The QR code says the case code and nothing else. */
export function visitSheet(
  { institution, isDemonstration }: SheetFrame,
  { t, lang }: Pick<Visit, 't' | 'lang'>,
  words: VisitSheetWords,
  at: LoadedCase['now'],
): Sheet {
  const line = (text: string): SheetText => ({ is: 'text', text })
  return {
    title: `${t('sheet.title')} ${words.code}`,
    lang: locales[lang],
    author: institution,
    at,
    blocks: [
      ...(isDemonstration ? [{ ...line(t('g.demo')), strong: true } as const] : []),
      { is: 'heading', level: 1, text: t('sheet.title') },
      {
        is: 'code',
        qr: words.code,
        alt: t('letter.qr', { caso: words.code }),
        beside: [
          { ...line(t('letter.case', { caso: words.code })), strong: true },
          ...words.facts.flatMap(([label, value]) => line(`${label}: ${value}`)),
        ],
      },
      { is: 'heading', level: 2, text: t('p16.papers.title') },
      {
        is: 'list',
        mark: 'box',
        items: words.papers.map(({ name, notes }) => ({ text: name, strong: true, notes })),
      },
      { is: 'heading', level: 2, text: t('sheet.steps') },
      { is: 'list', mark: 'number', items: words.steps.map((text) => ({ text })) },
      { ...line(words.warning), strong: true },
    ],
  }
}
