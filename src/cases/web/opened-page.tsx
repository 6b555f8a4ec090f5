import type { Instant } from '../../kernel/time.ts'
import { formatTime } from '../../platform/text/dates.ts'
import { Button, InsetText, Input, Link } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { CodeLine } from '../../platform/web/code-line.tsx'
import { StopBlock } from '../../platform/web/stop-block.tsx'
import type { Visit } from '../../platform/web/context.ts'

export interface OpenedPageProps {
  readonly visit: Visit
  readonly ref: string
  readonly company: string
  readonly diesAt: Instant
  readonly needsScreenCode: boolean
  /** The link lifts a block: what it leads to is chosen on the next page. */
  readonly isToUnlock: boolean
  readonly formNumber: string
  /** From the link, when the form has brought it once already: nobody shows the same twice. */
  readonly token?: string | undefined
  /** Tries of typed codes, after one that did not match. */
  readonly left?: number | undefined
  readonly errors: readonly {
    readonly field: 'codigoPantalla' | 'codigoCorreo'
    readonly is: 'empty' | 'bad'
  }[]
}

/** P-11 · opening changes nothing; the button does. Another browser needs the code of the screen as well. */
export function OpenedPage({
  visit,
  ref,
  company,
  diesAt,
  needsScreenCode,
  isToUnlock,
  formNumber,
  token,
  left,
  errors,
}: OpenedPageProps): Html {
  const { t } = visit
  const words = {
    codigoPantalla: { empty: t('p11.err.code.empty'), bad: t('p11.err.code.bad') },
    codigoCorreo: { empty: t('p11.mailCode.err'), bad: t('p11.mailCode.err.bad') },
  }
  const errorOf = (field: keyof typeof words) => {
    const error = errors.find((one) => one.field === field)
    return error === undefined ? undefined : words[field][error.is]
  }
  return (
    <Page
      {...visit.page}
      title={t('p11.title')}
      errors={errors.map(({ field, is }) => ({ field, text: words[field][is] }))}
      scripts={['fragment.js']}
    >
      {errors.some(({ is }) => is === 'bad') && <StopBlock visit={visit} name="screenCodeMismatch" />}
      <InsetText>{t('p11.company', { razonSocial: company })}</InsetText>
      <p class="govuk-body">{t('p11.body', { hora: formatTime(diesAt, undefined, 'seconds') })}</p>
      {left !== undefined && <p class="govuk-body">{t('p11.left', { n: left })}</p>}
      <form method="post" action={`/clave/${ref}`} novalidate data-fragment="">
        <input type="hidden" name="f" value={formNumber} />
        <input type="hidden" name="token" value={token ?? ''} />
        {needsScreenCode && (
          <Input
            name="codigoPantalla"
            label={t('p11.code')}
            hint={t('p11.code.hint')}
            error={errorOf('codigoPantalla')}
            inputmode="numeric"
            autocomplete="one-time-code"
            class="govuk-input--width-10"
          />
        )}
        {token === undefined && (
          <div data-typed-code="">
            <Input
              name="codigoCorreo"
              label={t('p11.mailCode.label')}
              hint={t('p11.mailCode.hint')}
              error={errorOf('codigoCorreo')}
              autocapitalize="characters"
              spellcheck={false}
              class="govuk-input--width-10"
            />
          </div>
        )}
        <Button>{t(isToUnlock ? 'p11.unlock.go' : 'p11.go')}</Button>
      </form>
      <p class="govuk-body">
        <Link href="/aviso">{t('p11.notme')}</Link>
      </p>
      {errors.map(
        ({ field, is }) =>
          is === 'bad' && (
            <CodeLine
              visit={visit}
              name={field === 'codigoPantalla' ? 'screenCodeMismatch' : 'mailCodeMismatch'}
            />
          ),
      )}
    </Page>
  )
}
