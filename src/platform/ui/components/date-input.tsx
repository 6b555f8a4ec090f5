import type { Child, Html } from '../jsx-runtime.ts'
import { classes, shown } from './classes.ts'
import { described, FormGroup, Label } from './field.tsx'
import { Fieldset } from './fieldset.tsx'
import type { LegendProps } from './fieldset.tsx'

export const dateParts = ['day', 'month', 'year'] as const
export type DatePart = (typeof dateParts)[number]

export type DateInputProps = LegendProps & {
  /** Ids of the boxes: `{id}-day` and so on. */
  readonly id: string
  /** Names of the boxes: `{namePrefix}-day`, or `day` alone. */
  readonly namePrefix?: string | undefined
  readonly labels: Readonly<Record<DatePart, Child>>
  readonly values?: Readonly<Partial<Record<DatePart, string | undefined>>> | undefined
  /** The boxes to show, in order. Default: all three. */
  readonly parts?: readonly DatePart[] | undefined
  /** With an error: the boxes it is about. Default: all. */
  readonly wrong?: readonly DatePart[] | undefined
  readonly hint?: Child
  readonly error?: Child
  readonly errorPrefix?: string | undefined
  readonly describedBy?: string | undefined
  readonly class?: string | undefined
}

/** A date someone knows by heart or reads from a paper, in three boxes. */
export function DateInput(props: DateInputProps): Html {
  const { ids, texts } = described(props.id, props)
  const isWrong = (part: DatePart): boolean => shown(props.error) && (props.wrong ?? dateParts).includes(part)
  const box = (part: DatePart): Html => (
    <div class="govuk-date-input__item">
      <div class="govuk-form-group">
        <Label for={`${props.id}-${part}`} class="govuk-date-input__label">
          {props.labels[part]}
        </Label>
        <input
          class={classes(
            'govuk-input govuk-date-input__input',
            isWrong(part) && 'govuk-input--error',
            part === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
          )}
          id={`${props.id}-${part}`}
          name={props.namePrefix ? `${props.namePrefix}-${part}` : part}
          type="text"
          value={props.values?.[part] || undefined}
          autocomplete="off"
          inputmode="numeric"
        />
      </div>
    </div>
  )
  return (
    <FormGroup hasError={shown(props.error)}>
      <Fieldset
        legend={props.legend}
        legendClass={props.legendClass}
        legendIsHeading={props.legendIsHeading}
        describedBy={ids}
        role="group"
      >
        {texts}
        <div class={classes('govuk-date-input', props.class)} id={props.id}>
          {(props.parts ?? dateParts).map(box)}
        </div>
      </Fieldset>
    </FormGroup>
  )
}
