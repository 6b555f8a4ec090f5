import { columnsOf } from '../../../employers/app/columns.ts'
import type { FieldRefusal, ReaderFor } from '../../../employers/app/import-rows.ts'
import { ok, refused } from '../../../kernel/outcome.ts'
import type { CompanyRecord, PersonRecord, TaxpayerRecord } from '../domain/records.ts'
import { registryDay, registryText } from '../domain/registry-text.ts'

/** Whether this installation may process the number; demonstration mode takes synthetic ones only (I-27). */
export type Accept = (identifier: string) => boolean

/** The taxpayer file never has representatives (DOMAIN 4.2): null, which is not an empty list. */
export type TaxpayerRow = Omit<TaxpayerRecord, 'representatives'> & {
  readonly representatives: TaxpayerRecord['representatives'] | null
}

const taxpayerColumns = [
  ...(['NUMERO_RUC', 'RAZON_SOCIAL', 'ESTADO_CONTRIBUYENTE', 'FECHA_INICIO_ACTIVIDADES'] as const),
  ...(['FECHA_SUSPENSION_DEFINITIVA', 'FECHA_REINICIO_ACTIVIDADES', 'TIPO_CONTRIBUYENTE'] as const),
  ...([
    'NOMBRE_FANTASIA_COMERCIAL',
    'ESTADO_ESTABLECIMIENTO',
    'DESCRIPCION_CANTON_EST',
    'CODIGO_CIIU',
  ] as const),
] as const

const states: Readonly<Record<string, TaxpayerRow['state']>> = {
  ACTIVO: 'active',
  SUSPENDIDO: 'suspended',
  PASIVO: 'cancelled',
  CANCELADO: 'cancelled',
}

/**
 * One line of the tax authority's file, of either format (DOMAIN 5): one establishment. What describes
 * the establishment counts only while it is open, since a closed shop's canton is not the present one.
 */
export const taxpayerReader =
  (accept: Accept): ReaderFor<TaxpayerRow> =>
  (header) => {
    const columns = columnsOf(header, taxpayerColumns, [])
    if (!columns.ok) return columns
    const cell = columns.value
    return ok((fields) => {
      const check = new Checks()
      const ruc = check.identifier('NUMERO_RUC', cell.NUMERO_RUC(fields), 13, accept)
      const legalName = check.text('RAZON_SOCIAL', cell.RAZON_SOCIAL(fields))
      const state = check.word('ESTADO_CONTRIBUYENTE', cell.ESTADO_CONTRIBUYENTE(fields), states)
      const kind = check.kind('TIPO_CONTRIBUYENTE', cell.TIPO_CONTRIBUYENTE(fields))
      const startedOn = check.day('FECHA_INICIO_ACTIVIDADES', cell.FECHA_INICIO_ACTIVIDADES(fields))
      const restartedOn = check.day('FECHA_REINICIO_ACTIVIDADES', cell.FECHA_REINICIO_ACTIVIDADES(fields))
      const closedOn = check.day('FECHA_SUSPENSION_DEFINITIVA', cell.FECHA_SUSPENSION_DEFINITIVA(fields))
      if (check.refusals.length > 0) return refused('row', check.refusals)
      const isOpen = cell.ESTADO_ESTABLECIMIENTO(fields).startsWith('ABI')
      const ofOpen = (raw: string): readonly string[] => {
        const value = isOpen ? registryText(raw) : undefined
        return value === undefined ? [] : [value]
      }
      return ok({
        ruc,
        legalName,
        state,
        kind,
        representatives: null,
        tradeNames: ofOpen(cell.NOMBRE_FANTASIA_COMERCIAL(fields)),
        activities: ofOpen(cell.CODIGO_CIIU(fields)),
        cantons: ofOpen(cell.DESCRIPCION_CANTON_EST(fields)),
        ...startedOn('startedOn'),
        ...restartedOn('restartedOn'),
        ...closedOn('closedOn'),
      })
    })
  }

