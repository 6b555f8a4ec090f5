import type { Html } from '../jsx-runtime.ts'
import { Button } from './button.tsx'

export type SessionWarningProps = {
  /** Seconds of quiet after which the question appears (session.idle − session.warning: 750). */
  readonly warnAfter: number
  /** Seconds of quiet after which the session is closed (session.idle: 900). */
  readonly endAfter: number
  /** Answers a POST with 2xx when the session goes on. */
  readonly keepAliveUrl: string
  /** Where "Salir" leads to. */
  readonly leaveHref: string
  /** `x04.title`, `x04.body`, `x04.stay`, `x04.leave`. */
  readonly texts: {
    readonly title: string
    readonly body: string
    readonly stay: string
    readonly leave: string
  }
}

/** A dialog only `session-warning.js` opens; without scripts `g.idle` says the limit beforehand. */
export const SessionWarning = (props: SessionWarningProps): Html => (
  <dialog
    class="clv-dialog"
    aria-labelledby="clv-session-title"
    aria-describedby="clv-session-body"
    data-session-warning=""
    data-warn-after={props.warnAfter}
    data-end-after={props.endAfter}
    data-url={props.keepAliveUrl}
  >
    <h2 class="govuk-heading-m" id="clv-session-title">
      {props.texts.title}
    </h2>
    <p class="govuk-body" id="clv-session-body">
      {props.texts.body}
    </p>
    <div class="govuk-button-group">
      <Button type="button" data={{ 'data-session-stay': '' }}>
        {props.texts.stay}
      </Button>
      <a class="govuk-link clv-target" href={props.leaveHref}>
        {props.texts.leave}
      </a>
    </div>
  </dialog>
)
