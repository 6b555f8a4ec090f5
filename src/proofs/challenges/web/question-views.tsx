import type { ShownCheck } from '../../../human-check/web/human-gate.ts'
import { HumanWait } from '../../../human-check/web/human-wait.tsx'
import type { CodeName } from '../../../kernel/catalogue.ts'
import { durationInWords, formatMonth } from '../../../platform/text/dates.ts'
import type { Visit } from '../../../platform/web/context.ts'
import {
  Button,
  ButtonLink,
  DateInput,
  Details,
  humanCheckForm,
  InsetText,
  Input,
  Link,
  Radios,
} from '../../../platform/ui/components/index.ts'
import type { Html } from '../../../platform/ui/jsx-runtime.ts'
import { Page } from '../../../platform/ui/page.tsx'
import { CodeLine } from '../../../platform/web/code-line.tsx'
import { StopBlock } from '../../../platform/web/stop-block.tsx'
import type { FieldError } from '../domain/answers.ts'
import { hintKey, noneOfThese, textKey, type Option, type Question } from '../domain/template.ts'

export interface PreparePageProps {
  readonly visit: Visit
  readonly company: string
  readonly count: number
  readonly left: number
  /** Seconds. */
  readonly suspension: number
  readonly formNumber: string
  readonly caseCode: string
  readonly check?: ShownCheck | undefined
  /** What the human check said about the form. */
  readonly refused?: CodeName | undefined
}

/** P-05 · what will be asked, what to have near, and the limit before it can hurt. */
export function PreparePage({
  visit,
  company,
  count,
  left,
  suspension,
  formNumber,
  caseCode,
  check,
  refused,
}: PreparePageProps): Html {
  const { t } = visit
  return (
    <Page
      {...visit.page}
      title={t('p05.title')}
      caption={t('g.step', { n: 2, total: 4 })}
      back="/empresa"
      caseCode={caseCode}
      errors={refused === undefined ? [] : [{ field: 'continuar', text: t('p05.err.human') }]}
      scripts={check === undefined ? [] : ['human-check.js']}
    >
      {refused !== undefined && <StopBlock visit={visit} name={refused} href="/preguntas/comprobacion" />}
      <InsetText>
        {t('p05.company', { razonSocial: company })}
        <br />
        <Link href="/empresa">{t('p05.notMine')}</Link>
      </InsetText>
      <p class="govuk-body">{t('p05.body', { n: count })}</p>
      <h2 class="govuk-heading-m">{t('p05.docs.title')}</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>{t('p05.docs.1')}</li>
        <li>{t('p05.docs.2')}</li>
        <li>{t('p05.docs.3')}</li>
      </ul>
      <p class="govuk-body">{t('p05.exact')}</p>
      <p class="govuk-body">{t('p05.tries', { n: left, plazo: durationInWords(suspension, t) })}</p>
      <p class="govuk-body">{t('p05.noclock')}</p>
      <SetForm visit={visit} formNumber={formNumber} check={check} button={t('p05.start')} />
      <p class="govuk-body">
        <Link href="/otras-formas">{t('p05.other')}</Link>
      </p>
      {refused !== undefined && <CodeLine visit={visit} name={refused} />}
    </Page>
  )
}

interface SetFormProps {
  readonly visit: Visit
  readonly formNumber: string
  readonly check: ShownCheck | undefined
  readonly button: string
}

/** The button that shows a set, with the human check where that set costs one. */
function SetForm({ visit, formNumber, check, button }: SetFormProps): Html {
  return (
    <form
      method="post"
      action="/preguntas"
      novalidate
      {...(check === undefined ? {} : humanCheckForm(check.challenge, visit.page.assets))}
    >
      <input type="hidden" name="f" value={formNumber} />
      {check !== undefined && <HumanWait visit={visit} ticketWait={check.ticketWait} />}
      <Button id="continuar">{button}</Button>
    </form>
  )
}

/** P-05 for a thin file: said at once, no try lost, and which ways do serve. */
export function ThinPage({ visit, caseCode }: { readonly visit: Visit; readonly caseCode: string }): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('p05.thin.title')} caseCode={caseCode}>
      <p class="govuk-body">{t('p05.thin.body')}</p>
      <p class="govuk-body">{t('p05.thin.tries')}</p>
      <ButtonLink href="/otras-formas">{t('p05.thin.ways')}</ButtonLink>
      <CodeLine visit={visit} name="notEnoughOnRecord" />
    </Page>
  )
}

export interface QuestionPageProps {
  readonly visit: Visit
  readonly question: Question
  readonly n: number
  readonly total: number
  readonly formNumber: string
  readonly caseCode: string
  readonly typed: Readonly<Partial<Record<'day' | 'month' | 'year', string>>>
  readonly errors: readonly FieldError[]
}

