import type { Database } from '../../src/platform/database/database.ts'

/** Every row of every table, the queue's included, as text; octets as they are and as letters. */
export async function dumpOf({ pool }: Pick<Database, 'pool'>): Promise<string> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`,
  )
  const parts: string[] = []
  for (const { name } of tables) {
    const { rows } = await pool.query<Record<string, unknown>>(`select * from ${name}`)
    parts.push(...rows.map((row) => `${name} ${JSON.stringify(row, readable)}`))
  }
  return parts.join('\n')
}

function readable(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('type' in value) || value.type !== 'Buffer')
    return value
  const octets = Buffer.from((value as unknown as { data: number[] }).data)
  return `${octets.toString('hex')} ${octets.toString('latin1')}`
}
