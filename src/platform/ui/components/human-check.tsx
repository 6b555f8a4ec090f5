import type { Assets } from '../assets.ts'
import type { Html } from '../jsx-runtime.ts'
import type { DataAttributes } from '../jsx-types.ts'

/** Attributes of the form that carries a human check; `challenge` is its JSON. */
export const humanCheckForm = (challenge: string, assets: Assets): DataAttributes => ({
  'data-human-check': '',
  'data-challenge': challenge,
  'data-worker': assets('human-check-worker.js'),
})

export type HumanCheckProps = {
  /** `p02.human`: said while sending has to wait for the answer. */
  readonly waitText: string
}

/** The field `humanCheck`, empty when no script ran. Stands inside the form, before its button. */
export const HumanCheck = ({ waitText }: HumanCheckProps): Html => (
  <>
    <input type="hidden" name="humanCheck" value="" />
    <p class="govuk-body" role="status">
      <span data-human-wait="" hidden>
        {waitText}
      </span>
    </p>
  </>
)
