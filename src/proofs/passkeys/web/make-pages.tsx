import { Button, ButtonLink, Panel, SummaryList } from '../../../platform/ui/components/index.ts'
import type { Html } from '../../../platform/ui/jsx-runtime.ts'
import { Page } from '../../../platform/ui/page.tsx'
import { CodeLine } from '../../../platform/web/code-line.tsx'
import type { Visit } from '../../../platform/web/context.ts'
import { PasskeyForm } from '../../../staff/web/passkey-form.tsx'
import type { KeyInvitation } from '../app/ports.ts'
import { passkeyPaths } from './passkey-paths.ts'

export const openAct = 'keyInvitation'
export const makeAct = 'keyMake'

interface OnlyVisit {
  readonly visit: Visit
}

/** The code on the officer's screen leads here, on the person's own phone. Its token stays behind `#` (L-15). */
export function OpenInvitationPage({ visit }: OnlyVisit): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('llave.title')} scripts={['fragment.js']}>
      <p class="govuk-body">{t('llave.body')}</p>
      <p class="govuk-body">{t('llave.shared')}</p>
      <noscript>
        <p class="govuk-body">{t('llave.noscript')}</p>
      </noscript>
      <form method="post" action={passkeyPaths.invitation} novalidate data-fragment="">
        <input type="hidden" name="f" value={visit.formNumber(openAct)} />
        <input type="hidden" name="token" value="" />
        <Button>{t('g.continue')}</Button>
      </form>
    </Page>
  )
}

export interface MakePageProps extends OnlyVisit {
  readonly invitation: KeyInvitation
  readonly error?: 'llave.err' | 'llave.noscript' | undefined
}

/** For which company, so that nobody makes a passkey by mistake, and the button. */
export function MakePage({ visit, invitation, error }: MakePageProps): Html {
  const { t } = visit
  return (
    <Page
      {...visit.page}
      title={t('llave.make.title')}
      errors={error === undefined ? [] : [{ field: 'entrar', text: t(error) }]}
      styles={['more.css']}
      scripts={['passkey.js']}
    >
      <SummaryList rows={[{ key: t('llave.make.company'), value: invitation.company }]} />
      <p class="govuk-body">{t('llave.make.body')}</p>
      {error !== undefined && <CodeLine visit={visit} name="passkeyInconclusive" />}
      <PasskeyForm
        action={passkeyPaths.make}
        formNumber={visit.formNumber(makeAct)}
        ceremony="registration"
        optionsHref={passkeyPaths.makeChallenge}
        failed={t('llave.err')}
        withoutScript={t('llave.noscript')}
      >
        {t('llave.make.go')}
      </PasskeyForm>
    </Page>
  )
}

export function MadePage({ visit }: OnlyVisit): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('llave.done.title')} ownHeading styles={['more.css']}>
      <Panel title={t('llave.done.title')} />
      <p class="govuk-body">{t('llave.done.body')}</p>
      <ButtonLink href="/">{t('g.home')}</ButtonLink>
    </Page>
  )
}

/** Used, expired, replaced or never made: one page, so that nobody learns which. */
export function InvitationOverPage({ visit }: OnlyVisit): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('llave.over.title')}>
      <p class="govuk-body">{t('llave.over.body')}</p>
      <CodeLine visit={visit} name="passkeyInvitationOver" />
      <ButtonLink href="/">{t('g.home')}</ButtonLink>
    </Page>
  )
}
