import type { Child, Html } from '../jsx-runtime.ts'
import { classes, shown } from './classes.ts'

export type TableColumn = {
  readonly header: Child
  /** Numbers are set to the right, so that their places stand above each other. */
  readonly isNumeric?: boolean | undefined
  readonly class?: string | undefined
}

export type TableProps = {
  readonly caption?: Child
  /** Extra classes, for example `govuk-table__caption--m` or `govuk-visually-hidden`. */
  readonly captionClass?: string | undefined
  readonly columns: readonly TableColumn[]
  /** One cell per column. */
  readonly rows: readonly (readonly Child[])[]
  readonly firstCellIsHeader?: boolean | undefined
  readonly class?: string | undefined
}

export const Table = (props: TableProps): Html => (
  <table class={classes('govuk-table', props.class)}>
    {shown(props.caption) && (
      <caption class={classes('govuk-table__caption', props.captionClass)}>{props.caption}</caption>
    )}
    <thead class="govuk-table__head">
      <tr class="govuk-table__row">
        {props.columns.map((column) => (
          <th
            scope="col"
            class={classes(
              'govuk-table__header',
              column.isNumeric && 'govuk-table__header--numeric',
              column.class,
            )}
          >
            {column.header}
          </th>
        ))}
      </tr>
    </thead>
    <tbody class="govuk-table__body">
      {props.rows.map((row) => (
        <tr class="govuk-table__row">
          {row.map((cell, index) =>
            props.firstCellIsHeader && index === 0 ? (
              <th scope="row" class="govuk-table__header">
                {cell}
              </th>
            ) : (
              <td
                class={classes(
                  'govuk-table__cell',
                  props.columns[index]?.isNumeric && 'govuk-table__cell--numeric',
                )}
              >
                {cell}
              </td>
            ),
          )}
        </tr>
      ))}
    </tbody>
  </table>
)
