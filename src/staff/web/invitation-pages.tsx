import { Button, ButtonLink, SummaryList } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { Visit } from '../../platform/web/context.ts'
import type { StaffMember } from '../app/ports.ts'
import { PasskeyForm } from './passkey-form.tsx'
import { staffPaths } from './paths.ts'
import { roleNames } from './role-names.ts'

/** The link of an invitation leads here. Opening uses nothing up; its token stays behind `#` (L-15). */
export function InvitationPage({ visit }: { readonly visit: Visit }): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('s29.invite.title')} scripts={['fragment.js']}>
      <p class="govuk-body">{t('s29.invite.body')}</p>
      <noscript>
        <p class="govuk-body">{t('s29.invite.noscript')}</p>
      </noscript>
      <form method="post" action={staffPaths.invitation} novalidate data-fragment="">
        <input type="hidden" name="f" value={visit.formNumber('staffInvitation')} />
        <input type="hidden" name="token" value="" />
        <Button>{t('g.continue')}</Button>
      </form>
    </Page>
  )
}

export interface MakePasskeyPageProps {
  readonly visit: Visit
  readonly member: StaffMember
  readonly takesAccounts: boolean
  readonly error?: 's29.invite.err' | 's29.invite.noscript' | undefined
}

/** Whom the invitation is for, so that nobody makes a passkey for somebody else by mistake, and the button. */
export function MakePasskeyPage({ visit, member, takesAccounts, error }: MakePasskeyPageProps): Html {
  const { t } = visit
  return (
    <Page
      {...visit.page}
      title={t('s29.invite.make.title')}
      errors={error === undefined ? [] : [{ field: 'entrar', text: t(error) }]}
      styles={['more.css']}
      scripts={['passkey.js']}
    >
      <SummaryList
        rows={[
          { key: t('s00.name'), value: member.name },
          { key: t('s00.roles'), value: roleNames(member.roles, t) },
        ]}
      />
      <p class="govuk-body">{t('s29.invite.make.body')}</p>
      <PasskeyForm
        action={staffPaths.register}
        formNumber={visit.formNumber('staffPasskey')}
        ceremony="registration"
        optionsHref={staffPaths.registerChallenge}
        failed={t('s29.invite.err')}
        withoutScript={t('s29.invite.noscript')}
      >
        {t('s29.invite.go')}
      </PasskeyForm>
      {takesAccounts && (
        <>
          <h2 class="govuk-heading-m">{t('s29.invite.account.title')}</h2>
          <p class="govuk-body">{t('s29.invite.account.body')}</p>
          <ButtonLink kind="secondary" href={staffPaths.bindAccount}>
            {t('s29.invite.account.go')}
          </ButtonLink>
        </>
      )}
    </Page>
  )
}

/** Used, expired, replaced or never made: one page, so that nobody learns which. */
export function InvitationOverPage({ visit }: { readonly visit: Visit }): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('s29.invite.over.title')}>
      <p class="govuk-body">{t('s29.invite.over.body')}</p>
      <ButtonLink href={staffPaths.signIn}>{t('s01.title')}</ButtonLink>
    </Page>
  )
}
