import type { Child, Html } from '../jsx-runtime.ts'
import { classes } from './classes.ts'

export type CountdownTexts = {
  /** `p10.left` with `{tiempo}` left in place, for example "Quedan {tiempo}". */
  readonly left: string
  /** What is said at 120, 60, 30 and 10 seconds, already in words. */
  readonly spoken: Readonly<Record<120 | 60 | 30 | 10, string>>
  /** Said once at 0. */
  readonly over: string
}

export type CountdownProps = {
  /**
   * Seconds left when the server wrote the page; the device clock is never used (SCREENS 0.4). Left out
   * while the time does not run yet: the box is hidden until `mail-state.js` learns the limit.
   */
  readonly seconds?: number | undefined
  readonly texts: CountdownTexts
  readonly class?: string | undefined
  /** The clock time by the server: "Vence a las 10:42:30". It stands without scripts too. */
  readonly children: Child
}

/** A limit as clock time; `countdown.js` adds the time left and speaks five times, no more. */
export const Countdown = ({ seconds, texts, class: extra, children }: CountdownProps): Html => (
  <div
    class={classes('clv-countdown', extra)}
    data-countdown=""
    data-seconds={seconds === undefined ? '' : Math.max(0, Math.floor(seconds))}
    hidden={seconds === undefined}
    data-left={texts.left}
    data-say-120={texts.spoken[120]}
    data-say-60={texts.spoken[60]}
    data-say-30={texts.spoken[30]}
    data-say-10={texts.spoken[10]}
    data-over={texts.over}
  >
    <strong data-countdown-until="">{children}</strong>
    <span class="clv-countdown__left" data-countdown-left="" aria-hidden="true" />
    <span class="govuk-visually-hidden" role="status" data-countdown-status="" />
    <span class="govuk-visually-hidden" role="alert" data-countdown-alert="" />
  </div>
)
