import { employerClasses } from '../../../kernel/employer-class.ts'
import type { RegistryAnswer } from '../../../kernel/outcome.ts'
import type { Clock } from '../../../kernel/time.ts'
import { instantOf, secondsBetween } from '../../../kernel/time.ts'
import type { RegistrySource } from '../../../policy/policy.ts'
import type { Queries } from '../../../platform/database/database.ts'
import type { Statement } from '../../../platform/database/statement.ts'
import type { Registries } from '../../../proofs/registry/app/ports.ts'
import { companyRecord, institutionRecord, personRecord, taxpayerRecord } from './records-of-rows.ts'
import {
  civilByDocument,
  companyByRuc,
  institutionByIdentifier,
  taxpayerByRuc,
} from './snapshot-statements.ts'
import type { Read } from './records-of-rows.ts'
import type { SnapshotRow } from './snapshot-statements.ts'

export interface EmbeddedOptions {
  /** How old a snapshot may be before its answers are `stale`. Seconds, by registry. */
  readonly maxAge: Readonly<Record<'taxpayer' | 'civil' | 'companies', number>>
  readonly clock: Clock
  /** Told what went wrong, for the log: a caller only ever sees `unavailable`. */
  readonly report?: (registry: RegistrySource, fault: unknown) => void
}

/**
 * The registries as files the institution imported, and its own employers. One query an answer. Where
 * nothing was imported there is no registry: `unavailable`, never `notFound`.
 */
export function createEmbeddedRegistries(db: Queries, options: EmbeddedOptions): Registries {
  const snapshot = async <Row extends SnapshotRow, R extends object>(
    registry: 'taxpayer' | 'civil' | 'companies',
    statement: Statement<Row>,
    key: string,
    read: (row: Row) => Read<R>,
  ): Promise<RegistryAnswer<R>> => {
    const source = `${registry} snapshot`
    return await guarded(registry, source, async () => {
      const row = await db.first(statement, [key])
      if (row?.oldest == null) return { kind: 'unavailable', source }
      const named = row.source ?? source
      const asOf = row.as_of ?? row.oldest
      const age = secondsBetween(instantOf(asOf), options.clock())
      if (age > options.maxAge[registry]) return { kind: 'stale', source: named }
      const found = read(row)
      if (found === undefined) return { kind: 'notFound', source: named }
      return found.missing === null
        ? { kind: 'found', record: found.record, asOf, source: named }
        : { kind: 'partial', record: found.record, missing: found.missing, asOf, source: named }
    })
  }

  const guarded = async <R>(
    registry: RegistrySource,
    source: string,
    ask: () => Promise<RegistryAnswer<R>>,
  ): Promise<RegistryAnswer<R>> => {
    try {
      return await ask()
    } catch (fault) {
      options.report?.(registry, fault)
      return { kind: 'unavailable', source }
    }
  }

  return {
    taxpayer: { byRuc: (ruc) => snapshot('taxpayer', taxpayerByRuc, ruc, taxpayerRecord) },
    civil: { byDocument: (cedula) => snapshot('civil', civilByDocument, cedula, personRecord) },
    companies: { byRuc: (ruc) => snapshot('companies', companyByRuc, ruc, companyRecord) },
    institution: {
      byIdentifier: (identifier, branchCode) =>
        guarded('institution', 'institution', async () => {
          const row = await db.first(institutionByIdentifier, [identifier, branchCode])
          if (row === undefined) return { kind: 'notFound', source: 'institution' }
          const employerClass = employerClasses.find((one) => one === row.class)
          if (employerClass === undefined) return { kind: 'malformed', source: 'institution' }
          return {
            kind: 'found',
            record: institutionRecord(row, employerClass),
            asOf: row.imported_at,
            source: 'institution',
          }
        }),
    },
  }
}
