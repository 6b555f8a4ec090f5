import { CodeLine } from '../../platform/web/code-line.tsx'
import { StopBlock } from '../../platform/web/stop-block.tsx'
import type { Visit } from '../../platform/web/context.ts'
import {
  Button,
  ButtonLink,
  Input,
  KeyInput,
  Link,
  type FieldError,
} from '../../platform/ui/components/index.ts'
import { showKeyTexts } from '../../platform/ui/frame-texts.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { SignInError, TypedSignIn } from './sign-in-form.ts'

export interface SignInPageProps {
  readonly visit: Visit
  readonly formNumber: string
  readonly askBranch: boolean
  /** Never the key: it is typed again. */
  readonly typed?: Omit<TypedSignIn, 'clave'> | undefined
  readonly errors?: readonly SignInError[]
  /** Tries left after one that did not match. */
  readonly left?: number | undefined
}

/** U-01. One answer for any wrong datum, beside the box that is empty now. */
export function SignInPage({ visit, typed, errors = [], left, ...props }: SignInPageProps): Html {
  const { t } = visit
  const mismatch = left === undefined ? undefined : t('u01.err', { n: left })
  const wordsFor = (field: keyof TypedSignIn) => {
    const error = errors.find((one) => one.field === field)
    return error === undefined ? undefined : t(error.key)
  }
  const summary: FieldError[] = errors.map(({ field, key }) => ({ field, text: t(key) }))
  if (mismatch !== undefined) summary.push({ field: 'clave', text: mismatch })
  return (
    <Page {...visit.page} title={t('u01.title')} back="/" errors={summary} scripts={['show-key.js']}>
      {mismatch !== undefined && <StopBlock visit={visit} name="signInMismatch" />}
      <form method="post" action="/entrar" novalidate>
        <input type="hidden" name="f" value={props.formNumber} />
        <Input
          name="ruc"
          label={t('p02.ruc')}
          error={wordsFor('ruc')}
          value={typed?.ruc}
          inputmode="numeric"
          // The one account name there is: password managers and WCAG 1.3.5 ask for the word.
          autocomplete="username"
          class="govuk-input--width-20"
          spellcheck={false}
        />
        {props.askBranch ? (
          <Input
            name="sucursal"
            label={t('p02.suc')}
            hint={t('p02.suc.hint')}
            error={wordsFor('sucursal')}
            value={typed?.sucursal || '0001'}
            inputmode="numeric"
            class="govuk-input--width-4"
          />
        ) : (
          <input type="hidden" name="sucursal" value="0001" />
        )}
        <Input
          name="usuario"
          type="email"
          label={`${t('u01.user')} ${t('g.optional')}`}
          hint={t('u01.user.hint')}
          error={wordsFor('usuario')}
          value={typed?.usuario}
          autocomplete="email"
          spellcheck={false}
        />
        <KeyInput
          name="clave"
          label={t('u01.key')}
          error={wordsFor('clave') ?? mismatch}
          autocomplete="current-password"
          texts={showKeyTexts(t)}
        />
        <Button>{t('u01.go')}</Button>
      </form>
      <p class="govuk-body">
        <Link href="/tramite">{t('u01.forgot')}</Link>
      </p>
      {mismatch !== undefined && <CodeLine visit={visit} name="signInMismatch" />}
    </Page>
  )
}

/** The key is blocked, now or already; the same page for a number that has no key to block (ATK-14). */
export function SignInBlockedPage({ visit }: { readonly visit: Visit }): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('p24.title')} back="/">
      <p class="govuk-body">{t('u01.blocked')}</p>
      <p class="govuk-body">{t('p24.two')}</p>
      <ButtonLink href="/desbloqueo">{t('p24.go')}</ButtonLink>
      <CodeLine visit={visit} name="keyBlocked" />
    </Page>
  )
}
