import type { Html } from '../jsx-runtime.ts'
import { classes, shown } from './classes.ts'
import { described, FieldFrame } from './field.tsx'
import type { FieldProps } from './field.tsx'

export type SelectItem = {
  readonly value: string
  readonly text: string
  readonly disabled?: boolean | undefined
}

export type SelectProps = FieldProps & {
  readonly value?: string | undefined
  readonly items: readonly SelectItem[]
}

export function Select(props: SelectProps): Html {
  const id = props.id ?? props.name
  const { ids, texts } = described(id, props)
  return (
    <FieldFrame field={props} id={id} texts={texts}>
      <select
        class={classes('govuk-select', props.class, shown(props.error) && 'govuk-select--error')}
        id={id}
        name={props.name}
        aria-describedby={ids}
      >
        {props.items.map((item) => (
          <option value={item.value} selected={item.value === props.value} disabled={item.disabled}>
            {item.text}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
