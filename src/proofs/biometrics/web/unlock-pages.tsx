import { MailCodeForm, mailCodeError, ScreenCode } from '../../../cases/web/mail-code.tsx'
import type { ShownCheck } from '../../../human-check/web/human-gate.ts'
import { HumanWait } from '../../../human-check/web/human-wait.tsx'
import type { CodeName } from '../../../kernel/catalogue.ts'
import { Button, humanCheckForm, Link, Radios } from '../../../platform/ui/components/index.ts'
import type { Html } from '../../../platform/ui/jsx-runtime.ts'
import { Page } from '../../../platform/ui/page.tsx'
import { CodeLine } from '../../../platform/web/code-line.tsx'
import type { Visit } from '../../../platform/web/context.ts'

export interface UnlockWaysPageProps {
  readonly visit: Visit
  readonly formNumber: string
  readonly nothingChosen?: boolean
}

/** P-30 · one question. It says nothing of any company, so it is the same for everybody. */
export function UnlockWaysPage({ visit, formNumber, nothingChosen = false }: UnlockWaysPageProps): Html {
  const { t } = visit
  const error = nothingChosen ? t('p30.err') : undefined
  return (
    <Page
      {...visit.page}
      title={t('p30.title')}
      ownHeading
      back="/tramite"
      errors={error === undefined ? [] : [{ field: 'forma', text: error }]}
    >
      <form method="post" action="/desbloqueo" novalidate>
        <input type="hidden" name="f" value={formNumber} />
        <Radios
          name="forma"
          legend={t('p30.title')}
          legendClass="govuk-fieldset__legend--l"
          legendIsHeading
          error={error}
          items={[
            { value: 'huella', label: t('p30.bio'), hint: t('p30.bio.hint') },
            { value: 'llave', label: t('p30.key'), hint: t('p30.key.hint') },
            { value: 'video', label: t('p30.video') },
            { value: 'centro', label: t('p30.office') },
            { value: 'firma', label: t('p30.sign') },
          ]}
        />
        <Button>{t('g.continue')}</Button>
      </form>
    </Page>
  )
}

export interface OnFilePageProps extends ShownCheck {
  readonly visit: Visit
  readonly formNumber: string
  readonly caseCode: string
  readonly triesPerDay: number
  /** What the human check said about the form, or that the tries of the day are spent. */
  readonly refused?: CodeName | undefined
}

/**
 * P-31 · what is on file. It says that nobody is compared today, because nobody is (CHANNELS 1.2), and the same to
 * whoever is on file and whoever is not (ATK-18).
 */
export function OnFilePage(props: OnFilePageProps): Html {
  const { visit, refused } = props
  const { t } = visit
  const isSpent = refused === 'resendLimit'
  const error = refused === undefined ? undefined : isSpent ? t('p31.err.limit') : t('p31.err.human')
  return (
    <Page
      {...visit.page}
      title={t('p31.title')}
      back="/desbloqueo"
      caseCode={props.caseCode}
      errors={error === undefined ? [] : [isSpent ? { text: error } : { field: 'enviar', text: error }]}
      scripts={['human-check.js']}
    >
      <p class="govuk-body">{t('p31.what')}</p>
      <p class="govuk-body">{t('p31.mail')}</p>
      <p class="govuk-body">{t('p31.not')}</p>
      <p class="govuk-body">{t('p31.tries', { n: props.triesPerDay })}</p>
      {!isSpent && (
        <form
          method="post"
          action="/desbloqueo/biometria"
          novalidate
          {...humanCheckForm(props.challenge, visit.page.assets)}
        >
          <input type="hidden" name="f" value={props.formNumber} />
          <HumanWait visit={visit} ticketWait={props.ticketWait} />
          <Button id="enviar">{t('p31.go')}</Button>
        </form>
      )}
      <p class="govuk-body">
        <Link href="/desbloqueo">{t('p31.other')}</Link>
      </p>
      {refused !== undefined && <CodeLine visit={visit} name={refused} />}
    </Page>
  )
}

export interface AskedPageProps {
  readonly visit: Visit
  readonly formNumber: string
  readonly caseCode: string
  readonly screenCode: string
  readonly problem?: 'empty' | 'bad' | undefined
}

/** P-31, once it was asked · one page for all that may come of it: where to look, and what to do if nothing comes. */
export function AskedPage({ visit, formNumber, caseCode, screenCode, problem }: AskedPageProps): Html {
  const { t } = visit
  const error = mailCodeError(visit, problem)
  return (
    <Page
      {...visit.page}
      title={t('p31.sent.title')}
      caseCode={caseCode}
      errors={error === undefined ? [] : [{ field: 'codigo', text: error }]}
    >
      <p class="govuk-body">{t('p31.sent.body')}</p>
      <p class="govuk-body">{t('p31.sent.either')}</p>
      <p class="govuk-body">{t('p31.sent.privacy')}</p>
      <ScreenCode visit={visit} code={screenCode} />
      <MailCodeForm visit={visit} action="/desbloqueo/codigo" formNumber={formNumber} error={error} />
      <p class="govuk-body">{t('p31.sent.none')}</p>
      <p class="govuk-body">
        <Link href="/desbloqueo/biometria">{t('p31.sent.again')}</Link>
      </p>
      <p class="govuk-body">
        <Link href="/desbloqueo">{t('p31.other')}</Link>
      </p>
      {problem === 'bad' && <CodeLine visit={visit} name="mailCodeMismatch" />}
    </Page>
  )
}
