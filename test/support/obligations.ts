import { randomUUID } from 'node:crypto'
import { importObligations } from '../../src/arrears/app/import-obligations.ts'
import { obligationImportStore } from '../../src/arrears/store/obligation-import-store.ts'
import type { RowBatch } from '../../src/employers/app/import-rows.ts'
import type { Ground } from './ground.ts'
import type { Member } from './members.ts'

const header = ['identifier', 'kind', 'period', 'amount', 'state', 'dueOn', 'reference']

/** One obligation of a file, by column; left out is blank. */
export type FileRow = Readonly<
  Partial<Record<'kind' | 'period' | 'amount' | 'state' | 'dueOn' | 'reference', string>>
>

/** Puts a file in use that names these employers and nobody else. No row stands for "nothing is open". */
export async function owes(
  { db }: Pick<Ground, 'db'>,
  of: readonly (readonly [Member, ...FileRow[]])[],
  asOf = new Date(),
): Promise<void> {
  const rows = of.flatMap(([member, ...list]) =>
    (list.length === 0 ? [{ kind: 'none' }] : list).map((row: FileRow) => [
      member.identifier,
      ...(['kind', 'period', 'amount', 'state', 'dueOn', 'reference'] as const).map(
        (name) => row[name] ?? '',
      ),
    ]),
  )
  const batches = (async function* (): AsyncIterable<RowBatch> {
    yield { bytes: 0, rows: [header, ...rows].map((fields, at) => ({ line: at + 1, fields })) }
  })()
  const done = await importObligations({
    store: obligationImportStore(db),
    batches,
    accept: () => true,
    asOf,
    source: 'test',
    acceptLoss: true,
  })
  if (!done.ok || done.value.refused > 0) throw new Error(JSON.stringify(done))
}

/** Writes an extension down, as the operator does. */
export const extend = ({ db }: Pick<Ground, 'db'>, province: string | null, period: string, until: string) =>
  db.pool.query(
    `insert into due_extension (id, province, period, until, source) values ($1, $2, $3, $4, 'Resolución de prueba')`,
    [randomUUID(), province, `${period}-01`, until],
  )
