/*
 * What somebody says of their own situation before they begin: no number, no name, nothing that is looked up. An
 * answer that nobody knows closes nothing.
 */
export const statedKinds = ['company', 'person', 'household', 'public', 'special'] as const
export const statedKeys = ['forgotten', 'blocked', 'never'] as const
export const statedYesNo = ['yes', 'no', 'unknown'] as const

export interface Stated {
  readonly kind: (typeof statedKinds)[number]
  readonly key: (typeof statedKeys)[number]
  /** Whether the registered mailbox can be opened. */
  readonly mail: (typeof statedYesNo)[number]
  /** Whether the RUC is active. */
  readonly ruc: (typeof statedYesNo)[number]
  /** Whether the representative has an electronic signature in force. */
  readonly signature: 'yes' | 'no'
  /** As it stands in the list; null: not said. */
  readonly province: string | null
}

export const statedFields = ['tipo', 'clave', 'correo', 'ruc', 'firma'] as const
export type StatedField = (typeof statedFields)[number]

/** Values of the form in the address, in the language of the interface. */
export const statedValues = {
  tipo: { empresa: 'company', natural: 'person', hogar: 'household', publica: 'public', especial: 'special' },
  clave: { olvidada: 'forgotten', bloqueada: 'blocked', nunca: 'never' },
  correo: { si: 'yes', no: 'no', nose: 'unknown' },
  ruc: { si: 'yes', no: 'no', nose: 'unknown' },
  firma: { si: 'yes', no: 'no' },
} as const

export type RawStated = Readonly<Record<string, unknown>>

export type ReadStated =
  | { readonly ok: true; readonly value: Stated }
  | { readonly ok: false; readonly missing: readonly StatedField[] }

/** Reads the answers from an address. What is no answer of the list counts as not given. Provinces come from `known`. */
export function readStated(raw: RawStated, known: readonly string[]): ReadStated {
  const of = <T extends Readonly<Record<string, string>>>(
    field: StatedField,
    values: T,
  ): T[keyof T] | undefined => {
    const said = raw[field]
    return typeof said === 'string' && Object.hasOwn(values, said) ? values[said as keyof T] : undefined
  }
  const kind = of('tipo', statedValues.tipo)
  const key = of('clave', statedValues.clave)
  const mail = of('correo', statedValues.correo)
  const ruc = of('ruc', statedValues.ruc)
  const signature = of('firma', statedValues.firma)
  if (
    kind === undefined ||
    key === undefined ||
    mail === undefined ||
    ruc === undefined ||
    signature === undefined
  )
    return {
      ok: false,
      missing: statedFields.filter((field) => of(field, statedValues[field]) === undefined),
    }
  const province = known.find((name) => name === raw['provincia']) ?? null
  return { ok: true, value: { kind, key, mail, ruc, signature, province } }
}
