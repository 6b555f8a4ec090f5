import type { Html } from '../jsx-runtime.ts'
import { Table, type TableProps } from './table.tsx'

export type WideTableProps = Pick<TableProps, 'columns' | 'rows' | 'firstCellIsHeader'> & {
  /** Names the table and what is moved sideways; it is heard and not seen. */
  readonly caption: string
}

/** A table of more columns than a telephone has room for: it moves sideways, and the page beside it stays (WCAG 1.4.10). */
export const WideTable = ({ caption, ...table }: WideTableProps): Html => (
  <div class="clv-scroll" role="group" aria-label={caption} tabindex={0}>
    <Table {...table} caption={caption} captionClass="govuk-visually-hidden" class="clv-dense" />
  </div>
)
