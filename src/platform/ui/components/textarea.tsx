import type { Html } from '../jsx-runtime.ts'
import { classes, shown } from './classes.ts'
import { described, FieldFrame } from './field.tsx'
import type { FieldProps } from './field.tsx'

export type TextareaProps = FieldProps & {
  readonly value?: string | undefined
  /** Default 5. */
  readonly rows?: number | undefined
}

export function Textarea(props: TextareaProps): Html {
  const id = props.id ?? props.name
  const { ids, texts } = described(id, props)
  return (
    <FieldFrame field={props} id={id} texts={texts}>
      <textarea
        class={classes('govuk-textarea', shown(props.error) && 'govuk-textarea--error', props.class)}
        id={id}
        name={props.name}
        rows={props.rows ?? 5}
        aria-describedby={ids}
        autocomplete="off"
      >
        {props.value}
      </textarea>
    </FieldFrame>
  )
}
