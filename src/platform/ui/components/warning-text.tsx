import type { Child, Html } from '../jsx-runtime.ts'
import { classes } from './classes.ts'

export type WarningTextProps = {
  /** What the mark means, for who does not see it: "Advertencia". */
  readonly iconText: string
  readonly class?: string | undefined
  readonly children: Child
}

export const WarningText = ({ iconText, class: extra, children }: WarningTextProps): Html => (
  <div class={classes('govuk-warning-text', extra)}>
    <span class="govuk-warning-text__icon" aria-hidden="true">
      !
    </span>
    <strong class="govuk-warning-text__text">
      <span class="govuk-visually-hidden">{iconText}</span> {children}
    </strong>
  </div>
)
