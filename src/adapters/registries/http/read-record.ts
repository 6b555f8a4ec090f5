import { registryDay, registryText } from '../../../proofs/registry/domain/registry-text.ts'

/** How a field of a record is read. `required` fields that hold nothing make the answer partial. */
export type FieldKind = 'text' | 'day' | 'texts' | readonly ListField[]
export interface ListField {
  readonly name: string
  readonly kind: 'text' | 'day'
  readonly required: boolean
}
export interface Field {
  readonly kind: FieldKind
  readonly required: boolean
}
export type Fields<R> = { readonly [K in keyof Required<R>]: Field }

export const text = { kind: 'text', required: true } as const
export const day = { kind: 'day', required: false } as const
export const texts = { kind: 'texts', required: true } as const
export const list = (...kind: readonly ListField[]): Field => ({ kind, required: true })

/** A value that cannot be what its field says: the answer as a whole is then worth nothing. */
class Unreadable extends Error {}

/**
 * Reads a record by field name, never by position (DOMAIN 4.3). The schema has seen to the shapes; this
 * sees to the contents. What is absent is left out, and counted as missing if the record needs it.
 * Nothing for a record with a value that cannot be read.
 */
export function readRecord<R extends object>(
  raw: Readonly<Record<string, unknown>>,
  fields: Fields<R>,
  declaredMissing: readonly string[],
): { readonly record: Partial<R>; readonly missing: readonly string[] } | undefined {
  try {
    return readFields(raw, fields, declaredMissing)
  } catch (fault) {
    if (fault instanceof Unreadable) return undefined
    throw fault
  }
}

function readFields<R extends object>(
  raw: Readonly<Record<string, unknown>>,
  fields: Fields<R>,
  declaredMissing: readonly string[],
): { readonly record: Partial<R>; readonly missing: readonly string[] } {
  const missing = new Set(declaredMissing.filter((name) => name in fields))
  const record: Record<string, unknown> = {}
  for (const [name, field] of Object.entries<Field>(fields)) {
    const value = missing.has(name) ? undefined : read(raw[name], field.kind)
    if (value !== undefined) record[name] = value
    else if (field.required) missing.add(name)
  }
  return { record: record as Partial<R>, missing: [...missing] }
}

function read(raw: unknown, kind: FieldKind): unknown {
  if (kind === 'text') return typeof raw === 'string' ? registryText(raw) : undefined
  if (kind === 'day') return readDay(raw)
  if (!Array.isArray(raw)) return undefined
  if (kind === 'texts') {
    return raw.flatMap((item) => (typeof item === 'string' ? (registryText(item) ?? []) : []))
  }
  return raw.map((item) => readItem(item as Readonly<Record<string, unknown>>, kind))
}

function readDay(raw: unknown): string | undefined {
  const found = registryDay(typeof raw === 'string' ? raw : undefined)
  if (found.is === 'unreadable') throw new Unreadable('a day that is none')
  return found.is === 'day' ? found.day : undefined
}

/** Half a representative is none, and leaving one out would make another person look like the only one. */
function readItem(
  raw: Readonly<Record<string, unknown>>,
  fields: readonly ListField[],
): Readonly<Record<string, unknown>> {
  const entries = fields.flatMap(({ name, kind, required }) => {
    const value = read(raw[name], kind)
    if (value === undefined && required) throw new Unreadable(`a list item without ${name}`)
    return value === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries(entries)
}
