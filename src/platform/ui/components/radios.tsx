import type { Html } from '../jsx-runtime.ts'
import { ChoiceList } from './choices.tsx'
import type { ChoicesProps } from './choices.tsx'
import type { LegendProps } from './fieldset.tsx'

export type RadiosProps = ChoicesProps & LegendProps & { readonly value?: string | undefined }

/** One answer of a few. Always with its question. */
export const Radios = ({ value, ...props }: RadiosProps): Html => (
  <ChoiceList {...props} kind="radio" block="govuk-radios" isChecked={(one) => one === value} />
)
