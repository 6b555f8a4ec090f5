import type { Child, Html } from '../jsx-runtime.ts'
import { classes } from './classes.ts'

type LinkProps = {
  readonly href: string
  readonly class?: string | undefined
  /** Opens beside this page, which must not be left; the words have to say so (WCAG 2.2, G201). */
  readonly isApart?: boolean | undefined
  readonly children: Child
}

/** A link in running text. */
export const Link = (props: LinkProps): Html => (
  <a
    href={props.href}
    class={classes('govuk-link', props.class)}
    target={props.isApart === true ? '_blank' : undefined}
    rel={props.isApart === true ? 'noreferrer noopener' : undefined}
  >
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
