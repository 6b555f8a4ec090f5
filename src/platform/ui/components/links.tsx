import type { Child, Html } from '../jsx-runtime.ts'
import { classes } from './classes.ts'

type LinkProps = {
  readonly href: string
  readonly class?: string | undefined
  readonly children: Child
}

/** A link in running text. */
export const Link = (props: LinkProps): Html => (
  <a href={props.href} class={classes('govuk-link', props.class)}>
    {props.children}
  </a>
)

export const BackLink = (props: LinkProps): Html => (
  <a href={props.href} class={classes('govuk-back-link', props.class)}>
    {props.children}
  </a>
)

export const SkipLink = (props: LinkProps): Html => (
  <a href={props.href} class={classes('govuk-skip-link', props.class)}>
    {props.children}
  </a>
)
