import { mailboxKey, parseEmailAddress } from '../../kernel/email-address.ts'
import { compact } from '../../kernel/digits.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { Instant } from '../../kernel/time.ts'
import { isTestAddress } from '../../kernel/synthetic.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import type { Visit } from '../../platform/web/context.ts'
import { readSignIn, type SignInError, type TypedSignIn } from './sign-in-form.ts'

/** What somebody typed who signs in with a key of their own; null where they named no employer. */
export interface ReadUserSignIn {
  readonly mailbox: string
  readonly employer: { readonly identifier: string; readonly branchCode: string } | null
  readonly key: string
}

/** People with access of their own come in by the same page; who they are is another capability's to say (U-01). */
export interface UserDoor {
  signIn(
    raw: ReadUserSignIn & {
      readonly form: string
      readonly browser: string
      readonly network: string
      readonly known: string | undefined
      readonly now: Instant
    },
  ): Promise<
    Outcome<
      { readonly token: string; readonly chosen: boolean; readonly known: string },
      'userRests' | 'signInRefused',
      { readonly left: number }
    >
  >
  /** How long a browser keeps the word that lets it be known again. Seconds. */
  readonly knownFor: number
  /** Where they go then. */
  home(chosen: boolean): string
  restsPage(visit: Visit): Html
  /** Ends the session of a user that this browser has, and forgets it. */
  end(token: string): Promise<void>
}

const isEmpty = (raw: string): boolean => {
  const typed = compact(raw)
  return typed.ok && typed.value === ''
}

/** Reads U-01 where a user was typed: the employer may be left out. A form with a problem spends no try. */
export function readUserSignIn(
  raw: TypedSignIn,
  rules: { readonly syntheticOnly: boolean },
): Outcome<ReadUserSignIn, 'signInForm', readonly SignInError[]> {
  const errors: SignInError[] = []
  const typed = raw.usuario.trim()
  const mail = parseEmailAddress(typed)
  const employer = isEmpty(raw.ruc) ? undefined : readSignIn(raw, rules)
  if (employer?.ok === false) errors.push(...employer.detail.filter(({ field }) => field !== 'clave'))
  if (!mail.ok) errors.push({ field: 'usuario', key: 'u01.err.user' })
  else if (rules.syntheticOnly && !isTestAddress(typed))
    errors.push({ field: 'usuario', key: 'p02.err.demo' })
  if (raw.clave === '') errors.push({ field: 'clave', key: 'u01.err.key' })
  if (errors.length > 0 || !mail.ok) return refused('signInForm', errors)
  return ok({
    mailbox: mailboxKey(mail.value),
    employer: employer?.ok === true ? employer.value : null,
    key: raw.clave,
  })
}
