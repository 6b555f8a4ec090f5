import type { Child, Html } from '../jsx-runtime.ts'
import type { DataAttributes } from '../jsx-types.ts'
import { classes } from './classes.ts'

export type InsetTextProps = {
  readonly id?: string | undefined
  readonly class?: string | undefined
  readonly data?: DataAttributes | undefined
  readonly children: Child
}

export const InsetText = ({ id, class: extra, data, children }: InsetTextProps): Html => (
  <div id={id} class={classes('govuk-inset-text', extra)} {...data}>
    {children}
  </div>
)
