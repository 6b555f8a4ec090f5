import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import { parseMobileNumber, type MobileNumber } from '../../kernel/phone-number.ts'

export interface TypedMobile {
  /** What is to be done; empty where there is nothing to choose. */
  readonly que: string
  readonly celular: string
  readonly clave: string
}

export interface MobileError {
  readonly field: 'que' | 'celular' | 'clave'
  readonly key: 'p84.err.what' | 'p84.err.empty' | 'p43.err.tel' | 'p84.err.same' | 'u01.err.key'
}

/** What a form of P-84 may ask for: another number where messages are sent, none where there is one on record. */
export interface Choices {
  readonly another: boolean
  readonly none: boolean
}

/** Reads P-84. A form with a problem spends no try of the key. `choiceGone`: it was open when the form was shown. */
export function readMobile(
  { que, celular, clave }: TypedMobile,
  { another, none }: Choices,
): Outcome<
  { readonly phone: MobileNumber | null; readonly key: string },
  'mobileForm' | 'choiceGone',
  readonly MobileError[]
> {
  const errors: MobileError[] = []
  const wanted = que === '' && another !== none ? (another ? 'otro' : 'quitar') : que
  // Nobody takes a mobile off who meant to register another one.
  if ((wanted === 'otro' && !another) || (wanted === 'quitar' && !none)) return refused('choiceGone', errors)
  const number = wanted === 'otro' ? parseMobileNumber(celular) : undefined
  if (wanted !== 'otro' && wanted !== 'quitar') errors.push({ field: 'que', key: 'p84.err.what' })
  if (number?.ok === false)
    errors.push({ field: 'celular', key: number.code === 'empty' ? 'p84.err.empty' : 'p43.err.tel' })
  if (clave === '') errors.push({ field: 'clave', key: 'u01.err.key' })
  if (errors.length > 0) return refused('mobileForm', errors)
  return ok({ phone: number?.ok === true ? number.value : null, key: clave })
}
