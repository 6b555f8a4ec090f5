import type { Child, Html } from '../jsx-runtime.ts'
import { classes, shown } from './classes.ts'

export type PanelProps = {
  readonly title: Child
  readonly class?: string | undefined
  readonly children?: Child
}

/** "It is done." Holds the `h1` of its page. */
export const Panel = ({ title, class: extra, children }: PanelProps): Html => (
  <div class={classes('govuk-panel govuk-panel--confirmation', extra)}>
    <h1 class="govuk-panel__title">{title}</h1>
    {shown(children) && <div class="govuk-panel__body">{children}</div>}
  </div>
)
