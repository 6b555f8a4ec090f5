import { formatDate, formatTime } from '../../platform/text/dates.ts'
import { calendarOf } from '../../kernel/civil-day.ts'
import type { OfficerId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { RegistrySource } from '../../policy/policy.ts'
import {
  Button,
  Checkboxes,
  DateInput,
  Details,
  InsetText,
  Link,
  Radios,
  SummaryList,
  Tag,
  Textarea,
  type TagColour,
  WideTable,
} from '../../platform/ui/components/index.ts'
import type { Child, Html } from '../../platform/ui/jsx-runtime.ts'
import type { TextKey } from '../../platform/text/keys.ts'
import type { Visit } from '../../platform/web/context.ts'
import {
  documentRules,
  type DocumentKind,
  type DocumentPoint,
} from '../../proofs/dossier/domain/documents.ts'
import {
  checkInForce,
  stateOf,
  type DossierDocument,
  type DossierFile,
  type DocumentState,
} from '../../proofs/dossier/domain/dossier.ts'
import type { CounterFile } from '../app/counter-file.ts'
import type { Inquiry } from '../domain/inquiry.ts'
import { casePath, deskRoutes, paperPath } from './desk-paths.ts'
import {
  isAboutDay,
  paperAct,
  pointField,
  registryAct,
  type PaperError,
  type TypedDay,
  type TypedPaper,
} from './paper-form.ts'
import { ScanForm, type ScanMistake } from './scan-form.tsx'
import { momentWords } from './told-acts.ts'

/** What was refused, beside the field it belongs to. */
export interface PaperMistake {
  readonly field: string
  readonly kind?: DocumentKind
  readonly typed?: TypedPaper
  readonly error: PaperError
}

export interface PapersTabProps {
  readonly visit: Visit
  readonly code: string
  readonly file: CounterFile
  /** Days that papers with a date are taken for. */
  readonly oldest: { readonly rucMaxAge: number; readonly letterMaxAge: number }
  /** False for whoever only looks. */
  readonly mayWork: boolean
  readonly mistake: PaperMistake | undefined
  readonly scan: ScanMistake | undefined
  /** Undefined for who is no longer known. */
  nameOf(officer: OfficerId): string | undefined
}

export const paperColour: Readonly<Record<DocumentState, TagColour>> = {
  missing: 'grey',
  received: 'blue',
  inReview: 'yellow',
  ok: 'green',
  fix: 'red',
  skip: 'turquoise',
}

/** S-06. */
export function PapersTab(props: PapersTabProps): Html {
  const { visit, file, mayWork } = props
  const { t } = visit
  const { documents } = file.dossier
  const settled = documents.filter((one) => ['ok', 'skip'].includes(stateOf(one))).length
  return (
    <>
      <h2 class="govuk-heading-m">{t('s06.title')}</h2>
      {!mayWork && <p class="govuk-body">{t('s06.take')}</p>}
      <p class="govuk-body">{t('s06.done', { n: settled, total: documents.length })}</p>
      {file.attendance?.paper != null && (
        <InsetText>{t('paper.measured', moment(visit, file.attendance.paper.attendedAt))}</InsetText>
      )}
      <Registries {...props} />
      {documents.map((document) => (
        <Paper {...props} document={document} />
      ))}
    </>
  )
}

function Registries({ visit, code, file: { inquiry }, mayWork, mistake }: PapersTabProps): Html {
  const { t } = visit
  return (
    <section aria-labelledby="registros">
      <h3 class="govuk-heading-s" id="registros">
        {t('s06.reg.title')}
      </h3>
      {inquiry === null ? (
        <p class="govuk-body">{t('s06.reg.none')}</p>
      ) : (
        <Answers visit={visit} inquiry={inquiry} />
      )}
      {mayWork && (
        <form method="post" action={casePath(deskRoutes.registries, code)} novalidate>
          <input type="hidden" name="f" value={visit.formNumber(registryAct(code))} />
          {mistake?.field === 'registros' && <p class="govuk-error-message">{t(mistake.error)}</p>}
          <p class="govuk-hint">{t('s06.reg.note')}</p>
          <Button kind={inquiry === null ? 'primary' : 'secondary'}>
            {t(inquiry === null ? 's06.reg.ask' : 's06.reg.again')}
          </Button>
        </form>
      )}
    </section>
  )
}

/** How each registry answered the officer's question, with the time it speaks of. */
export function Answers({ visit, inquiry }: { readonly visit: Visit; readonly inquiry: Inquiry }): Html {
  const { t } = visit
  return (
    <>
      <p class="govuk-body">
        {t(`s06.reg.${inquiry.verdict}`)} {t('s06.reg.at', moment(visit, inquiry.at))}
      </p>
      <WideTable
        caption={t('s06.reg.title')}
        firstCellIsHeader
        columns={[
          { header: t('s06.reg.registry') },
          { header: t('s06.reg.answer') },
          { header: t('s05.asOf') },
        ]}
        rows={inquiry.answers.map(({ registry, outcome, asOf }) => [
          t(`s05.registry.${registry}`),
          t(
            `s06.reg.st.${outcome === 'found' || outcome === 'notFound' || outcome === 'partial' ? outcome : 'none'}`,
          ),
          asOf === null ? t('s05.noanswer') : momentWords(asOf),
        ])}
      />
    </>
  )
}

type PaperProps = PapersTabProps & { readonly document: DossierDocument }

function Paper(props: PaperProps): Html {
  const { visit, code, document, mayWork } = props
  const { t } = visit
  const { kind, file } = document
  const state = stateOf(document)
  const check = checkInForce(document)
  // What is in order takes no place from what is still to be done.
  const isSettledPaper = state === 'ok' || state === 'skip'
  return (
    <section aria-labelledby={`${kind}-nombre`}>
      <h3 class="govuk-heading-s" id={`${kind}-nombre`}>
        {t(`p90.${kind}`)}
      </h3>
      <SummaryList
        rows={[
          { key: t('s06.state'), value: <Tag colour={paperColour[state]}>{t(`p90.st.${state}`)}</Tag> },
          { key: t('s06.source'), value: sourceOf(props) },
          ...(check?.result === 'fix'
            ? [{ key: t('s06.fix'), value: t('s06.told', { motivo: check.reason }) }]
            : []),
        ]}
      />
      {file !== null && file.state === 'kept' && (
        <p class="govuk-body">
          <Link href={paperPath(deskRoutes.file, code, kind)}>{t('s06.open', { nombre: file.name })}</Link>
        </p>
      )}
      {document.check?.hasLapsed === true && <p class="govuk-body">{t('s06.lapsed')}</p>}
      {file?.state === 'quarantined' && <p class="govuk-body">{t('s06.quarantined')}</p>}
      {mayWork && documentRules[kind].upload && <ScanForm {...props} mistake={props.scan} />}
      {mayWork &&
        (isSettledPaper ? (
          <Details summary={t('s06.change')} open={props.mistake?.kind === kind}>
            <PaperForm {...props} />
          </Details>
        ) : (
          <PaperForm {...props} />
        ))}
    </section>
  )
}

function sourceOf(props: PaperProps): Child {
  const { visit, document } = props
  const { t } = visit
  const { file, onRecord } = document
  const wasSeen = checkInForce(document)?.fileDigest === null
  if (file !== null && file.scannedBy !== null)
    return (
      <>
        {wasSeen && `${t('s06.source.seen')}. `}
        {scannedWords(props, file.scannedBy, file.at)}
      </>
    )
  if (wasSeen) return t('s06.source.seen')
  if (file !== null) return t('s06.source.file', moment(visit, file.at))
  return onRecord === null
    ? t('s06.source.none')
    : t('s06.source.record', { registro: registryName(visit, onRecord.registry) })
}

const scannedWords = ({ visit, nameOf }: PapersTabProps, officer: OfficerId, at: Instant): string =>
  visit.t('s06.source.scanned', {
    nombre: nameOf(officer) ?? visit.t('s06.source.someone'),
    ...moment(visit, at),
  })

/** One form a paper: whoever checks one loses nothing that they wrote about another. */
function PaperForm({ visit, code, document, oldest, mistake }: PaperProps): Html {
  const { t } = visit
  const { kind, file, onRecord } = document
  const mine = mistake?.kind === kind ? mistake : undefined
  const error = mine === undefined ? undefined : t(mine.error)
  const isDayWrong = mine !== undefined && isAboutDay(mine.error)
  const dayWords = dayWordsOf(kind)
  const points = mine?.typed?.points ?? checkInForce(document)?.points ?? []
  return (
    <form method="post" action={paperPath(deskRoutes.document, code, kind)} novalidate>
      <input type="hidden" name="f" value={visit.formNumber(paperAct(code, kind))} />
      <input type="hidden" name="archivo" value={digestToJudge(file)} />
      <Checkboxes
        name={`${kind}-puntos`}
        class="govuk-checkboxes--small"
        legend={t('s06.points')}
        values={[...points, ...(mine?.typed?.isOriginal === true ? ['si'] : [])]}
        items={[
          ...documentRules[kind].points.map((point) => ({
            value: point,
            name: pointField(point),
            label: pointWords(visit, kind, point, oldest),
          })),
          { value: 'si', name: 'original', id: `${kind}-original`, label: t('s06.seen') },
        ]}
      />
      {dayWords !== undefined && (
        <DateInput
          id={`${kind}-fecha`}
          namePrefix="fecha"
          legend={t(dayWords.label)}
          labels={{ day: t('p06.day'), month: t('p06.month'), year: t('p06.year') }}
          hint={dayWords.hint === undefined ? undefined : t(dayWords.hint)}
          values={mine?.typed?.day ?? keptDay(document)}
          error={isDayWrong ? error : undefined}
        />
      )}
      <Radios
        name="resultado"
        idPrefix={`${kind}-resultado`}
        class="govuk-radios--small govuk-radios--inline"
        legend={t('s06.result')}
        error={isDayWrong ? undefined : error}
        value={mine?.typed?.result}
        items={[
          { value: 'ok', label: t('s06.ok') },
          { value: 'fix', label: t('s06.fix') },
          ...(onRecord === null
            ? []
            : [
                { value: 'skip', label: t('s06.skip', { registro: registryName(visit, onRecord.registry) }) },
              ]),
        ]}
      />
      <Textarea
        name="motivo"
        id={`${kind}-motivo`}
        label={t('s06.reason')}
        hint={t('s06.reason.hint')}
        value={mine?.typed?.reason}
        rows={2}
      />
      <Button kind="secondary">{t('s06.save', { documento: t(`p90.${kind}`) })}</Button>
    </form>
  )
}

interface DayWords {
  readonly label: Extract<TextKey, `s06.day.${string}`>
  readonly hint?: Extract<TextKey, `s06.day.${string}`>
}

/** The day that a paper is asked for; undefined where none counts. */
function dayWordsOf(kind: DocumentKind): DayWords | undefined {
  const { oldest, ends } = documentRules[kind]
  if (ends) return { label: 's06.day.ends', hint: 's06.day.ends.hint' }
  return oldest === null ? undefined : { label: 's06.day.issued' }
}

function keptDay(document: DossierDocument): TypedDay | undefined {
  const day = checkInForce(document)?.day
  if (day === undefined || day === null) return undefined
  const on = calendarOf(day)
  return { day: `${on.day}`, month: `${on.month}`, year: `${on.year}` }
}

/** Of what nobody has called harmless the original counts. */
const digestToJudge = (file: DossierFile | null): string =>
  file !== null && file.state === 'kept' ? file.digest : ''

function pointWords(
  { t }: Visit,
  kind: DocumentKind,
  point: DocumentPoint,
  oldest: PapersTabProps['oldest'],
): string {
  if (point !== 'recent') return t(`s06.point.${point}`)
  const leaf = documentRules[kind].oldest
  return t('s06.point.recent', { n: leaf === null ? 0 : oldest[leaf] })
}

const registryName = ({ t }: Visit, registry: RegistrySource): string => t(`s05.registry.${registry}`)

export const moment = ({ t, lang }: Visit, at: Instant) => ({
  fecha: formatDate(at, lang),
  hora: `${formatTime(at)} (${t('g.zone')})`,
})
