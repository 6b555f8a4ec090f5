import type { Child, Html } from '../jsx-runtime.ts'
import { classes, shown } from './classes.ts'

export type SummaryAction = {
  readonly href: string
  readonly text: Child
  /** What it changes, so that the links of a list do not all read the same. */
  readonly hiddenText?: Child
}

export type SummaryRow = {
  readonly key: Child
  readonly value: Child
  readonly actions?: readonly SummaryAction[] | undefined
}

export type SummaryListProps = {
  readonly rows: readonly SummaryRow[]
  readonly class?: string | undefined
}

const ActionLink = ({ href, text, hiddenText }: SummaryAction): Html => (
  <a class="govuk-link" href={href}>
    {text}
    {shown(hiddenText) && <span class="govuk-visually-hidden"> {hiddenText}</span>}
  </a>
)

function Actions({ actions }: { readonly actions: readonly SummaryAction[] }): Html {
  const links = actions.map((action) => <ActionLink {...action} />)
  return (
    <dd class="govuk-summary-list__actions">
      {links.length === 1 ? (
        links
      ) : (
        <ul class="govuk-summary-list__actions-list">
          {links.map((link) => (
            <li class="govuk-summary-list__actions-list-item">{link}</li>
          ))}
        </ul>
      )}
    </dd>
  )
}

/** What is known or was answered, one datum per row, each with its way to change it. */
export function SummaryList({ rows, class: extra }: SummaryListProps): Html {
  const hasActions = (row: SummaryRow): boolean => row.actions !== undefined && row.actions.length > 0
  const anyActions = rows.some(hasActions)
  return (
    <dl class={classes('govuk-summary-list', extra)}>
      {rows.map((row) => (
        <div
          class={classes(
            'govuk-summary-list__row',
            anyActions && !hasActions(row) && 'govuk-summary-list__row--no-actions',
          )}
        >
          <dt class="govuk-summary-list__key">{row.key}</dt>
          <dd class="govuk-summary-list__value">{row.value}</dd>
          {hasActions(row) && <Actions actions={row.actions ?? []} />}
        </div>
      ))}
    </dl>
  )
}
