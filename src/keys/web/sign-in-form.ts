import { compact, normaliseNumber } from '../../kernel/digits.ts'
import { parseEmployerIdentifier, type EmployerIdentifierRefusal } from '../../kernel/employer-identifier.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import { isSynthetic } from '../../kernel/synthetic.ts'

export interface TypedSignIn {
  readonly ruc: string
  readonly sucursal: string
  /** Of a person with access of their own; empty for the employer key. */
  readonly usuario: string
  readonly clave: string
}

export interface SignInError {
  readonly field: keyof TypedSignIn
  readonly key:
    | 'p02.err.ruc.empty'
    | 'p02.err.ruc.len'
    | 'p02.err.ruc.001'
    | 'p02.err.ruc.check'
    | 'p02.err.suc'
    | 'p02.err.demo'
    | 'u01.err.user'
    | 'u01.err.key'
}

export interface ReadSignIn {
  readonly identifier: string
  readonly branchCode: string
  readonly key: string
}

const rucWords: Readonly<Record<EmployerIdentifierRefusal, SignInError['key']>> = {
  characters: 'p02.err.ruc.len',
  length: 'p02.err.ruc.len',
  province: 'p02.err.ruc.check',
  suffix: 'p02.err.ruc.001',
  checkDigit: 'p02.err.ruc.check',
}

/**
 * Reads U-01. Household employers sign in with their own number; an unusual one is not doubted here,
 * since the key decides. The key is taken as it was typed. A form with a problem spends no try.
 */
export function readSignIn(
  raw: Omit<TypedSignIn, 'usuario'>,
  rules: { readonly syntheticOnly: boolean },
): Outcome<ReadSignIn, 'signInForm', readonly SignInError[]> {
  const errors: SignInError[] = []
  const employer = parseEmployerIdentifier(raw.ruc)
  if (isEmpty(raw.ruc)) errors.push({ field: 'ruc', key: 'p02.err.ruc.empty' })
  else if (!employer.ok) errors.push({ field: 'ruc', key: rucWords[employer.code] })
  else if (rules.syntheticOnly && !isSynthetic(employer.value.identifier))
    errors.push({ field: 'ruc', key: 'p02.err.demo' })

  const typedBranch = normaliseNumber(raw.sucursal)
  const branch = isEmpty(raw.sucursal) ? '0001' : typedBranch.ok ? typedBranch.value : ''
  if (!/^\d{4}$/.test(branch)) errors.push({ field: 'sucursal', key: 'p02.err.suc' })
  if (raw.clave === '') errors.push({ field: 'clave', key: 'u01.err.key' })

  if (errors.length > 0 || !employer.ok) return refused('signInForm', errors)
  const { identifier, branchForced } = employer.value
  return ok({ identifier, branchCode: branchForced ?? branch, key: raw.clave })
}

function isEmpty(raw: string): boolean {
  const typed = compact(raw)
  return typed.ok && typed.value === ''
}