/** Columns `document, names, bornOn, deceasedOn, documentExpiresOn`. */
export const personReader =
  (accept: Accept): ReaderFor<PersonRecord> =>
  (header) => {
    const columns = columnsOf(header, ['document', 'names'], ['bornOn', 'deceasedOn', 'documentExpiresOn'])
    if (!columns.ok) return columns
    const cell = columns.value
    return ok((fields) => {
      const check = new Checks()
      const document = check.identifier('document', cell.document(fields), 10, accept)
      const names = check.text('names', cell.names(fields))
      const bornOn = check.day('bornOn', cell.bornOn(fields))
      const deceasedOn = check.day('deceasedOn', cell.deceasedOn(fields))
      const expiresOn = check.day('documentExpiresOn', cell.documentExpiresOn(fields))
      if (check.refusals.length > 0) return refused('row', check.refusals)
      return ok({
        document,
        names,
        ...bornOn('bornOn'),
        ...deceasedOn('deceasedOn'),
        ...expiresOn('documentExpiresOn'),
      })
    })
  }

/**
 * Columns `ruc, legalName, situation, representative, role, foundedOn, appointmentRegisteredOn`; several
 * representatives stand in one field each, with `|` between them.
 */
export const companyReader =
  (accept: Accept): ReaderFor<CompanyRecord> =>
  (header) => {
    const columns = columnsOf(
      header,
      ['ruc', 'legalName', 'situation', 'representative', 'role'],
      ['foundedOn', 'appointmentRegisteredOn'],
    )
    if (!columns.ok) return columns
    const cell = columns.value
    return ok((fields) => {
      const check = new Checks()
      const ruc = check.identifier('ruc', cell.ruc(fields), 13, accept)
      const legalName = check.text('legalName', cell.legalName(fields))
      const foundedOn = check.day('foundedOn', cell.foundedOn(fields))
      const appointedOn = check.day('appointmentRegisteredOn', cell.appointmentRegisteredOn(fields))
      if (check.refusals.length > 0) return refused('row', check.refusals)
      const roles = cell.role(fields).split('|')
      const representatives = cell
        .representative(fields)
        .split('|')
        .flatMap((raw, index) => {
          const names = registryText(raw)
          return names === undefined
            ? []
            : [{ names, role: registryText(roles[index] ?? roles[0]) ?? 'REPRESENTANTE' }]
        })
      return ok({
        ruc,
        legalName,
        situation: situationOf(cell.situation(fields)),
        representatives,
        ...foundedOn('foundedOn'),
        ...appointedOn('appointmentRegisteredOn'),
      })
    })
  }

/** The directory's own words, such as `DISOLUC. LIQUIDAC. ANTICIPADA INSC. EN RM`, or ours. */
function situationOf(raw: string): CompanyRecord['situation'] {
  const text = raw.toUpperCase()
  if (/LIQUIDA|DISOLU/.test(text)) return 'inLiquidation'
  if (/CANCEL/.test(text)) return 'cancelled'
  return /^ACTIV[AE]$/.test(text) ? 'active' : 'other'
}

/** Reads the fields of one row and collects everything that is wrong with it. */
class Checks {
  readonly refusals: FieldRefusal[] = []

  /** A spreadsheet drops the leading zero: given back here and only here (DOMAIN 2.4, 5). */
  identifier(field: string, raw: string, length: number, accept: Accept): string {
    const digits = raw.length === length - 1 ? `0${raw}` : raw
    if (!/^[0-9]+$/.test(digits) || digits.length !== length) this.refusals.push({ field, reason: 'form' })
    else if (!accept(digits)) this.refusals.push({ field, reason: 'notAccepted' })
    return digits
  }

  text(field: string, raw: string): string {
    const text = registryText(raw)
    if (text === undefined) this.refusals.push({ field, reason: 'empty' })
    return text ?? ''
  }

  word<W extends string>(field: string, raw: string, words: Readonly<Record<string, W>>): W {
    const word = Object.hasOwn(words, raw) ? words[raw] : undefined
    if (word === undefined) this.refusals.push({ field, reason: 'form' })
    return word as W
  }

  /** `SOCIEDAD` in the newer files, `SOCIEDADES` in the older ones. */
  kind(field: string, raw: string): TaxpayerRow['kind'] {
    if (!/^(?:PERSONA|SOCIEDAD)/.test(raw)) this.refusals.push({ field, reason: 'form' })
    return raw.startsWith('PERSONA') ? 'person' : 'entity'
  }

  /** The day under the name it has in the record, or no member at all. */
  day(field: string, raw: string): <Name extends string>(name: Name) => { readonly [N in Name]?: string } {
    const read = registryDay(raw)
    if (read.is === 'unreadable') this.refusals.push({ field, reason: 'form' })
    return (name) => (read.is === 'day' ? { [name]: read.day } : {}) as { [N in typeof name]?: string }
  }
}
