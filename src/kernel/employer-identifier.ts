import { judgeProvince, readCedula } from './cedula.ts'
import type { Cedula } from './cedula.ts'
import { digitAt, normaliseNumber } from './digits.ts'
import type { RawTextRefusal } from './digits.ts'
import { ok, refused } from './outcome.ts'
import type { Outcome } from './outcome.ts'
import { passesPrivateMod11, passesPublicMod11, rucForm } from './ruc.ts'

/** What an employer is known by: a form of number, from which nothing about the holder follows. */
export interface EmployerIdentifier {
  /** Ten or thirteen ASCII digits. Never a number: spreadsheets eat the leading zero. */
  readonly identifier: string
  readonly kind: 'cedula' | 'household' | 'personRuc' | 'legalRuc' | 'publicRuc' | 'unclearRuc'
  /**
   * The cédula the number may be built on. A number of public form has one too when mod 10 passes by
   * chance: the few that may be either are the registry's to tell apart.
   */
  readonly cedula: string | null
  /**
   * `ok`: a sum that always holds for this form does. `old-series-ok`: the sum of companies before 29
   * September 2021 holds. `none`: no digit protects against a slip, so the confirmation of the name
   * cannot be skipped (88 % of slips in the last digit are another real company, DOMAIN 2.3).
   */
  readonly checkDigit: 'ok' | 'old-series-ok' | 'none'
  /** The only branch a household employer has; null where the form says nothing about branches. */
  readonly branchForced: '0001' | null
  /** Unusual, to be looked at again once (`p02.warn.ruc`); pressing Continue again goes on, no try used. */
  readonly doubt: boolean
}

export type EmployerIdentifierRefusal = RawTextRefusal | 'province' | 'suffix' | 'checkDigit'

type Read = Outcome<EmployerIdentifier, EmployerIdentifierRefusal>

/**
 * Reads an employer's number as typed (DOMAIN 2.4). It only filters noise: the registry is the
 * authority, and every number that may exist must come through. Ten digits are read as a cédula only
 * where the form allows it, else their length is wrong.
 */
export function parseEmployerIdentifier(
  raw: unknown,
  options: { readonly allowCedula?: boolean } = {},
): Read {
  const number = normaliseNumber(raw)
  if (!number.ok) return number
  const digits = number.value
  if (digits.length === 10 && options.allowCedula === true) return fromCedula(readCedula(digits), 'cedula')
  if (digits.length !== 13) return refused('length')
  if (judgeProvince(digits) === 'unknown') return refused('province')
  if (digits.endsWith('001')) return readRuc(digits)
  if (digits.endsWith('000')) return readHousehold(digits)
  return refused('suffix')
}

/** Cédula + `000`. A company or public body never ends so; a person's cédula must be right. */
function readHousehold(digits: string): Read {
  const body = readCedula(digits.slice(0, 10))
  const third = digitAt(digits, 2)
  if (third === 9) return refused('suffix')
  if (third === 6 && !body.ok && digits.endsWith('0000') && passesPublicMod11(digits))
    return refused('suffix')
  return fromCedula(body, 'household', '000')
}

function readRuc(digits: string): Read {
  const body = readCedula(digits.slice(0, 10))
  const plain = {
    identifier: digits,
    cedula: body.ok ? body.value.number : null,
    branchForced: null,
    doubt: judgeProvince(digits) === 'doubt',
  } as const
  switch (rucForm(digits)) {
    case 'person':
      return fromCedula(body, 'personRuc', '001')
    case 'legal': {
      const checkDigit = passesPrivateMod11(digits) ? 'old-series-ok' : 'none'
      return ok({ ...plain, kind: 'legalRuc', cedula: null, checkDigit })
    }
    case 'public':
      return ok({ ...plain, kind: 'publicRuc', checkDigit: 'ok' })
    case 'unclear':
      return ok({ ...plain, kind: 'unclearRuc', checkDigit: 'none', doubt: true })
  }
}

function fromCedula(
  read: Outcome<Cedula, 'province' | 'checkDigit'>,
  kind: 'cedula' | 'household' | 'personRuc',
  suffix: '' | '000' | '001' = '',
): Read {
  if (!read.ok) return read
  const { number, doubt } = read.value
  const branchForced = kind === 'household' ? '0001' : null
  return ok({ identifier: number + suffix, kind, cedula: number, checkDigit: 'ok', branchForced, doubt })
}
