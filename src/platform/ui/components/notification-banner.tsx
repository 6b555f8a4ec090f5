import type { Child, Html } from '../jsx-runtime.ts'
import { classes } from './classes.ts'

export type NotificationBannerProps = {
  readonly title: Child
  /** Default: the one banner of a page. */
  readonly titleId?: string | undefined
  readonly isSuccess?: boolean | undefined
  readonly class?: string | undefined
  /** A text becomes the heading of the banner; markup is taken as it is. */
  readonly children: Child
}

export function NotificationBanner(props: NotificationBannerProps): Html {
  const titleId = props.titleId ?? 'govuk-notification-banner-title'
  return (
    <div
      class={classes(
        'govuk-notification-banner',
        props.isSuccess && 'govuk-notification-banner--success',
        props.class,
      )}
      role={props.isSuccess ? 'alert' : 'region'}
      aria-labelledby={titleId}
    >
      <div class="govuk-notification-banner__header">
        <h2 class="govuk-notification-banner__title" id={titleId}>
          {props.title}
        </h2>
      </div>
      <div class="govuk-notification-banner__content">
        {typeof props.children === 'string' ? (
          <p class="govuk-notification-banner__heading">{props.children}</p>
        ) : (
          props.children
        )}
      </div>
    </div>
  )
}
