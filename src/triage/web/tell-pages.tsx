import type { ShownCheck } from '../../human-check/web/human-gate.ts'
import { HumanWait } from '../../human-check/web/human-wait.tsx'
import type { CheckWord } from '../../human-check/app/check-words.ts'
import { formatDate, formatTime } from '../../platform/text/dates.ts'
import {
  Button,
  humanCheckForm,
  Input,
  InsetText,
  Link,
  Textarea,
} from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { CodeLine } from '../../platform/web/code-line.tsx'
import type { Visit } from '../../platform/web/context.ts'
import type { Enquiry } from '../app/enquiries.ts'
import { slugOf } from '../domain/rows.ts'
import type { RowId } from '../domain/row-types.ts'
import { APerson } from './find-page.tsx'
import { resultPath, tellPaths, triagePath } from './paths.ts'

export interface TellPageProps extends ShownCheck {
  readonly visit: Visit
  readonly formNumber: string
  readonly keepDays: number
  readonly typed: string
  readonly error?: 't06.err' | 't06.err.long' | undefined
  readonly refused?: CheckWord
}

/** T-06 · what is seen on the screen, in one's own words, for an officer to answer. */
export function TellPage({ visit, typed, error, refused, ...props }: TellPageProps): Html {
  const { t } = visit
  return (
    <Page
      {...visit.page}
      title={t('t06.title')}
      styles={['more.css']}
      back={triagePath}
      errors={[
        ...(error === undefined ? [] : [{ field: 'texto', text: t(error) }]),
        ...(refused === undefined ? [] : [{ field: 'enviar', text: t('p02.err.human') }]),
      ]}
      scripts={['human-check.js']}
    >
      <p class="govuk-body">{t('t06.lead')}</p>
      <form
        method="post"
        action={tellPaths.tell}
        novalidate
        {...humanCheckForm(props.challenge, visit.page.assets)}
      >
        <input type="hidden" name="f" value={props.formNumber} />
        <Textarea
          name="texto"
          label={t('t06.label')}
          hint={t('t06.hint')}
          error={error === undefined ? undefined : t(error)}
          value={typed}
          rows={5}
        />
        <p class="govuk-body">{t('t06.kept', { n: props.keepDays })}</p>
        <HumanWait visit={visit} ticketWait={props.ticketWait} />
        <Button id="enviar">{t('t06.send')}</Button>
      </form>
      {refused !== undefined && <CodeLine visit={visit} name={refused} />}
      <p class="govuk-body">
        <Link href={tellPaths.look} class="clv-target">
          {t('t06.have')}
        </Link>
      </p>
      <APerson visit={visit} />
    </Page>
  )
}

export interface LookPageProps {
  readonly visit: Visit
  readonly formNumber: string
  readonly typed: string
  readonly isWrong?: boolean
}

/** Where the code of something told is typed. */
export function LookPage({ visit, formNumber, typed, isWrong = false }: LookPageProps): Html {
  const { t } = visit
  const error = isWrong ? t('t06.look.err') : undefined
  return (
    <Page
      {...visit.page}
      title={t('t06.look')}
      back={tellPaths.tell}
      errors={error === undefined ? [] : [{ field: 'codigo', text: error }]}
    >
      <form method="post" action={tellPaths.look} novalidate>
        <input type="hidden" name="f" value={formNumber} />
        <Input
          name="codigo"
          label={t('t06.code')}
          hint={t('t06.code.hint')}
          error={error}
          value={typed}
          autocapitalize="characters"
          spellcheck={false}
          class="govuk-input--width-20"
        />
        <Button>{t('t06.look.go')}</Button>
      </form>
    </Page>
  )
}

export interface ToldPageProps {
  readonly visit: Visit
  readonly enquiry: Enquiry
  readonly keepDays: number
}

/**
 * What came of it, for whoever holds the code. What was told is not shown again: the code may have been seen by somebody
 * else, and the words are the person's own.
 */
export function ToldPage({ visit, enquiry, keepDays }: ToldPageProps): Html {
  const { t, lang } = visit
  const { answer, endedAt, proposed } = enquiry
  const title = answer !== null ? 't06.answered' : endedAt !== null ? 't06.closed' : ('t06.waiting' as const)
  return (
    <Page {...visit.page} title={t(title)} styles={['more.css']} back={triagePath}>
      <InsetText>{t('t06.yours', { caso: enquiry.code })}</InsetText>
      <p class="govuk-body">
        {t('t06.told', { fecha: formatDate(enquiry.toldAt, lang), hora: formatTime(enquiry.toldAt) })}
      </p>
      {answer !== null && (
        <>
          {/* An officer writes it by hand, in the language that they have. */}
          <p class="govuk-body">{answer.text}</p>
          <Rows visit={visit} title="t06.answer.row" rows={[answer.row]} />
        </>
      )}
      {answer === null && (
        <p class="govuk-body">
          {endedAt === null ? t('t06.waiting.body', { n: keepDays }) : t('t06.closed.body')}
        </p>
      )}
      {answer === null && proposed.length > 0 && <Rows visit={visit} title="t06.proposed" rows={proposed} />}
      <APerson visit={visit} />
    </Page>
  )
}

const Rows = ({
  visit: { t },
  title,
  rows,
}: {
  readonly visit: Visit
  readonly title: 't06.answer.row' | 't06.proposed'
  readonly rows: readonly RowId[]
}): Html => (
  <>
    <h2 class="govuk-heading-m">{t(title)}</h2>
    <ul class="govuk-list govuk-list--spaced">
      {rows.map((row) => (
        <li>
          <Link href={resultPath(row)} class="clv-target">
            {t(`t.${slugOf(row)}.title`)}
          </Link>
        </li>
      ))}
    </ul>
  </>
)
