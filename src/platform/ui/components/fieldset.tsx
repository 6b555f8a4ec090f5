import type { Child, Html } from '../jsx-runtime.ts'
import { classes } from './classes.ts'

/** The question of a group of controls. */
export type LegendProps = {
  readonly legend: Child
  /** Extra classes, for example `govuk-fieldset__legend--l`. */
  readonly legendClass?: string | undefined
  /** The legend is the only question of the page and so its `h1`. */
  readonly legendIsHeading?: boolean | undefined
}

export type FieldsetProps = LegendProps & {
  readonly describedBy?: string | undefined
  readonly class?: string | undefined
  /** `group` for several text boxes, which some screen readers would not announce otherwise. */
  readonly role?: 'group' | undefined
  readonly children?: Child
}

export const Fieldset = (props: FieldsetProps): Html => (
  <fieldset
    class={classes('govuk-fieldset', props.class)}
    role={props.role}
    aria-describedby={props.describedBy}
  >
    <legend class={classes('govuk-fieldset__legend', props.legendClass)}>
      {props.legendIsHeading ? <h1 class="govuk-fieldset__heading">{props.legend}</h1> : props.legend}
    </legend>
    {props.children}
  </fieldset>
)
