import { maskPhone } from '../../kernel/mask.ts'
import type { Instant } from '../../kernel/time.ts'
import { ButtonLink, Panel } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { formatDate, formatTime, nextMinute } from '../../platform/text/dates.ts'
import type { Visit } from '../../platform/web/context.ts'
import { aroundMail, mark } from '../../platform/web/masked-mail.tsx'
import type { ChangeView, MailChangeView, PhoneChangeView } from '../app/ports.ts'
import { frame } from './contact-frame.ts'
import { StopForm } from './stop-form.tsx'

interface PageProps {
  readonly visit: Visit
}

export interface ChangeDonePageProps extends PageProps {
  readonly change: ChangeView
  readonly stopNumber: string
}

/** P-83, from the confirmation on: when the new contact counts, and the button that stops it until then. */
export function ChangeDonePage({ visit, change, stopNumber }: ChangeDonePageProps): Html {
  const { t } = visit
  const isDone = change.state.is === 'done'
  const title = change.kind === 'mail' ? mailDone(visit, change) : phoneDone(visit, change)
  return (
    <Page {...frame(visit)} title={title} ownHeading>
      <Panel title={title} />
      {change.kind === 'mail' ? (
        <MailDone visit={visit} change={change} />
      ) : (
        <PhoneDone visit={visit} change={change} />
      )}
      <ButtonLink href="/cuenta">{t('p83.account')}</ButtonLink>
      {!isDone && <StopForm visit={visit} formNumber={stopNumber} />}
    </Page>
  )
}

const mailDone = ({ t }: Visit, { state }: ChangeView): string =>
  t(state.is === 'done' ? 'p83.done' : state.is === 'approval' ? 'p83.review' : 'p83.panel')

const phoneDone = ({ t }: Visit, { state, newPhone }: PhoneChangeView): string =>
  t(newPhone === null ? 'p83.phone.gone' : state.is === 'done' ? 'p83.phone.done' : 'p83.phone.panel')

const fromWhen = ({ t, lang }: Visit, usableFrom: Instant) => ({
  fecha: formatDate(usableFrom, lang),
  hora: `${formatTime(nextMinute(usableFrom))} (${t('g.zone')})`,
})

function MailDone({ visit, change }: PageProps & { readonly change: MailChangeView }): Html {
  const { t } = visit
  const { state } = change
  return (
    <>
      <p class="govuk-body">{aroundMail(visit, t('p83.mail', { correo: mark }), change.newMail)}</p>
      {state.is === 'cooling' && (
        <>
          <p class="govuk-body">{t('p83.from', fromWhen(visit, state.usableFrom))}</p>
          <p class="govuk-body">{t('p83.until')}</p>
          <p class="govuk-body">{t('p83.body')}</p>
        </>
      )}
      {state.is === 'approval' && <p class="govuk-body">{t('p83.review.body')}</p>}
      {state.is === 'done' && <p class="govuk-body">{t('p83.done.body')}</p>}
    </>
  )
}

function PhoneDone({ visit, change }: PageProps & { readonly change: PhoneChangeView }): Html {
  const { t } = visit
  const { state, newPhone } = change
  return (
    <>
      {newPhone !== null && <p class="govuk-body">{t('p83.phone', { celular: maskPhone(newPhone) })}</p>}
      {state.is === 'cooling' && (
        <p class="govuk-body">{t('p83.phone.from', fromWhen(visit, state.usableFrom))}</p>
      )}
      {newPhone === null && <p class="govuk-body">{t('p83.phone.gone.body')}</p>}
      <p class="govuk-body">{t('p83.phone.body')}</p>
    </>
  )
}
