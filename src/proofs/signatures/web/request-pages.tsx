import { durationInWords } from '../../../platform/text/dates.ts'
import {
  Button,
  ButtonLink,
  Input,
  Link,
  Radios,
  SummaryList,
  Textarea,
  type FieldError,
} from '../../../platform/ui/components/index.ts'
import type { Html } from '../../../platform/ui/jsx-runtime.ts'
import { Page } from '../../../platform/ui/page.tsx'
import type { Visit } from '../../../platform/web/context.ts'
import type { RequestPurpose } from '../domain/request.ts'
import {
  purposeValues,
  requestFields,
  type ReadRequest,
  type RequestError,
  type TypedRequest,
} from './request-form.ts'

const asks = {
  newKey: 'p51.reset',
  unlock: 'p51.unlock',
  contact: 'p51.contact',
  representative: 'p51.rep',
} as const satisfies Record<RequestPurpose, string>

/** P-50 · how it works. It says nothing of any company, so it is the same for everybody. */
export function HowPage({ visit }: { readonly visit: Visit }): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('p50.title')} back="/tramite">
      <p class="govuk-body">{t('p50.body')}</p>
      <ol class="govuk-list govuk-list--number">
        <li>{t('p50.1')}</li>
        <li>{t('p50.2')}</li>
        <li>{t('p50.3')}</li>
      </ol>
      <p class="govuk-body">{t('p50.who')}</p>
      <p class="govuk-body">{t('p50.never')}</p>
      <ButtonLink href="/solicitud/datos">{t('p50.start')}</ButtonLink>
      <p class="govuk-body">
        <Link href="/otras-formas">{t('p52.other')}</Link>
      </p>
    </Page>
  )
}

export interface ContentPageProps {
  readonly visit: Visit
  readonly caseCode: string
  readonly formNumber: string
  readonly typed: TypedRequest
  readonly errors: readonly RequestError[]
  readonly suggestion: string | undefined
}

/** P-51 · what is asked for. What was typed stays. */
export function ContentPage({
  visit,
  caseCode,
  formNumber,
  typed,
  errors,
  suggestion,
}: ContentPageProps): Html {
  const { t } = visit
  const said = ({ key }: RequestError) =>
    key === 'p81.err.typo' ? t('p81.err.typo', { sugerencia: suggestion ?? '' }) : t(key)
  const wordsFor = (field: RequestError['field']) => {
    const error = errors.find((one) => one.field === field)
    return error === undefined ? undefined : said(error)
  }
  const summary: FieldError[] = errors.map((error) => ({ field: error.field, text: said(error) }))
  return (
    <Page
      {...visit.page}
      title={t('p51.title')}
      ownHeading
      back="/solicitud"
      caseCode={caseCode}
      styles={['more.css']}
      errors={summary}
    >
      <form method="post" action="/solicitud/datos" novalidate>
        <input type="hidden" name="f" value={formNumber} />
        <input
          type="hidden"
          name="dudado"
          value={suggestion === undefined ? typed.dudado : typed.correo.trim()}
        />
        <Radios
          name="pide"
          legend={t('p51.title')}
          legendClass="govuk-fieldset__legend--l"
          legendIsHeading
          error={wordsFor('pide')}
          value={typed.pide}
          items={[
            { value: purposeValues.newKey, label: t('p51.reset') },
            { value: purposeValues.unlock, label: t('p51.unlock') },
            { value: purposeValues.contact, label: t('p51.contact') },
            { value: purposeValues.representative, label: t('p51.rep'), hint: t('p51.rep.hint') },
          ]}
        />
        <Input
          name="correo"
          type="email"
          label={t('p51.mail')}
          hint={t('p51.mail.hint')}
          error={wordsFor('correo')}
          value={typed.correo}
          autocomplete="email"
          spellcheck={false}
        />
        {suggestion !== undefined && <p class="govuk-body">{t('p81.typo.keep')}</p>}
        <Textarea
          name="nota"
          label={`${t('p51.note')} ${t('g.optional')}`}
          hint={t('p51.note.hint')}
          error={wordsFor('nota')}
          value={typed.nota}
        />
        <Button>{t('g.continue')}</Button>
      </form>
    </Page>
  )
}

export interface CheckPageProps {
  readonly visit: Visit
  readonly caseCode: string
  readonly formNumber: string
  readonly typed: TypedRequest
  readonly read: ReadRequest
  /** Of an entity: anybody can look it up. Undefined where it is the name of a person. */
  readonly company: string | undefined
  /** Seconds. */
  readonly requestLife: number
  /** There is a request that this one takes the place of. */
  readonly replaces: boolean
}

/** P-51, its check page: what will be printed, before it is. */
export function CheckPage({ visit, caseCode, formNumber, typed, read, ...props }: CheckPageProps): Html {
  const { t } = visit
  const change = (field: string) => [
    { href: `/solicitud/datos#${field}`, text: t('g.change'), hiddenText: t('p51.title') },
  ]
  return (
    <Page
      {...visit.page}
      title={t('p51.check.title')}
      back="/solicitud/datos"
      caseCode={caseCode}
      styles={['more.css']}
    >
      <SummaryList
        rows={[
          { key: t('p51.check.asks'), value: t(asks[read.purpose]), actions: change('pide') },
          ...(read.mail === undefined
            ? []
            : [{ key: t('p51.check.mail'), value: <span class="clv-whole">{read.mail}</span> }]),
          ...(props.company === undefined ? [] : [{ key: t('p51.check.company'), value: props.company }]),
          { key: t('p51.check.signer'), value: t('p51.check.signer.rep') },
          ...(read.note === '' ? [] : [{ key: t('p51.check.note'), value: read.note }]),
        ]}
      />
      <p class="govuk-body">{t('p51.check.life', { plazo: durationInWords(props.requestLife, t) })}</p>
      {props.replaces && <p class="govuk-body">{t('p51.check.replaces')}</p>}
      <form method="post" action="/solicitud/revisar" novalidate>
        <input type="hidden" name="f" value={formNumber} />
        {requestFields.map((name) => (
          <input type="hidden" name={name} value={typed[name]} />
        ))}
        <Button>{t('p51.check.go')}</Button>
      </form>
    </Page>
  )
}
