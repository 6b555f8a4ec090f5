import { Button } from '../../platform/ui/components/index.ts'
import type { Child, Html } from '../../platform/ui/jsx-runtime.ts'

export interface PasskeyFormProps {
  readonly action: string
  readonly formNumber: string
  readonly ceremony: 'assertion' | 'registration'
  /** Where the script asks what is to be signed. */
  readonly optionsHref: string
  /** Said beside the button when the device gave no answer. */
  readonly failed: string
  /** Honest words where no script runs: there is no other way. */
  readonly withoutScript: string
  /** What else is asked for in the same form. */
  readonly fields?: Child
  /** Default: `entrar`. */
  readonly buttonId?: string | undefined
  readonly children: Child
}

/** One button that speaks to the authenticator (`client/passkey.ts`). */
export const PasskeyForm = (props: PasskeyFormProps): Html => (
  <form
    method="post"
    action={props.action}
    novalidate
    data-passkey={props.ceremony}
    data-options={props.optionsHref}
    data-failed={props.failed}
  >
    <input type="hidden" name="f" value={props.formNumber} />
    <input type="hidden" name="llave" value="" />
    {props.fields}
    <noscript>
      <p class="govuk-body">{props.withoutScript}</p>
    </noscript>
    <p class="govuk-error-message" role="alert" data-passkey-state="" />
    <Button id={props.buttonId ?? 'entrar'}>{props.children}</Button>
  </form>
)
