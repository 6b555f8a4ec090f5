import { maskEmail } from '../../kernel/mask.ts'
import type { MailChangeView } from '../../contacts/app/ports.ts'
import { isLive } from '../../contacts/domain/change.ts'
import { stateWords } from '../../contacts/web/review-pages.tsx'
import { Button, Input, Link, SummaryList } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import type { TextKey } from '../../platform/text/keys.ts'
import type { Visit } from '../../platform/web/context.ts'
import { casePath, deskRoutes } from './desk-paths.ts'

export type ContactError = Extract<TextKey, `s12.ask.err.${string}` | 's06.err.over' | 's06.err.conflict'>

export const contactAct = (code: string): string => `deskContact:${code}`

export interface ContactTabProps {
  readonly visit: Visit
  readonly code: string
  /** The mailbox that a link would go to now. */
  readonly mail: string | undefined
  /** The change that this case began, if it is the newest of its employer. */
  readonly change: MailChangeView | undefined
  readonly mayReview: boolean
  readonly mayWork: boolean
  readonly wrong: { readonly error: ContactError; readonly typed: string } | undefined
}

export function ContactTab({ visit, code, mail, change, ...props }: ContactTabProps): Html {
  const { t } = visit
  return (
    <>
      <h2 class="govuk-heading-m">{t('s12.ask.title')}</h2>
      <SummaryList
        rows={[
          { key: t('s05.datum.mail'), value: mail === undefined ? t('s12.old.none') : maskEmail(mail) },
          ...(change === undefined
            ? []
            : [
                { key: t('s12.new'), value: maskEmail(change.newMail) },
                { key: t('s12.state'), value: stateWords(visit, change) },
              ]),
        ]}
      />
      {change !== undefined && props.mayReview && (
        <p class="govuk-body">
          <Link href={casePath(deskRoutes.contactReview, code)}>{t('s12.ask.review')}</Link>
        </p>
      )}
      {props.mayWork && (change === undefined || !isLive(change.state)) && (
        <form method="post" action={casePath(deskRoutes.contact, code)} novalidate>
          <input type="hidden" name="f" value={visit.formNumber(contactAct(code))} />
          <p class="govuk-body">{t('s12.ask.body')}</p>
          <Input
            name="correo"
            type="email"
            label={t('p81.mail')}
            hint={t('p81.mail.hint')}
            error={props.wrong === undefined ? undefined : t(props.wrong.error)}
            value={props.wrong?.typed}
            spellcheck={false}
          />
          <Button>{t('p81.go')}</Button>
        </form>
      )}
    </>
  )
}
