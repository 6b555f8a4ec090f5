import type { Child, Html } from '../jsx-runtime.ts'
import { classes, describedByIds, shown } from './classes.ts'
import { described, FormGroup, Hint, Label } from './field.tsx'
import { Fieldset } from './fieldset.tsx'
import type { LegendProps } from './fieldset.tsx'

/** One answer of a list, or the word that parts the last answer from the others ("o"). */
export type Choice =
  | {
      readonly value: string
      readonly label: Child
      readonly labelClass?: string | undefined
      readonly hint?: Child
      readonly id?: string | undefined
      readonly disabled?: boolean | undefined
      /** A box that is a field of its own: a form takes no field twice. */
      readonly name?: string | undefined
    }
  | { readonly divider: string }

export type ChoicesProps = {
  readonly name: string
  /** Start of every id; the first answer has it alone, so the error summary can link to it. Default: the name. */
  readonly idPrefix?: string | undefined
  readonly hint?: Child
  readonly error?: Child
  readonly errorPrefix?: string | undefined
  readonly describedBy?: string | undefined
  readonly class?: string | undefined
  readonly groupClass?: string | undefined
  readonly items: readonly Choice[]
}

type ChoiceListProps = ChoicesProps &
  Partial<LegendProps> & {
    readonly kind: 'radio' | 'checkbox'
    readonly block: 'govuk-radios' | 'govuk-checkboxes'
    readonly isChecked: (value: string) => boolean
  }

/** What radios and checkboxes share; pages use `Radios` and `Checkboxes`. */
export function ChoiceList(props: ChoiceListProps): Html {
  const idPrefix = props.idPrefix ?? props.name
  const { ids, texts } = described(idPrefix, props)
  const hasLegend = shown(props.legend)
  const item = (choice: Choice, index: number): Html => {
    if ('divider' in choice) return <div class={`${props.block}__divider`}>{choice.divider}</div>
    const id = choice.id ?? (index === 0 ? idPrefix : `${idPrefix}-${index + 1}`)
    const hintId = shown(choice.hint) && `${id}-item-hint`
    return (
      <div class={`${props.block}__item`}>
        <input
          class={`${props.block}__input`}
          id={id}
          name={choice.name ?? props.name}
          type={props.kind}
          value={choice.value}
          checked={props.isChecked(choice.value)}
          disabled={choice.disabled}
          // Without a group around them the boxes themselves must name what describes them.
          aria-describedby={describedByIds(!hasLegend && props.kind === 'checkbox' && ids, hintId)}
        />
        <Label for={id} class={classes(`${props.block}__label`, choice.labelClass)}>
          {choice.label}
        </Label>
        {hintId && (
          <Hint id={hintId} class={`${props.block}__hint`}>
            {choice.hint}
          </Hint>
        )}
      </div>
    )
  }
  const inner = [texts, <div class={classes(props.block, props.class)}>{props.items.map(item)}</div>]
  return (
    <FormGroup class={props.groupClass} hasError={shown(props.error)}>
      {hasLegend ? (
        <Fieldset
          legend={props.legend}
          legendClass={props.legendClass}
          legendIsHeading={props.legendIsHeading}
          describedBy={ids}
        >
          {inner}
        </Fieldset>
      ) : (
        inner
      )}
    </FormGroup>
  )
}
