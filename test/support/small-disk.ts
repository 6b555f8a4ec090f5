import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  mkdtempSync,
  openSync,
  rmSync,
  rmdirSync,
  statSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '../../src/platform/database/database.ts'

/** A place for tables that is really full. */
export interface SmallDisk {
  /** Moves a table there, and leaves no room beside it. */
  fill(table: string): Promise<void>
  /** Makes room again. */
  free(): Promise<void>
  /** Moves everything back, and takes the place away. */
  remove(): Promise<void>
}

/**
 * A file system of a few megabytes as a tablespace, where this process may mount one; elsewhere a trigger that refuses
 * as PostgreSQL does (53100).
 */
export async function smallDisk(db: Database): Promise<SmallDisk> {
  const folder = mkdtempSync(join(tmpdir(), 'clavero-full-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'clavero-full', folder], { stdio: 'ignore' })
  } catch {
    rmdirSync(folder)
    return refusing(db)
  }
  const { rows } = await db.pool.query<{ data_directory: string }>('show data_directory')
  const { uid, gid } = statSync(rows[0]?.data_directory ?? folder)
  const space = join(folder, 'space')
  execFileSync('mkdir', [space])
  chmodSync(folder, 0o755)
  chownSync(space, uid, gid)
  const name = `full_${randomBytes(4).toString('hex')}`
  await db.pool.query(`create tablespace ${name} location '${space}'`)
  const ballast = join(folder, 'ballast')
  const moved = new Set<string>()
  return {
    async fill(table) {
      moved.add(table)
      await db.pool.query(`alter table ${table} set tablespace ${name}`)
      pourIn(ballast)
    },
    free() {
      rmSync(ballast, { force: true })
      return Promise.resolve()
    },
    async remove() {
      rmSync(ballast, { force: true })
      for (const table of moved) await db.pool.query(`alter table ${table} set tablespace pg_default`)
      await db.pool.query(`drop tablespace ${name}`)
      execFileSync('umount', [folder])
      rmdirSync(folder)
    },
  }
}

/** Writes until there is no room. */
function pourIn(file: string): void {
  const to = openSync(file, 'w')
  const block = Buffer.alloc(4_096)
  try {
    for (;;) writeSync(to, block)
  } catch (fault) {
    if ((fault as { readonly code?: unknown }).code !== 'ENOSPC') throw fault
  } finally {
    closeSync(to)
  }
}

async function refusing(db: Database): Promise<SmallDisk> {
  await db.pool.query(`create function no_room() returns trigger language plpgsql as
    $$ begin raise exception 'no space left on device' using errcode = '53100'; end $$`)
  const filled = new Set<string>()
  const free = async () => {
    for (const table of filled) await db.pool.query(`drop trigger if exists no_room on ${table}`)
  }
  return {
    async fill(table) {
      filled.add(table)
      await db.pool.query(
        `create trigger no_room before insert on ${table} for each row execute function no_room()`,
      )
    },
    free,
    remove: free,
  }
}
