import type { Child, Html } from '../jsx-runtime.ts'
import { classes, describedByIds, shown } from './classes.ts'

/** What every field with one label has. */
export type FieldProps = {
  readonly name: string
  /** Default: the name. The error summary links to it. */
  readonly id?: string | undefined
  readonly label: Child
  /** Extra classes, for example `govuk-label--l`. */
  readonly labelClass?: string | undefined
  /** The label is the only question of the page and so its `h1`. */
  readonly labelIsHeading?: boolean | undefined
  readonly hint?: Child
  readonly error?: Child
  /** Said before the error by screen readers; the same word in both languages. Default `Error`. */
  readonly errorPrefix?: string | undefined
  /** Ids of further texts that describe the field. */
  readonly describedBy?: string | undefined
  readonly class?: string | undefined
}

type LabelProps = {
  readonly for: string
  readonly class?: string | undefined
  readonly isHeading?: boolean | undefined
  readonly children: Child
}

export function Label({ for: id, class: extra, isHeading, children }: LabelProps): Html {
  const label = (
    <label class={classes('govuk-label', extra)} for={id}>
      {children}
    </label>
  )
  return isHeading ? <h1 class="govuk-label-wrapper">{label}</h1> : label
}

type HintProps = {
  readonly id?: string | undefined
  readonly class?: string | undefined
  readonly children: Child
}

export const Hint = ({ id, class: extra, children }: HintProps): Html => (
  <div id={id} class={classes('govuk-hint', extra)}>
    {children}
  </div>
)

export type ErrorMessageProps = {
  readonly id?: string | undefined
  readonly class?: string | undefined
  readonly prefix?: string | undefined
  readonly children: Child
}

export const ErrorMessage = ({ id, class: extra, prefix = 'Error', children }: ErrorMessageProps): Html => (
  <p id={id} class={classes('govuk-error-message', extra)}>
    {prefix !== '' && (
      <>
        <span class="govuk-visually-hidden">{prefix}:</span>{' '}
      </>
    )}
    {children}
  </p>
)

type FormGroupProps = {
  readonly class?: string | undefined
  readonly hasError: boolean
  readonly children: Child
}

export const FormGroup = ({ class: extra, hasError, children }: FormGroupProps): Html => (
  <div class={classes('govuk-form-group', hasError && 'govuk-form-group--error', extra)}>{children}</div>
)

/** Hint and error of a field or group, with the ids that its control must name. */
export type Described = { readonly ids: string | undefined; readonly texts: Child }

export function described(
  idPrefix: string,
  props: Pick<FieldProps, 'hint' | 'error' | 'errorPrefix' | 'describedBy'>,
): Described {
  const hintId = shown(props.hint) && `${idPrefix}-hint`
  const errorId = shown(props.error) && `${idPrefix}-error`
  return {
    ids: describedByIds(props.describedBy, hintId, errorId),
    texts: [
      hintId && <Hint id={hintId}>{props.hint}</Hint>,
      errorId && (
        <ErrorMessage id={errorId} prefix={props.errorPrefix}>
          {props.error}
        </ErrorMessage>
      ),
    ],
  }
}

type FieldFrameProps = {
  readonly field: FieldProps
  readonly id: string
  readonly texts: Child
  readonly groupClass?: string | undefined
  readonly children: Child
}

/** Label, hint, error, control: the order every single field keeps. */
export const FieldFrame = ({ field, id, texts, groupClass, children }: FieldFrameProps): Html => (
  <FormGroup class={groupClass} hasError={shown(field.error)}>
    <Label for={id} class={field.labelClass} isHeading={field.labelIsHeading}>
      {field.label}
    </Label>
    {texts}
    {children}
  </FormGroup>
)
