import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type pg from 'pg'
import { createSigner } from '../../adapters/signing/ed25519.ts'
import { instant } from '../../kernel/time.ts'
import { createKeyedDigest } from '../../platform/crypto/digests.ts'
import { statement } from '../../platform/database/statement.ts'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { checkpointLine, makeCheckpoint, readCheckpoints } from '../app/checkpoint.ts'
import type { AuditReader } from '../app/ports.ts'
import { verifyAudit, type AuditVerdict } from '../app/verify.ts'
import { auditContent } from '../domain/chain.ts'
import type { AuditEntry } from '../domain/entry.ts'
import { createAuditLog } from './append.ts'
import { auditReader, entryHash, findAuditEntry } from './read.ts'

const signer = createSigner(new Uint8Array(32).fill(7))
const log = createAuditLog({ digest: createKeyedDigest('k'.repeat(32), 'audit'), instance: 'test:1' })
const entry = (over: Partial<AuditEntry> = {}): AuditEntry => ({
  act: 'caseOpened',
  employerId: 'e-1',
  actor: { claimant: '2449999016' },
  caseCode: 'CLV-7Q4M-2K9T',
  ...over,
})

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

const append = (over: Partial<AuditEntry> = {}) =>
  database.db.transaction((tx) => log.append(tx, entry(over)))
const verify = (checkpointFile?: string): Promise<AuditVerdict> => {
  const read = checkpointFile === undefined ? undefined : readCheckpoints(checkpointFile, signer.check)
  if (read !== undefined && !read.ok) throw new Error(read.code)
  return verifyAudit(auditReader(database.db), entryHash, read?.value)
}
const checkpoint = async () =>
  checkpointLine(
    makeCheckpoint(await auditReader(database.db).heads(), instant(1_800_000_000_000), signer),
    signer,
  )

describe('writing', () => {
  test('chains entries that many transactions write at once, without a gap', async () => {
    const positions = await Promise.all(Array.from({ length: 40 }, () => append()))
    expect(positions.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 40 }, (_, n) => n + 1),
    )
    expect(await verify()).toMatchObject({ sound: true, entries: 40, findings: [] })
  })

  test('belongs to the act: when the act is rolled back there is no entry, and no gap', async () => {
    const before = await append()
    await expect(
      database.db.transaction(async (tx) => {
        await log.append(tx, entry())
        throw new Error('the act failed')
      }),
    ).rejects.toThrow('the act failed')
    expect((await append()).seq).toBe(before.seq + 1)
  })

  test('places two employers in lanes of their own choosing by nobody', async () => {
    const lanes = new Set<number>()
    for (let n = 0; n < 60; n++) lanes.add((await append({ employerId: `e-${n}` })).lane)
    expect(lanes.size).toBeGreaterThan(8)
  })

  test('holds no number, name or address in clear, wherever a caller puts one', async () => {
    await append({
      reason: 'María Pérez',
      detail: { who: 'ana@empresa.example', ruc: '2499990001001', phone: '0991234567', path: 'online', n: 3 },
    })
    const rows = (await database.db.pool.query('select a::text as line from audit_entry a')).rows as {
      line: string
    }[]
    const text = rows.map(({ line }) => line).join('\n')
    for (const clear of ['2449999016', '2499990001001', '0991234567', 'María', 'ana@', 'e-1,'])
      expect(text).not.toContain(clear)
    expect(text).toContain('""path"":""online""')
  })

  test('stays one inert line of printable characters, whatever is thrown at it (ATK-57)', async () => {
    const bad = `\r\n\t\u0000\u001b[31m\u202e"{}'\u2028${'x'.repeat(100_000)}`
    await append({
      caseCode: bad,
      reason: bad,
      actor: { officer: bad },
      detail: { bad, list: [bad, 'online'] },
    })
    const { rows } = await database.db.pool.query(
      'select case_code, reason, actor, detail from audit_entry order by at desc limit 1',
    )
    for (const value of Object.values(rows[0] as Record<string, string>)) {
      expect(value).toMatch(/^[ -~]{2,400}$/)
    }
    expect(JSON.parse((rows[0] as { detail: string }).detail)).toMatchObject({
      list: [expect.stringMatching(/^digest:[0-9a-f]{64}$/), 'online'],
    })
  })

  test('a detail that is too long is kept as its digest', async () => {
    await append({ detail: { list: Array.from({ length: 500 }, (_, n) => `word-${n}`) } })
    const { rows } = await database.db.pool.query('select detail from audit_entry order by at desc limit 1')
    expect((rows[0] as { detail: string }).detail).toMatch(/^\{"digest":"[0-9a-f]{64}","length":\d+\}$/)
  })

  test('is found again by case and act, for the receipt', async () => {
    const position = await append({ act: 'keySet', caseCode: 'CLV-0000-0000' })
    expect(await findAuditEntry(database.db, 'CLV-0000-0000', 'keySet')).toEqual(position)
    expect(await findAuditEntry(database.db, 'CLV-0000-0000', 'frozen')).toBeUndefined()
  })
})

