import { Button, ButtonLink, InsetText, Link } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { Visit } from '../../platform/web/context.ts'
import type { StaffRole } from '../domain/roles.ts'
import { PasskeyForm } from './passkey-form.tsx'
import { staffPaths } from './paths.ts'

/** Names the form of their buttons, for whoever takes it. */
export const oneClickAct = 'demoOfficer'

/** The officers of a demonstration, one for each role, who come in with a click. */
export interface OneClick {
  readonly href: string
  readonly roles: readonly StaffRole[]
}

export interface StaffSignInPageProps {
  readonly visit: Visit
  readonly error?: 's01.err' | 's01.noscript' | 's01.account.noscript' | undefined
  /** What was made a moment ago. */
  readonly ready?: 's01.ready' | 's01.account.ready' | undefined
  /** Whether the institution's accounts are another way in. */
  readonly takesAccounts: boolean
  /** After somebody went who came in with an account, which is still open: whether its provider closes it, too. */
  readonly left?: { readonly closes: boolean } | undefined
  /** Only a demonstration has them. */
  readonly oneClick: OneClick | undefined
}

/**
 * S-01. A passkey, and no key that could be typed into a page that only looks like this one (B13). The account of the
 * institution is a link: a form may lead to no other site (`form-action`).
 */
export function StaffSignInPage(props: StaffSignInPageProps): Html {
  const { visit, error, ready, left, takesAccounts, oneClick } = props
  const { t } = visit
  return (
    <Page
      {...visit.page}
      title={t('s01.title')}
      errors={error === undefined ? [] : [{ field: 'entrar', text: t(error) }]}
      scripts={['passkey.js']}
    >
      {ready !== undefined && <InsetText>{t(ready)}</InsetText>}
      {left !== undefined && (
        <InsetText>
          {t('s01.account.open')}
          {left.closes && (
            <>
              {' '}
              <Link href={staffPaths.leaveAccount}>{t('s01.account.leave')}</Link>
            </>
          )}
        </InsetText>
      )}
      <p class="govuk-body">{t('s01.body')}</p>
      <PasskeyForm
        action={staffPaths.signIn}
        formNumber={visit.formNumber('staffSignIn')}
        ceremony="assertion"
        optionsHref={staffPaths.challenge}
        failed={t('s01.err')}
        withoutScript={t(takesAccounts ? 's01.account.noscript' : 's01.noscript')}
      >
        {t('s01.passkey')}
      </PasskeyForm>
      {takesAccounts && (
        <p>
          <ButtonLink kind="secondary" href={staffPaths.account}>
            {t('s01.sso')}
          </ButtonLink>
        </p>
      )}
      <p class="govuk-body">{t('s01.first')}</p>
      {oneClick !== undefined && (
        <>
          <h2 class="govuk-heading-m">{t('s01.demo.title')}</h2>
          <p class="govuk-body">{t('s01.demo.body')}</p>
          <form method="post" action={oneClick.href} novalidate>
            <input type="hidden" name="f" value={visit.formNumber(oneClickAct)} />
            {oneClick.roles.map((role) => (
              <p>
                <Button kind="secondary" name="rol" value={role}>
                  {t('s01.demo.go', { rol: t(`s29.role.${role}`) })}
                </Button>
              </p>
            ))}
          </form>
        </>
      )}
    </Page>
  )
}
