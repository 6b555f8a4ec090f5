import { formatDate } from '../../platform/text/dates.ts'
import { Button, ButtonLink, InsetText, Link, Panel } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { CodeLine } from '../../platform/web/code-line.tsx'
import type { Visit } from '../../platform/web/context.ts'
import { aroundMail, mark } from '../../platform/web/masked-mail.tsx'
import type { Mailbox } from '../domain/mailbox-state.ts'
import { CodeInput } from './code-page.tsx'

export const answerPath = (ref: string): string => `/correo/${ref}`
export const answeredPath = '/correo/listo'

export interface AnswerPageProps {
  readonly visit: Visit
  readonly ref: string
  readonly formNumber: string
  readonly isRefused: boolean
}

/** Where the code of a mail is typed; it shows nothing but what whoever came here knows (ATK-14). */
export function AnswerPage({ visit, ref, formNumber, isRefused }: AnswerPageProps): Html {
  const { t } = visit
  const error = isRefused ? t('buzon.err') : undefined
  return (
    <Page
      {...visit.page}
      title={t('buzon.title')}
      errors={error === undefined ? [] : [{ field: 'codigo', text: error }]}
    >
      <p class="govuk-body">{t('buzon.body')}</p>
      <form method="post" action={answerPath(ref)} novalidate>
        <input type="hidden" name="f" value={formNumber} />
        <CodeInput visit={visit} until={null} error={error} />
        <Button>{t('g.continue')}</Button>
      </form>
      {isRefused && <CodeLine visit={visit} name="mailboxCodeMismatch" />}
    </Page>
  )
}

export function AnsweredPage({ visit }: { readonly visit: Visit }): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('buzon.done')} ownHeading>
      <Panel title={t('buzon.done')}>{t('buzon.done.body')}</Panel>
      <ButtonLink href="/">{t('g.home')}</ButtonLink>
    </Page>
  )
}

export interface MailboxNoticeProps {
  readonly visit: Visit
  readonly address: string
  readonly mailbox: Mailbox
}

/** In the account, where nobody answered or the mail came back; it locks nothing. */
export function MailboxNotice({ visit, address, mailbox }: MailboxNoticeProps): Html | false {
  const { t, lang } = visit
  const { state, lastConfirmedAt } = mailbox
  if (state !== 'silent' && state !== 'refused') return false
  return (
    <InsetText>
      <p class="govuk-body">{aroundMail(visit, t(`buzon.${state}`, { correo: mark }), address)}</p>
      {lastConfirmedAt !== null && (
        <p class="govuk-body">{t('buzon.last', { fecha: formatDate(lastConfirmedAt, lang) })}</p>
      )}
      <p class="govuk-body">
        <Link href="/contacto">{t('buzon.mend')}</Link>
      </p>
    </InsetText>
  )
}
