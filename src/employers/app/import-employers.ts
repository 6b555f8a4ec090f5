import type { ContactId, EmployerId } from '../../kernel/ids.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import { employerReader } from './employer-row.ts'
import type { AcceptEmployer, ImportedEmployer } from './employer-row.ts'
import { firstOfKey, importRows } from './import-rows.ts'
import type { ImportListener, ImportProgress, Numbered, RefusedRow, RowBatch } from './import-rows.ts'

/** An employer with the ids it gets if it is new; an employer that is known keeps its own. */
export interface EmployerToPut extends ImportedEmployer {
  readonly id: EmployerId
  readonly mailId: ContactId
  readonly phoneId: ContactId
}

export interface KeptContact {
  readonly identifier: string
  readonly branchCode: string
  readonly kind: 'mail' | 'phone'
}

export interface EmployerImportStore {
  /**
   * Writes employers, representatives, first contacts and keys without a hash in one transaction. What is
   * already so is not touched, so that a file read twice ends no running case (I-05). Returns the
   * contacts that differ from the file and stay as they are.
   */
  put(employers: readonly EmployerToPut[]): Promise<readonly KeptContact[]>
}

export interface ImportEmployers extends ImportListener {
  readonly store: EmployerImportStore
  readonly batches: AsyncIterable<RowBatch>
  readonly accept: AcceptEmployer
  readonly newEmployerId: () => EmployerId
  readonly newContactId: () => ContactId
}

const portion = 500

/**
 * Brings the institution's employers in. Every portion is written whole or not at all, and the file can
 * be read again from the start after an interruption: no employer is ever there by half (F-32).
 */
export async function importEmployers(
  options: ImportEmployers,
): Promise<Outcome<ImportProgress, 'header', readonly string[]>> {
  const { store, accept, newEmployerId, newContactId } = options
  const split = firstOfKey<ImportedEmployer>('identifier', ({ identifier, branchCode }) => [
    identifier,
    branchCode,
  ])

  const put = async (rows: readonly Numbered<ImportedEmployer>[]): Promise<readonly RefusedRow[]> => {
    const { first, again } = split(rows)
    const lines = new Map(
      first.map(({ line, record }) => [record.identifier + record.branchCode, line] as const),
    )
    const kept = await store.put(
      first.map(({ record }) => ({
        ...record,
        id: newEmployerId(),
        mailId: newContactId(),
        phoneId: newContactId(),
      })),
    )
    return [
      ...again,
      ...kept.map(
        ({ identifier, branchCode, kind }) =>
          ({
            line: lines.get(identifier + branchCode) ?? 0,
            field: kind,
            reason: 'keptContact',
          }) as const,
      ),
    ]
  }

  return importRows({ ...options, readerFor: employerReader(accept), put, portion })
}
