import { Button, Details, Input, InsetText } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import type { Visit } from '../../platform/web/context.ts'

/** What was typed in place of the link that will not open; anything else is no problem of this field. */
export const mailCodeError = ({ t }: Visit, problem: string | undefined): string | undefined =>
  problem === 'empty' ? t('p10.mailCode.err') : problem === 'bad' ? t('p10.mailCode.err.bad') : undefined

/** The code of this screen: another browser that opens the link asks for it (P-10). */
export const ScreenCode = ({
  visit: { t },
  code,
}: {
  readonly visit: Visit
  readonly code: string
}): Html => (
  <InsetText>
    <strong>{t('p10.screenCode', { codigo: code })}</strong>
    <br />
    {t('p10.screenCode.hint')}
  </InsetText>
)

/** For whoever cannot open the link: the code that stands in the same mail. */
export function MailCodeForm({
  visit: { t },
  action,
  formNumber,
  error,
}: {
  readonly visit: Visit
  readonly action: string
  readonly formNumber: string
  readonly error: string | undefined
}): Html {
  return (
    <Details summary={t('p10.mailCode.summary')} open={error !== undefined}>
      <form method="post" action={action} novalidate>
        <input type="hidden" name="f" value={formNumber} />
        <Input
          name="codigo"
          label={t('p10.mailCode.label')}
          hint={t('p10.mailCode.hint')}
          error={error}
          autocomplete="one-time-code"
          autocapitalize="characters"
          spellcheck={false}
          class="govuk-input--width-10"
        />
        <Button kind="secondary">{t('p10.mailCode.go')}</Button>
      </form>
    </Details>
  )
}
