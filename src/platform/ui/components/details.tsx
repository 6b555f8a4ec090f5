import type { Child, Html } from '../jsx-runtime.ts'
import { classes } from './classes.ts'

export type DetailsProps = {
  readonly summary: Child
  readonly id?: string | undefined
  readonly open?: boolean | undefined
  readonly class?: string | undefined
  readonly children: Child
}

export const Details = (props: DetailsProps): Html => (
  <details id={props.id} class={classes('govuk-details', props.class)} open={props.open}>
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">{props.summary}</span>
    </summary>
    <div class="govuk-details__text">{props.children}</div>
  </details>
)
