import { createAuditLog } from '../../src/audit/store/append.ts'
import { declareRestored } from '../../src/entry/declare-restored.ts'
import { createKeyedDigest } from '../../src/platform/crypto/digests.ts'
import type { Database } from '../../src/platform/database/database.ts'
import type { Service } from './service.ts'

const operator = createAuditLog({ digest: createKeyedDigest('o'.repeat(32), 'audit'), instance: 'operator' })

/** What stands in the database now is what a copy brought back: what `clavero restored --yes` does before the first start. */
export const restore = async ({ db }: { readonly db: Database }): Promise<void> => {
  await declareRestored(db, operator)
}

/** The database as it is now, kept beside it, so that it can take the place of what people do from here on (F-34). */
export async function takeCopy(of: Pick<Service, 'db'>): Promise<{
  /** Everything is as it was, and it is declared restored, as the documentation says. */ putBack(): Promise<void>
}> {
  const { pool } = of.db
  const { rows: tables } = await pool.query<{ name: string; columns: string }>(
    `select c.relname as name, string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns
       from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
        and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      group by c.relname order by c.relname`,
  )
  const each = (text: (name: string, columns: string) => string) =>
    tables.map(({ name, columns }) => text(name, columns)).join('; ')
  await pool.query('drop schema if exists copied cascade; create schema copied')
  await pool.query(each((name) => `create table copied.${name} as table public.${name}`))
  return {
    async putBack() {
      // As a tool that restores does: no trigger fires, and no rule about what stays written is asked.
      await pool.query(
        `begin; set local session_replication_role = replica;
         ${each((name) => `delete from public.${name}`)};
         ${each((name, columns) => `insert into public.${name} (${columns}) overriding system value select ${columns} from copied.${name}`)};
         commit`,
      )
      await restore(of)
    },
  }
}
