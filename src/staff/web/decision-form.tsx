import { Button } from '../../platform/ui/components/index.ts'
import type { Child, Html } from '../../platform/ui/jsx-runtime.ts'
import type { Visit } from '../../platform/web/context.ts'
import { PasskeyForm } from './passkey-form.tsx'

export interface DecisionFormProps {
  readonly visit: Visit
  readonly action: string
  readonly formNumber: string
  /** Whether it costs a passkey: the demonstration asks for none, and says so. */
  readonly asksPasskey: boolean
  /** Where the script asks what is to be signed. */
  readonly challengeHref: string
  /** Where a page has several: the id of this one’s button, and what it is about for who hears the button alone. */
  readonly one?: { readonly buttonId: string; readonly about: string }
  readonly children: Child
}

/** What a second person decides, signed with their passkey (S-09, S-11, S-12, S-28). */
export function DecisionForm({ visit: { t }, action, formNumber, ...props }: DecisionFormProps): Html {
  const about = props.one && <span class="govuk-visually-hidden">: {props.one.about}</span>
  if (!props.asksPasskey)
    return (
      <form method="post" action={action} novalidate>
        <input type="hidden" name="f" value={formNumber} />
        {props.children}
        <p class="govuk-hint">{t('s09.demo')}</p>
        <Button>
          {t('s09.demo.go')}
          {about}
        </Button>
      </form>
    )
  return (
    <PasskeyForm
      action={action}
      formNumber={formNumber}
      ceremony="assertion"
      optionsHref={props.challengeHref}
      buttonId={props.one?.buttonId}
      failed={t('s09.err.passkey')}
      withoutScript={t('s01.noscript')}
      fields={props.children}
    >
      {t('s09.confirm')}
      {about}
    </PasskeyForm>
  )
}