/** P-06 · one question. What was answered before is never shown again. */
export function QuestionPage(props: QuestionPageProps): Html {
  const { visit, question, n, total, errors } = props
  const { t } = visit
  const words = questionWords(visit, question)
  const idOf = (field: FieldError['field']) => (field === 'answer' ? 'respuesta' : `respuesta-${field}`)
  const say = (error: FieldError) =>
    error.key === 'p06.err.date.part' ? t(error.key, { parte: parteOf(error.values?.parte) }) : t(error.key)
  const first = errors[0]
  const error = first === undefined ? undefined : say(first)
  return (
    <Page
      {...visit.page}
      title={words.text}
      ownHeading
      back={n === 1 ? '/preguntas' : `/preguntas/${n - 1}`}
      errors={errors.map((one) => ({ field: idOf(one.field), text: say(one) }))}
      caseCode={props.caseCode}
    >
      <span class="govuk-caption-l">{t('p06.caption', { n, total })}</span>
      <form method="post" action={`/preguntas/${n}`} novalidate>
        <input type="hidden" name="f" value={props.formNumber} />
        <AnswerField {...props} words={words} error={error} />
        <Button>{t('g.continue')}</Button>
      </form>
      <form method="post" action="/preguntas/no-lo-se" novalidate>
        <input type="hidden" name="f" value={props.formNumber} />
        <Button kind="secondary">{t('p06.dontknow')}</Button>
      </form>
    </Page>
  )
}

interface Words {
  readonly text: string
  readonly hint: string | undefined
}

function AnswerField({
  visit,
  question,
  words,
  error,
  errors,
  typed,
}: QuestionPageProps & { readonly words: Words; readonly error: string | undefined }): Html {
  const { t } = visit
  const legend = { legend: words.text, legendClass: 'govuk-fieldset__legend--l', legendIsHeading: true }
  switch (question.type) {
    case 'date':
    case 'month': {
      const dated = question.type === 'date'
      return (
        <DateInput
          {...legend}
          id="respuesta"
          parts={dated ? ['day', 'month', 'year'] : ['month', 'year']}
          labels={{ day: t('p06.day'), month: t('p06.month'), year: t('p06.year') }}
          values={typed}
          hint={[
            words.hint === undefined ? false : `${words.hint.replace(/\.$/, '')}. `,
            dated ? t('p06.date.hint') : t('p06.monthYear.hint'),
          ]}
          error={error}
          wrong={errors.flatMap((one) => (one.field === 'answer' ? [] : [one.field]))}
        />
      )
    }
    case 'choice':
      return (
        <Radios
          {...legend}
          name="answer"
          idPrefix="respuesta"
          hint={words.hint}
          error={error}
          items={[
            ...(question.options ?? []).map((option) => ({
              value: option.value,
              label: optionWords(visit, option),
            })),
            { value: noneOfThese, label: t('p06.none') },
          ]}
        />
      )
    case 'number':
    case 'text':
      return (
        <Input
          name="answer"
          id="respuesta"
          label={words.text}
          labelClass="govuk-label--l"
          labelIsHeading
          hint={words.hint}
          error={error}
          inputmode={question.type === 'number' ? 'numeric' : undefined}
          class={question.type === 'number' ? 'govuk-input--width-5' : undefined}
        />
      )
  }
}

function questionWords(visit: Visit, question: Question): Words {
  const { t, lang } = visit
  const month = /^(\d{4})-(\d{2})$/.exec(question.params.month ?? '')
  const mesAnio = month === null ? '' : formatMonth(Number(month[1]), Number(month[2]), lang)
  return { text: t(textKey(question.template), { mesAnio }), hint: t(hintKey(question.template)) }
}

function optionWords({ t }: Visit, option: Option): string {
  return t(option.key, { nombre: option.values?.['nombre'] ?? '', dia: option.values?.['dia'] ?? '' })
}

const parteOf = (part: 'day' | 'month' | 'year' | undefined) =>
  part === 'day' || part === 'month' ? part : 'other'

export interface MismatchPageProps {
  readonly visit: Visit
  readonly left: number
  readonly formNumber: string
  readonly caseCode: string
  readonly check: ShownCheck | undefined
}

/** P-07 · never which answer, nor how many were right (ATK-17). */
export function MismatchPage({ visit, left, formNumber, caseCode, check }: MismatchPageProps): Html {
  const { t } = visit
  return (
    <Page
      {...visit.page}
      title={t('p07.title')}
      caseCode={caseCode}
      scripts={check === undefined ? [] : ['human-check.js']}
    >
      <p class="govuk-body">{t('p07.left', { n: left })}</p>
      <InsetText>{t('p07.tip')}</InsetText>
      <SetForm visit={visit} formNumber={formNumber} check={check} button={t('p07.retry')} />
      <Details summary={t('p07.later')}>{t('p07.saved', { caso: caseCode })}</Details>
      <p class="govuk-body">
        <Link href="/otras-formas">{t('p07.other')}</Link>
      </p>
      <CodeLine visit={visit} name="answersMismatch" />
    </Page>
  )
}
