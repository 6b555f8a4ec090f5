import type { Child, Html } from '../jsx-runtime.ts'
import { classes } from './classes.ts'

export type TagColour =
  | 'grey'
  | 'green'
  | 'turquoise'
  | 'teal'
  | 'blue'
  | 'purple'
  | 'magenta'
  | 'pink'
  | 'red'
  | 'orange'
  | 'yellow'

export type TagProps = {
  /** Never the only sign of a state: the text says it too. */
  readonly colour?: TagColour | undefined
  readonly class?: string | undefined
  readonly children: Child
}

export const Tag = ({ colour, class: extra, children }: TagProps): Html => (
  <strong class={classes('govuk-tag', colour && `govuk-tag--${colour}`, extra)}>{children}</strong>
)
