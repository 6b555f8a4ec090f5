import { plus, toIso, days, type Instant } from '../../kernel/time.ts'
import { formatDate, formatTime, nextMinute } from '../../platform/text/dates.ts'
import type { TextKey } from '../../platform/text/keys.ts'
import { CodeLine } from '../../platform/web/code-line.tsx'
import type { Visit } from '../../platform/web/context.ts'
import {
  Button,
  ButtonLink,
  Details,
  Input,
  InsetText,
  Link,
  type FieldError,
} from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { LoadedCase } from '../app/ports.ts'
import type { CaseStatus } from './case-status.ts'
import type { StoryLine } from './case-story.ts'
import { AppointmentBlock, type ShownAppointment } from './case-turn.tsx'
import { WayBlock, type NamedWay } from './way-block.tsx'

export interface TypedLookup {
  readonly codigo: string
  readonly cedula: string
}

export interface LookupError {
  readonly field: keyof TypedLookup
  readonly key: Extract<TextKey, 'p95.err.code' | 'p95.err.ced4' | 'p95.err.none'>
}

export interface FindCasePageProps {
  readonly visit: Visit
  readonly formNumber: string
  readonly typed?: TypedLookup | undefined
  readonly errors?: readonly LookupError[] | undefined
  /** The code has no tries left until then. */
  readonly againFrom?: Instant | undefined
}

/** P-95 · code and four digits. An unknown code and wrong digits are one answer. */
export function FindCasePage({ visit, formNumber, typed, errors = [], againFrom }: FindCasePageProps): Html {
  const { t, lang } = visit
  const wordsFor = (field: keyof TypedLookup) => {
    // What was not found is said once, above: neither of the two fields is known to be the wrong one.
    const error = errors.find((one) => one.field === field && one.key !== 'p95.err.none')
    return error === undefined ? undefined : t(error.key)
  }
  const summary: FieldError[] = errors.map(({ field, key }) => ({ field, text: t(key) }))
  if (againFrom !== undefined) {
    const text = t('p95.err.tries', dayAndTime(nextMinute(againFrom), lang))
    summary.push({ field: 'codigo', text })
  }
  return (
    <Page {...visit.page} title={t('p95.title')} back="/" errors={summary}>
      <form method="post" action="/caso" novalidate>
        <input type="hidden" name="f" value={formNumber} />
        <Input
          name="codigo"
          label={t('p95.code')}
          hint={t('p95.code.hint')}
          error={wordsFor('codigo')}
          value={typed?.codigo}
          class="govuk-input--width-20"
          autocapitalize="characters"
          spellcheck={false}
        />
        <Input
          name="cedula"
          label={t('p95.ced4')}
          error={wordsFor('cedula')}
          value={typed?.cedula}
          inputmode="numeric"
          class="govuk-input--width-4"
        />
        <Button>{t('p95.go')}</Button>
      </form>
      <Details summary={t('p95.lost')}>
        {t('p95.lost.body', { telefonoAyuda: visit.page.theme.phone })}
      </Details>
      {errors.some(({ key }) => key === 'p95.err.none') && <CodeLine visit={visit} name="caseNotFound" />}
    </Page>
  )
}

export interface CasePageProps {
  readonly visit: Visit
  readonly loaded: LoadedCase
  readonly status: CaseStatus
  readonly story: readonly StoryLine[]
  readonly caseKeepDays: number
  /** Why it stands still, as far as the reader may know. */
  readonly why?: Html | undefined
  /** Where one may be asked for, or is; undefined where neither is so. */
  readonly turn?: { readonly of: ShownAppointment | undefined } | undefined
  /** What the browser that opened the case may do from here; undefined in any other. */
  readonly own?:
    | {
        readonly resume?: string | undefined
        readonly withdraw: boolean
        readonly receipt: boolean
        /** Of a case that ends at a counter: the way there. */
        readonly way?: NamedWay | undefined
      }
    | undefined
}

