import { ButtonLink, Link } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { byCode, codeOf } from '../../kernel/catalogue.ts'
import { CodeLine } from '../../platform/web/code-line.tsx'
import type { Visit } from '../../platform/web/context.ts'
import type { AccountRefusal } from '../app/account.ts'
import { staffPaths } from './paths.ts'

export interface AccountRefusedPageProps {
  readonly visit: Visit
  readonly refusal: AccountRefusal
  /** Whether an invitation is open in this browser: then that is the way back. */
  readonly isInvited: boolean
}

/** Why nobody came in with an account, and the two ways on: the passkey, and the account once more. */
export function AccountRefusedPage({ visit, refusal, isInvited }: AccountRefusedPageProps): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t(`s01.account.${refusal}`)}>
      <p class="govuk-body">{t(byCode(codeOf(refusal)).textKey)}</p>
      {isInvited ? (
        <ButtonLink href={staffPaths.register}>{t('s01.account.invitation')}</ButtonLink>
      ) : (
        <>
          <ButtonLink href={staffPaths.signIn}>{t('s01.passkey')}</ButtonLink>
          <p class="govuk-body">
            <Link href={staffPaths.account}>{t('s01.account.again')}</Link>
          </p>
        </>
      )}
      <CodeLine visit={visit} name={refusal} />
    </Page>
  )
}
