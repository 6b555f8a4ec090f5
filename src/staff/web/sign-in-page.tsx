import { Button, InsetText } from '../../platform/ui/components/index.ts'
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
  readonly error?: 's01.err' | 's01.noscript' | undefined
  /** A passkey was made a moment ago. */
  readonly isReady?: boolean
  /** Only a demonstration has them. */
  readonly oneClick: OneClick | undefined
}

/** S-01. A passkey, and no key that could be typed into a page that only looks like this one (B13). */
export function StaffSignInPage({ visit, error, isReady, oneClick }: StaffSignInPageProps): Html {
  const { t } = visit
  return (
    <Page
      {...visit.page}
      title={t('s01.title')}
      errors={error === undefined ? [] : [{ field: 'entrar', text: t(error) }]}
      scripts={['passkey.js']}
    >
      {isReady === true && <InsetText>{t('s01.ready')}</InsetText>}
      <p class="govuk-body">{t('s01.body')}</p>
      <PasskeyForm
        action={staffPaths.signIn}
        formNumber={visit.formNumber('staffSignIn')}
        ceremony="assertion"
        optionsHref={staffPaths.challenge}
        failed={t('s01.err')}
        withoutScript={t('s01.noscript')}
      >
        {t('s01.passkey')}
      </PasskeyForm>
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
