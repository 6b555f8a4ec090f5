import { trustedHtml } from '../jsx-runtime.ts'
import type { Child, Html } from '../jsx-runtime.ts'
import type { DataAttributes } from '../jsx-types.ts'
import { classes } from './classes.ts'

/** `warning` is for what cannot be undone. */
export type ButtonKind = 'primary' | 'secondary' | 'warning'

export type ButtonProps = {
  readonly children: Child
  readonly kind?: ButtonKind | undefined
  /** Default `submit`; `button` only for what a script reveals. */
  readonly type?: 'submit' | 'button' | undefined
  readonly name?: string | undefined
  readonly value?: string | undefined
  /** Sends the same form to another address. */
  readonly formaction?: string | undefined
  readonly disabled?: boolean | undefined
  readonly id?: string | undefined
  readonly class?: string | undefined
  readonly data?: DataAttributes | undefined
}

const kindClass: Readonly<Record<ButtonKind, string | undefined>> = {
  primary: undefined,
  secondary: 'govuk-button--secondary',
  warning: 'govuk-button--warning',
}

const arrow = trustedHtml(
  '<svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" viewBox="0 0 33 40" aria-hidden="true" focusable="false"><path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/></svg>',
)

export const Button = (props: ButtonProps): Html => (
  <button
    type={props.type ?? 'submit'}
    value={props.value}
    name={props.name}
    formaction={props.formaction}
    disabled={props.disabled}
    aria-disabled={props.disabled ? 'true' : undefined}
    class={classes('govuk-button', props.class, kindClass[props.kind ?? 'primary'])}
    id={props.id}
    {...props.data}
  >
    {props.children}
  </button>
)

export type ButtonLinkProps = {
  readonly href: string
  readonly children: Child
  readonly kind?: ButtonKind | undefined
  /** The large button with an arrow that begins a procedure. */
  readonly isStart?: boolean | undefined
  readonly id?: string | undefined
  readonly class?: string | undefined
}

/** Goes somewhere and looks like a button. It stays a link: it never acts. */
export const ButtonLink = (props: ButtonLinkProps): Html => (
  <a
    href={props.href}
    class={classes(
      'govuk-button',
      props.class,
      kindClass[props.kind ?? 'primary'],
      props.isStart && 'govuk-button--start',
    )}
    id={props.id}
  >
    {props.isStart && typeof props.children !== 'string' ? <span>{props.children}</span> : props.children}
    {props.isStart && arrow}
  </a>
)

/** Buttons and links beside each other. */
export const ButtonGroup = ({ children }: { readonly children: Child }): Html => (
  <div class="govuk-button-group">{children}</div>
)
