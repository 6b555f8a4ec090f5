import type { Child, Html } from '../jsx-runtime.ts'
import { shown } from './classes.ts'

/** One mistake, in the same words as beside its field. */
export type FieldError = {
  /** Id of the field to go to, without `#`; left out when no single field is at fault. */
  readonly field?: string | undefined
  readonly text: Child
}

export type ErrorSummaryProps = {
  readonly title: Child
  readonly description?: Child
  readonly errors: readonly FieldError[]
}

/** `error-summary.js` puts the focus on it; without scripts `role="alert"` and the page title say it. */
export const ErrorSummary = ({ title, description, errors }: ErrorSummaryProps): Html => (
  <div class="govuk-error-summary" data-error-summary="">
    <div role="alert">
      <h2 class="govuk-error-summary__title">{title}</h2>
      <div class="govuk-error-summary__body">
        {shown(description) && <p>{description}</p>}
        {errors.length > 0 && (
          <ul class="govuk-list govuk-error-summary__list">
            {errors.map((error) => (
              <li>{error.field === undefined ? error.text : <a href={`#${error.field}`}>{error.text}</a>}</li>
            ))}
          </ul>
        )}
      </div>
    </div>
  </div>
)
