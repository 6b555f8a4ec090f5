import type { Html } from '../jsx-runtime.ts'
import type { DataAttributes } from '../jsx-types.ts'
import { classes, shown } from './classes.ts'
import { described, FieldFrame } from './field.tsx'
import type { FieldProps } from './field.tsx'

/** Words of the button that shows the key (`g.showPass` … `g.passHidden`). */
export type ShowKeyTexts = {
  readonly show: string
  readonly hide: string
  readonly showLabel: string
  readonly hideLabel: string
  readonly shown: string
  readonly hidden: string
}

export type KeyInputProps = FieldProps & {
  readonly autocomplete: 'new-password' | 'current-password'
  readonly texts: ShowKeyTexts
  readonly data?: DataAttributes | undefined
}

/**
 * A box for an employer key. It has no `value`: a key that was sent is never written back into a
 * page (SCREENS 0.3). The button stays hidden until `show-key.js` runs.
 */
export function KeyInput(props: KeyInputProps): Html {
  const id = props.id ?? props.name
  const { ids, texts } = described(id, props)
  return (
    <FieldFrame field={props} id={id} texts={texts} groupClass="govuk-password-input">
      <div class="govuk-input__wrapper govuk-password-input__wrapper">
        <input
          class={classes(
            'govuk-input govuk-password-input__input',
            props.class,
            shown(props.error) && 'govuk-input--error',
          )}
          id={id}
          name={props.name}
          type="password"
          spellcheck="false"
          aria-describedby={ids}
          autocomplete={props.autocomplete}
          autocapitalize="none"
          {...props.data}
        />
        <button
          type="button"
          class="govuk-button govuk-button--secondary govuk-password-input__toggle"
          aria-controls={id}
          aria-label={props.texts.showLabel}
          hidden
          data-show-key={id}
          data-show={props.texts.show}
          data-hide={props.texts.hide}
          data-show-label={props.texts.showLabel}
          data-hide-label={props.texts.hideLabel}
          data-shown={props.texts.shown}
          data-hidden={props.texts.hidden}
        >
          {props.texts.show}
        </button>
      </div>
    </FieldFrame>
  )
}