/** P-96 · what has happened, what is next, whose turn it is, until when. Nothing of anybody's data. */
export function CasePage({
  visit,
  loaded,
  status,
  story,
  caseKeepDays,
  why,
  turn,
  own,
}: CasePageProps): Html {
  const { t, lang } = visit
  const here = `/caso/${loaded.code}`
  const isOver = status.turn === 'nobody'
  return (
    <Page
      {...visit.page}
      title={t('p96.title', { caso: loaded.code })}
      back="/caso"
      styles={own?.way === undefined ? [] : ['more.css']}
    >
      <InsetText>{turnOf(visit, status)}</InsetText>
      {status.turn === 'person' && status.until !== null && (
        <p class="govuk-body">{t('p96.by', dayAndTime(status.until, lang))}</p>
      )}
      {why}
      {own?.resume !== undefined && <ButtonLink href={own.resume}>{t('p96.resume')}</ButtonLink>}
      {own?.way !== undefined && (
        <>
          <ButtonLink href={`${here}/documentos`}>{t('p90.title')}</ButtonLink>
          <WayBlock visit={visit} code={loaded.code} way={own.way} />
        </>
      )}
      {turn !== undefined && <AppointmentBlock visit={visit} code={loaded.code} turn={turn.of} />}
      {own?.withdraw === true && own.way === undefined && (
        <p class="govuk-body">
          <Link href={`${here}/documentos`}>{t('p90.title')}</Link>
        </p>
      )}
      {own?.receipt === true && (
        <ul class="govuk-list govuk-list--spaced">
          <li>
            <Link href={`${here}/comprobante.pdf`} class="clv-target">
              {t('p13.receipt')}
            </Link>
          </li>
          <li>
            <Link href={`${here}/comprobante.json`} class="clv-target">
              {t('p96.receipt.file')}
            </Link>
          </li>
        </ul>
      )}
      {own === undefined && !isOver && (
        <>
          <p class="govuk-body">{t('p96.elsewhere')}</p>
          <ButtonLink href="/empresa" kind="secondary">
            {t('p14.restart')}
          </ButtonLink>
        </>
      )}
      <h2 class="govuk-heading-m">{t('p96.history')}</h2>
      <ol class="govuk-list govuk-list--spaced">
        {story.map(({ key, at }) => (
          <li>
            <time datetime={toIso(at)}>
              {formatDate(at, lang)}, {formatTime(at)}
            </time>
            <br />
            {t(key)}
          </li>
        ))}
      </ol>
      <p class="govuk-hint">{t('g.zone')}</p>
      <p class="govuk-body">
        {t('p96.until', { fecha: formatDate(plus(loaded.case.touchedAt, days(caseKeepDays)), lang) })}
      </p>
      {own?.withdraw === true && (
        <p class="govuk-body">
          <Link href={`${here}/retirar`}>{t('p96.withdraw')}</Link>
        </p>
      )}
      <p class="govuk-body">
        <Link href="/otras-formas">{t('p14.other')}</Link>
      </p>
    </Page>
  )
}

function turnOf({ t, lang }: Visit, status: CaseStatus): string {
  switch (status.turn) {
    case 'person':
      return t('p96.you', { accion: t(status.step) })
    case 'wait':
      return t('p96.you', { accion: t('p96.do.wait', dayAndTime(nextMinute(status.until), lang)) })
    case 'institution':
      return t('p96.us', { accion: t(status.step), fecha: formatDate(status.until, lang) })
    case 'nobody':
      return {
        done: t('p96.done'),
        unlocked: t('p96.unlocked'),
        withdrawn: t('p96.withdraw.done'),
        closed: t('p96.closed'),
      }[status.because]
  }
}

const dayAndTime = (at: Instant, lang: Visit['lang']) => ({
  fecha: formatDate(at, lang),
  hora: formatTime(at),
})

export interface WithdrawPageProps {
  readonly visit: Visit
  readonly code: string
  readonly formNumber: string
}

/** P-96, second step of taking a request back. */
export function WithdrawPage({ visit, code, formNumber }: WithdrawPageProps): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('p96.withdraw')} back={`/caso/${code}`} caseCode={code}>
      <p class="govuk-body">{t('p96.withdraw.ask')}</p>
      <form method="post" action={`/caso/${code}/retirar`} novalidate>
        <input type="hidden" name="f" value={formNumber} />
        <Button kind="warning">{t('p96.withdraw')}</Button>
      </form>
      <p class="govuk-body">
        <Link href={`/caso/${code}`}>{t('p96.withdraw.keep')}</Link>
      </p>
    </Page>
  )
}
