import type { Html } from '../jsx-runtime.ts'
import type { Autocomplete, DataAttributes, InputMode } from '../jsx-types.ts'
import { classes, shown } from './classes.ts'
import { described, FieldFrame } from './field.tsx'
import type { FieldProps } from './field.tsx'

export type InputProps = FieldProps & {
  /** Default `text`. Numbers are `text` with `inputmode="numeric"`. */
  readonly type?: 'text' | 'email' | 'tel' | 'search' | undefined
  readonly value?: string | undefined
  readonly inputmode?: InputMode | undefined
  /** Default `off`, as SCREENS 0.3 asks for everything it does not name. */
  readonly autocomplete?: Autocomplete | undefined
  readonly autocapitalize?: 'none' | 'characters' | undefined
  readonly spellcheck?: boolean | undefined
  readonly data?: DataAttributes | undefined
}

export function Input(props: InputProps): Html {
  const id = props.id ?? props.name
  const { ids, texts } = described(id, props)
  return (
    <FieldFrame field={props} id={id} texts={texts}>
      <input
        class={classes('govuk-input', props.class, shown(props.error) && 'govuk-input--error')}
        id={id}
        name={props.name}
        type={props.type ?? 'text'}
        spellcheck={props.spellcheck === undefined ? undefined : props.spellcheck ? 'true' : 'false'}
        value={props.value || undefined}
        aria-describedby={ids}
        autocomplete={props.autocomplete ?? 'off'}
        autocapitalize={props.autocapitalize}
        inputmode={props.inputmode}
        {...props.data}
      />
    </FieldFrame>
  )
}
