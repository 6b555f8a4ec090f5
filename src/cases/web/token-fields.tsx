import { readToken } from '../../links/domain/token.ts'
import { Input } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import type { Visit } from '../../platform/web/context.ts'

/** In a form with `data-fragment`: the script writes the token of the address; without one the code of the mail is typed. */
export function TokenFields({
  visit: { t },
  typed,
  error,
}: {
  readonly visit: Visit
  readonly typed: { readonly token: string; readonly codigo: string } | undefined
  readonly error: string | undefined
}): Html {
  const token = readToken(typed?.token ?? '')
  return (
    <>
      <input type="hidden" name="token" value={token ?? ''} />
      {token === undefined && (
        <div data-typed-code="">
          <Input
            name="codigo"
            label={t('p11.mailCode.label')}
            hint={t('p11.mailCode.hint')}
            error={error}
            value={typed?.codigo}
            autocomplete="one-time-code"
            autocapitalize="characters"
            class="govuk-input--width-10"
            spellcheck={false}
          />
        </div>
      )}
    </>
  )
}
