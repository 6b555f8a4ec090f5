import { parseCedula } from '../../../kernel/cedula.ts'
import {
  parseEmployerIdentifier,
  type EmployerIdentifierRefusal,
} from '../../../kernel/employer-identifier.ts'
import { compact, normaliseNumber } from '../../../kernel/digits.ts'
import { parseForeignerCode } from '../../../kernel/foreigner-code.ts'
import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import { isSynthetic } from '../../../kernel/synthetic.ts'
import type { TypedIdentity } from '../../../platform/web/browser.ts'

export type IdentityField = 'ruc' | 'cedula' | 'sucursal'

/** Words of P-02 that need no value; the page says them beside the field. */
export type IdentityErrorKey =
  | 'p02.err.ruc.empty'
  | 'p02.err.ruc.len'
  | 'p02.err.ruc.001'
  | 'p02.err.ruc.check'
  | 'p02.warn.ruc'
  | 'p02.err.household'
  | 'p02.err.ced.empty'
  | 'p02.err.ced.len'
  | 'p02.err.ced.check'
  | 'p02.err.suc'
  | 'p02.err.demo'
  | 'p60.err.ced.empty'

export interface IdentityError {
  readonly field: IdentityField
  readonly key: IdentityErrorKey
}

export interface ParsedIdentity {
  readonly identifier: string
  readonly branchCode: string
  readonly document: string
}

export interface IdentityRefused {
  readonly errors: readonly IdentityError[]
  /** The number that was doubted and, sent again as it is, goes on. */
  readonly doubted?: string
}

const rucWords: Readonly<Record<EmployerIdentifierRefusal, IdentityErrorKey>> = {
  characters: 'p02.err.ruc.len',
  length: 'p02.err.ruc.len',
  province: 'p02.err.ruc.check',
  suffix: 'p02.err.ruc.001',
  checkDigit: 'p02.err.ruc.check',
}

/** Reads P-02. Every problem at once, in the order of the fields; nothing is guessed and nothing padded. */
export function readIdentity(
  raw: TypedIdentity,
  rules: { readonly syntheticOnly: boolean },
): Outcome<ParsedIdentity, 'identityForm', IdentityRefused> {
  if (raw.kind === 'home') return readHousehold(raw, rules)
  const errors: IdentityError[] = []
  let doubted: string | undefined

  const employer = parseEmployerIdentifier(raw.ruc)
  const known = raw.doubted !== undefined && employer.ok && raw.doubted === employer.value.identifier
  if (isEmpty(raw.ruc)) errors.push({ field: 'ruc', key: 'p02.err.ruc.empty' })
  else if (!employer.ok) errors.push({ field: 'ruc', key: rucWords[employer.code] })
  else if (employer.value.kind === 'household') errors.push({ field: 'ruc', key: 'p02.err.household' })
  else if (rules.syntheticOnly && !isSynthetic(employer.value.identifier))
    errors.push({ field: 'ruc', key: 'p02.err.demo' })
  else if (employer.value.doubt && !known) {
    doubted = employer.value.identifier
    errors.push({ field: 'ruc', key: 'p02.warn.ruc' })
  }

  const person = readDocument(raw.cedula)
  if (isEmpty(raw.cedula)) errors.push({ field: 'cedula', key: 'p02.err.ced.empty' })
  else if (!person.ok)
    errors.push({
      field: 'cedula',
      key: person.code === 'length' || person.code === 'characters' ? 'p02.err.ced.len' : 'p02.err.ced.check',
    })
  else if (rules.syntheticOnly && !isSynthetic(person.value))
    errors.push({ field: 'cedula', key: 'p02.err.demo' })

  const typedBranch = normaliseNumber(raw.sucursal)
  const branch = isEmpty(raw.sucursal) ? '0001' : typedBranch.ok ? typedBranch.value : ''
  if (!/^\d{4}$/.test(branch)) errors.push({ field: 'sucursal', key: 'p02.err.suc' })

  if (errors.length > 0 || !employer.ok || !person.ok) {
    return refused('identityForm', doubted === undefined ? { errors } : { errors, doubted })
  }
  return ok({
    identifier: employer.value.identifier,
    branchCode: employer.value.branchForced ?? branch,
    document: person.value,
  })
}

/**
 * P-02 of a household employer: the cédula is the identifier, with or without the `000` that papers put behind it
 * (DOMAIN 2.4), and there is one branch.
 */
function readHousehold(
  raw: TypedIdentity,
  rules: { readonly syntheticOnly: boolean },
): Outcome<ParsedIdentity, 'identityForm', IdentityRefused> {
  const no = (key: IdentityErrorKey) =>
    refused('identityForm', { errors: [{ field: 'cedula' as const, key }] })
  if (isEmpty(raw.cedula)) return no('p60.err.ced.empty')
  const read = parseEmployerIdentifier(raw.cedula, { allowCedula: true })
  if (!read.ok)
    return no(
      read.code === 'checkDigit' || read.code === 'province' ? 'p02.err.ced.check' : 'p02.err.ced.len',
    )
  const { cedula, kind } = read.value
  if (cedula === null || (kind !== 'cedula' && kind !== 'household')) return no('p02.err.ced.len')
  if (rules.syntheticOnly && !isSynthetic(cedula)) return no('p02.err.demo')
  return ok({ identifier: `${cedula}000`, branchCode: '0001', document: cedula })
}

/** A cédula, or the institution's code for a foreigner, who has none (DOMAIN 1.5). */
function readDocument(raw: string): Outcome<string, string> {
  const foreigner = parseForeignerCode(raw)
  if (foreigner.ok) return foreigner
  // The registry decides about an unusual third digit; the person is not asked twice on one page.
  const cedula = parseCedula(raw, { acceptDoubt: true })
  return cedula.ok ? ok(cedula.value.number) : cedula
}

function isEmpty(raw: string): boolean {
  const typed = compact(raw)
  return typed.ok && typed.value === ''
}