describe('checking while others write', () => {
  let reader: AuditReader
  beforeAll(() => {
    reader = auditReader(database.db)
  })

  test('what is written meanwhile is no fault, and is for the next check', async () => {
    const before = await verify()
    const late = {
      ...reader,
      heads: async () => {
        const heads = await reader.heads()
        for (let n = 0; n < 20; n++) await append({ employerId: `late-${n}` })
        return heads
      },
    }
    expect(await verifyAudit(late, entryHash)).toMatchObject({ sound: true, entries: before.entries })
    expect(await verify()).toMatchObject({ sound: true, entries: before.entries + 20 })
  })

  test('holds no transaction open between two pages', async () => {
    const open: number[] = []
    const watched = {
      ...reader,
      async *lane(lane: number, until: number) {
        for await (const page of reader.lane(lane, until)) {
          const { rows } = await database.db.pool.query(
            `select count(*)::int as n from pg_stat_activity
              where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null`,
          )
          open.push((rows[0] as { n: number }).n)
          yield page
        }
      },
    }
    expect((await verifyAudit(watched, entryHash)).sound).toBe(true)
    expect(open.length).toBeGreaterThan(1)
    expect(Math.max(...open)).toBe(0)
  })
})

describe('the log is final', () => {
  test.each(['update audit_entry set reason = null', 'delete from audit_entry', 'truncate audit_entry'])(
    'refuses even the owner: %s',
    async (text) => {
      await expect(database.db.pool.query(text)).rejects.toMatchObject({ code: '42501' })
    },
  )

  test('an application role may add and read; it may not change, nor move a head, nor lift the ban', async () => {
    const role = `app_${Math.trunc(performance.now() * 1000)}`
    const client = await database.db.pool.connect()
    try {
      await client.query(`create role ${role}`)
      await client.query('select admit_application($1)', [role])
      await client.query(`set role ${role}`)
      await client.query(
        `insert into audit_entry (lane, act, actor, instance, detail) values (3, 'frozen', 'system', 'x', '{}')`,
      )
      for (const text of [
        'update audit_entry set reason = null',
        'delete from audit_entry',
        'truncate audit_entry',
        'update audit_lane set seq = 0',
        'alter table audit_entry disable trigger all',
        `set session_replication_role = 'replica'`,
        `select admit_application('${role}')`,
      ]) {
        await expect(client.query(text), text).rejects.toMatchObject({ code: '42501' })
      }
    } finally {
      await client.query('reset role')
      await client.query(`drop owned by ${role}`)
      await client.query(`drop role ${role}`)
      client.release()
    }
    expect((await verify()).sound).toBe(true)
  })

  test('an act whose entry cannot be written does not happen (F-35)', async () => {
    const count = async () =>
      ((await database.db.pool.query('select count(*) as n from network_count')).rows[0] as { n: number }).n
    await database.db.pool.query('alter table audit_entry add constraint closed check (false) not valid')
    await expect(
      database.db.transaction(async (tx) => {
        await tx.run(statement('audit.test.act', `insert into network_count values ('t', 'x', now(), 1)`))
        await log.append(tx, entry())
      }),
    ).rejects.toMatchObject({ code: '23514' })
    await database.db.pool.query('alter table audit_entry drop constraint closed')
    expect(await count()).toBe(0)
  })
})

