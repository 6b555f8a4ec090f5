import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runCli } from '../../src/entry/cli/program.ts'
import { instant } from '../../src/kernel/time.ts'
import { attack } from '../support/attack.ts'
import { recover } from '../support/recover.ts'
import { ownChance } from '../support/chance.ts'
import { visit } from '../support/visitor.ts'

/** Recoveries that write the log, and times that it is tampered with. */
const recoveries = 6
const tamperings = 60

interface Place {
  readonly lane: number
  readonly seq: number
}

/** With every right on the server; `all` recomputes what follows, so that the log agrees with itself. */
const ways: Readonly<Record<string, (place: Place) => string>> = {
  'an edited field': ({ lane, seq }) =>
    `update audit_entry set actor = 'system' || actor where lane = ${lane} and seq = ${seq}`,
  'another time': ({ lane, seq }) =>
    `update audit_entry set at = at - interval '1 second' where lane = ${lane} and seq = ${seq}`,
  'a removed entry': ({ lane, seq }) => `delete from audit_entry where lane = ${lane} and seq = ${seq}`,
  'an end cut off': ({ lane, seq }) => `
    delete from audit_entry where lane = ${lane} and seq >= ${seq};
    update audit_lane l set seq = ${seq - 1}, hash = coalesce(
      (select hash from audit_entry e where e.lane = l.lane and e.seq = ${seq - 1}), decode(repeat('00', 32), 'hex'))
     where lane = ${lane}`,
  'an entry put in': ({ lane, seq }) => `
    update audit_entry set seq = seq + 100000 where lane = ${lane} and seq > ${seq};
    update audit_entry set seq = seq - 99999 where lane = ${lane} and seq > 100000;
    insert into audit_entry select lane, seq + 1, at, act, subject, actor, case_code, reason, instance, detail, hash, sha256(hash)
      from audit_entry where lane = ${lane} and seq = ${seq};
    update audit_lane set seq = seq + 1 where lane = ${lane}`,
  'every following hash recomputed': ({ lane, seq }) => `
    update audit_entry set reason = 'other' where lane = ${lane} and seq = ${seq};
    do $$ declare r audit_entry; before bytea := coalesce(
        (select hash from audit_entry where lane = ${lane} and seq = ${seq - 1}), decode(repeat('00', 32), 'hex'));
    begin
      for r in select * from audit_entry where lane = ${lane} and seq >= ${seq} order by seq loop
        r.prev := before; r.hash := sha256(r.prev || convert_to(audit_content(r), 'UTF8')); before := r.hash;
        update audit_entry set prev = r.prev, hash = r.hash where lane = r.lane and seq = r.seq;
        update audit_lane set hash = r.hash where lane = r.lane;
      end loop;
    end $$`,
}

attack(
  'ATK-58',
  'changing the past',
  (scene) => {
    let folder = ''
    let url = ''
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'clavero-atk-58-'))
      const { rows } = await scene.service.db.pool.query<{ name: string; host: string; who: string }>(
        `select current_database() as name, current_user as who, current_setting('unix_socket_directories') as host`,
      )
      url = `postgresql://${rows[0]?.who}@/${rows[0]?.name}?host=${encodeURIComponent(rows[0]?.host ?? '')}`
    })
    afterAll(() => rm(folder, { recursive: true, force: true }))

    const cli = async (...words: readonly string[]) => {
      let out = ''
      const exit = await runCli([...words], {
        env: { DATABASE_URL: url, CLAVERO_DATA: folder },
        out: (text) => (out += text),
        err: (text) => (out += text),
        stdin: async function* () {},
        now: () => instant(Date.now()),
        terminal: false,
      })
      return { exit, out }
    }

    it('is found every time against a checkpoint kept outside, and the first bad entry is named', async () => {
      const { service } = scene
      for (let n = 0; n < recoveries; n += 1) await recover(visit(service), service.fresh())
      const file = join(folder, 'checkpoints')
      expect((await cli('audit', 'checkpoint', file)).exit).toBe(0)
      const verify = () => cli('audit', 'verify', '--checkpoint', file, '--json')
      expect(JSON.parse((await verify()).out)).toMatchObject({ sound: true, findings: [] })

      const { rows: places } = await service.db.pool.query<Place>(
        'select lane, seq from audit_entry order by lane, seq',
      )
      const random = ownChance(58, 'tampering')
      const owner = await service.db.pool.connect()
      const missed: string[] = []
      for (let n = 0; n < tamperings; n += 1) {
        const place = places[random.between(0, places.length - 1)]
        const [name, way] = Object.entries(ways)[n % Object.keys(ways).length] ?? []
        if (place === undefined || name === undefined || way === undefined)
          throw new Error('nothing to change')
        await tampered(owner, way(place), async () => {
          const { exit, out } = await verify()
          const { findings } = JSON.parse(out) as { findings: readonly (Place & { until?: number })[] }
          const [found] = findings
          // The first bad entry, or for a log that agrees with itself the stretch that it stands in.
          const isNamed =
            found?.lane === place.lane &&
            found.seq <= place.seq + 1 &&
            (found.until ?? found.seq) >= place.seq &&
            findings.length === 1
          if (exit === 0 || !isNamed) missed.push(`${name} at ${place.lane}/${place.seq}: ${out}`)
        })
      }
      owner.release()
      expect(missed).toEqual([])
      expect(JSON.parse((await verify()).out)).toMatchObject({ sound: true })
    })
  },
  { profiles: ['as-described'] },
)

/** Commits what somebody with all rights did, lets it be looked at, and puts everything back. */
async function tampered(owner: pg.PoolClient, text: string, look: () => Promise<void>): Promise<void> {
  await owner.query(`
    set session_replication_role = 'replica';
    create temp table kept_entries as table audit_entry;
    create temp table kept_lanes as table audit_lane`)
  try {
    await owner.query(text)
    await look()
  } finally {
    await owner.query(`
      delete from audit_entry; insert into audit_entry table kept_entries;
      update audit_lane l set seq = k.seq, hash = k.hash from kept_lanes k where k.lane = l.lane;
      drop table kept_entries, kept_lanes;
      reset session_replication_role`)
  }
}
