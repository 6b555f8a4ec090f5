import type { Html } from '../jsx-runtime.ts'
import { ChoiceList } from './choices.tsx'
import type { ChoicesProps } from './choices.tsx'
import type { LegendProps } from './fieldset.tsx'

export type CheckboxesProps = ChoicesProps &
  Partial<LegendProps> & { readonly values?: readonly string[] | undefined }

/** Any number of answers. The legend may be left out only for a single box, such as a consent. */
export const Checkboxes = ({ values = [], ...props }: CheckboxesProps): Html => (
  <ChoiceList {...props} kind="checkbox" block="govuk-checkboxes" isChecked={(one) => values.includes(one)} />
)