describe('changing the past with full rights (ATK-58)', () => {
  let lane = 0
  let outside = ''
  let pristine: unknown[] = []
  const lanes = () => database.db.pool.query('select * from audit_entry where lane = $1 order by seq', [lane])

  beforeAll(async () => {
    for (let n = 0; n < 30; n++) lane = (await append({ detail: { n } })).lane
    outside = await checkpoint()
    pristine = (await lanes()).rows
  })

  /** As someone who owns the server: triggers off, any statement, then everything put back. */
  const tamper = async (
    work: (query: (text: string, values?: unknown[]) => Promise<pg.QueryResult>) => Promise<void>,
    file?: string,
  ) => {
    const client = await database.db.pool.connect()
    const backup = (await client.query('select * from audit_lane where lane = $1', [lane])).rows[0] as {
      seq: number
      hash: Buffer
    }
    try {
      await client.query(`set session_replication_role = 'replica'`)
      await client.query('create temp table kept as select * from audit_entry where lane = ' + lane)
      await work((text, values) => client.query(text, values))
      return await verify(file)
    } finally {
      await client.query('delete from audit_entry where lane = $1', [lane])
      await client.query('insert into audit_entry select * from kept')
      await client.query('drop table kept')
      await client.query('update audit_lane set seq = $2, hash = $3 where lane = $1', [
        lane,
        backup.seq,
        backup.hash,
      ])
      await client.query('reset session_replication_role')
      client.release()
    }
  }
  const at = (seq: number) =>
    ((pristine as { at: Date }[])[seq - 1]?.at ?? new Date(0)).toISOString().slice(0, 19)
  const expectNamed = (verdict: AuditVerdict, fault: string, seq: number) => {
    expect(verdict.sound).toBe(false)
    expect(verdict.findings[0]).toMatchObject({ lane, fault, seq })
    expect(verdict.findings[0]?.at?.slice(0, 19) ?? at(seq)).toBe(at(seq))
  }
  const recompute = async (
    query: (text: string, values?: unknown[]) => Promise<pg.QueryResult>,
    from: number,
  ) => {
    await query(
      `do $$ declare r audit_entry; before bytea; begin
         select hash into before from audit_entry where lane = ${lane} and seq = ${from - 1};
         for r in select * from audit_entry where lane = ${lane} and seq >= ${from} order by seq loop
           r.prev := before; r.hash := sha256(r.prev || convert_to(audit_content(r), 'UTF8')); before := r.hash;
           update audit_entry set prev = r.prev, hash = r.hash where lane = r.lane and seq = r.seq;
           update audit_lane set seq = r.seq, hash = r.hash where lane = r.lane;
         end loop; end $$`,
    )
  }

  test('starts from a sound log', async () => {
    expect(await verify(outside)).toMatchObject({ sound: true, checkpoints: 1 })
  })

  test.each([
    ['act', `act = 'frozen'`],
    ['subject', 'subject = null'],
    ['actor', `actor = 'system'`],
    ['case', `case_code = 'CLV-0000-0001'`],
    ['reason', `reason = 'x'`],
    ['instance', `instance = 'other'`],
    ['detail', `detail = '{"n":99}'`],
    ['time', `at = at + interval '1 microsecond'`],
    ['hash', `hash = sha256('x')`],
    ['former hash', `prev = sha256('x')`],
  ])('a changed %s is named', async (_field, set) => {
    expectNamed(
      await tamper((query) =>
        query(`update audit_entry set ${set} where lane = $1 and seq = 12`, [lane]).then(() => {}),
      ),
      'changed',
      12,
    )
  })

  test('a word moved from one field to the next is named', async () => {
    const verdict = await tamper(async (query) => {
      await query(
        `update audit_entry set reason = case_code, case_code = null where lane = $1 and seq = 12`,
        [lane],
      )
    })
    expectNamed(verdict, 'changed', 12)
  })

  test('an entry changed with its own hash recomputed is named, not its successor', async () => {
    const verdict = await tamper(async (query) => {
      await query(`update audit_entry set reason = 'x' where lane = $1 and seq = 12`, [lane])
      await query(
        `update audit_entry e set hash = sha256(prev || convert_to(audit_content(e), 'UTF8')) where lane = $1 and seq = 12`,
        [lane],
      )
    })
    expectNamed(verdict, 'changed', 12)
  })

  test('a removed entry leaves its place empty', async () => {
    const verdict = await tamper((query) =>
      query('delete from audit_entry where lane = $1 and seq = 12', [lane]).then(() => {}),
    )
    expect(verdict.findings[0]).toMatchObject({ lane, fault: 'missing', seq: 12 })
  })

  test('a removed entry whose successors moved up is named', async () => {
    const verdict = await tamper(async (query) => {
      await query('delete from audit_entry where lane = $1 and seq = 12', [lane])
      await query('update audit_entry set seq = -seq where lane = $1 and seq > 12', [lane])
      await query('update audit_entry set seq = -seq - 1 where lane = $1 and seq < 0', [lane])
    })
    expect(verdict.findings[0]).toMatchObject({ lane, fault: 'changed', seq: 12 })
  })

  test('two entries that changed places are named', async () => {
    const verdict = await tamper(async (query) => {
      await query('update audit_entry set seq = -12 where lane = $1 and seq = 12', [lane])
      await query('update audit_entry set seq = 12 where lane = $1 and seq = 13', [lane])
      await query('update audit_entry set seq = 13 where lane = $1 and seq = -12', [lane])
    })
    expect(verdict.findings[0]).toMatchObject({ lane, fault: 'changed', seq: 12 })
  })

  test('an entry put in between is named, although it is chained to its forerunner', async () => {
    const verdict = await tamper(async (query) => {
      await query('update audit_entry set seq = -seq where lane = $1 and seq >= 12', [lane])
      await query('update audit_entry set seq = -seq + 1 where lane = $1 and seq < 0', [lane])
      await query(
        `insert into audit_entry select lane, 12, at, act, subject, actor, case_code, 'x', instance, detail, hash, hash
           from audit_entry where lane = $1 and seq = 11`,
        [lane],
      )
      await query(
        `update audit_entry e set hash = sha256(prev || convert_to(audit_content(e), 'UTF8')) where lane = $1 and seq = 12`,
        [lane],
      )
    })
    expect(verdict.findings[0]).toMatchObject({ lane, fault: 'inserted', seq: 12 })
  })

  test('an end cut off is seen from the head of the lane', async () => {
    const size = pristine.length
    const verdict = await tamper((query) =>
      query('delete from audit_entry where lane = $1 and seq > $2', [lane, size - 3]).then(() => {}),
    )
    expect(verdict.findings[0]).toMatchObject({
      lane,
      fault: 'truncated',
      seq: size - 2,
      until: size,
      at: null,
    })
  })

  test('an end cut off together with the head is seen from the checkpoint only', async () => {
    const size = pristine.length
    const cut = async (query: (text: string, values?: unknown[]) => Promise<pg.QueryResult>) => {
      await query('delete from audit_entry where lane = $1 and seq > $2', [lane, size - 3])
      await query(
        'update audit_lane set seq = $2, hash = (select hash from audit_entry where lane = $1 and seq = $2) where lane = $1',
        [lane, size - 3],
      )
    }
    expect((await tamper(cut)).sound).toBe(true)
    expect((await tamper(cut, outside)).findings[0]).toMatchObject({
      lane,
      fault: 'truncated',
      seq: size - 2,
      until: size,
    })
  })

  test('a past rewritten to its end is seen from the checkpoints, between which it began', async () => {
    const size = pristine.length
    const rewrite = async (query: (text: string, values?: unknown[]) => Promise<pg.QueryResult>) => {
      await query(`update audit_entry set reason = 'x' where lane = $1 and seq = $2`, [lane, size - 5])
      await recompute(query, size - 5)
    }
    expect((await tamper(rewrite)).sound).toBe(true)
    expect((await tamper(rewrite, outside)).findings[0]).toMatchObject({
      lane,
      fault: 'rewritten',
      seq: 1,
      until: size,
    })

    const heads = (JSON.parse(outside) as { lanes: { lane: number; seq: number; hash: string }[] }).lanes
    const hashAt = (seq: number) => (pristine as { hash: Buffer }[])[seq - 1]?.hash.toString('hex') ?? ''
    const earlier = heads.map((head) =>
      head.lane === lane
        ? { lane, seq: size - 8, hash: hashAt(size - 8) }
        : { ...head, seq: 0, hash: '0'.repeat(64) },
    )
    const file =
      checkpointLine({ at: new Date(0).toISOString(), key: signer.keyId, lanes: earlier }, signer) + outside
    expect((await tamper(rewrite, file)).findings[0]).toMatchObject({
      lane,
      fault: 'rewritten',
      seq: size - 7,
      until: size,
    })
  })

  test('a head moved back leaves entries that nobody promised', async () => {
    const verdict = await tamper((query) =>
      query('update audit_lane set seq = seq - 1 where lane = $1', [lane]).then(() => {}),
    )
    expect(verdict.findings[0]).toMatchObject({ lane, fault: 'inserted', seq: pristine.length })
  })

  test('an entry behind the head is named, one place after it or a thousand', async () => {
    for (const far of [1, 1_000]) {
      const verdict = await tamper((query) =>
        query(
          `insert into audit_entry select lane, $2::bigint, at, act, subject, actor, case_code, 'x', instance, detail, hash, hash
             from audit_entry where lane = $1 and seq = 12`,
          [lane, pristine.length + far],
        ).then(() => {}),
      )
      expect(verdict.findings[0]).toMatchObject({ lane, fault: 'inserted', seq: pristine.length + far })
    }
  })

  test('finds any random change of any entry', async () => {
    const columns = ['act', 'actor', 'reason', 'instance', 'detail', 'case_code', 'subject']
    for (let round = 0; round < 40; round++) {
      const seq = 1 + ((round * 7) % pristine.length)
      const column = columns[round % columns.length] ?? 'act'
      const verdict = await tamper((query) =>
        query(
          `update audit_entry set ${column} = '${'zz'.repeat(1 + (round % 5))}' where lane = $1 and seq = $2`,
          [lane, seq],
        ).then(() => {}),
      )
      expect(verdict.findings[0]).toMatchObject({ lane, seq })
    }
  })
})

test('TypeScript and the database write an entry down alike', async () => {
  const position = await append({
    reason: 'keyRules',
    detail: { b: [], a: new Date(0), c: null, d: 1.5, e: true },
  })
  const { rows } = await database.db.pool.query(
    'select audit_content(a) as content from audit_entry a where lane = $1 and seq = $2',
    [position.lane, position.seq],
  )
  const contents: string[] = []
  for await (const page of auditReader(database.db).lane(position.lane, position.seq))
    contents.push(...page.filter(({ seq }) => seq === position.seq).map(auditContent))
  expect(contents).toEqual([(rows[0] as { content: string }).content])
})
