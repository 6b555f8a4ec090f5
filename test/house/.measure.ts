import { mkdtemp, rm, chmod } from 'node:fs/promises'
import pg from 'pg'
import { startEmbedded } from '../../src/platform/database/embedded.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
const folder = await mkdtemp('/tmp/clv-measure-'); await chmod(folder, 0o755)
const cluster = await startEmbedded({ folder, durable: true })
await cluster.createDatabase('m')
await migrate(cluster.url('m'), new URL('../../migrations', import.meta.url).pathname)
const c = new pg.Client({ connectionString: cluster.url('m') }); await c.connect()
await c.query(`insert into installation (mode) values ('demonstration')`)
await c.query(`insert into employer (id, identifier, class, legal_name) select gen_random_uuid(), lpad((2499990000000+n*1000+1)::text,13,'0'), 'company','Empresa de Prueba' from generate_series(1,9999) n on conflict do nothing`)
await c.query(`insert into contact (id, employer_id, kind, value, confirmed_at) select gen_random_uuid(), id, k, 'x@clave.example', clock_timestamp() from employer, unnest(array['mail','phone']) k`)
await c.query(`insert into representation select id, '2449999016', 'Persona de Prueba' from employer`)
await c.query(`insert into employer_key (employer_id) select id from employer`)
await c.query(`insert into recovery_case (id, employer_id, code, path, state, body, profile, lang, browser, claimant) select gen_random_uuid(), id, 'CLV-'||row_number() over (), 'online','proving','{"a":1}', 'as-described','es','x','x' from employer`)
await c.query('analyze')
const src = await (await import('node:fs/promises')).readFile(new URL('../../src/cases/store/case-store.ts', import.meta.url), 'utf8')
const { ms, nowMs } = await import('../../src/platform/database/instants.ts')
const raw = /const select = `([\s\S]*?)`\n/.exec(src)![1]!.replace(/\$\{ms\('([^']+)'\)\}/g, (_, x) => ms(x)).replace('${nowMs}', nowMs)
const load = `${raw} where c.id = $1`
const consume = `update link l set consumed_at = clock_timestamp()
     from employer e, installation i
    where l.id = $1 and e.id = l.employer_id
      and l.kind = 'recovery' and l.restore_epoch = i.restore_epoch and l.employer_epoch = e.epoch
      and l.consumed_at is null and l.voided_at is null
      and clock_timestamp() < link_dies_at(l)`
const one = `select id from recovery_case where id = $1`
const ids = (await c.query('select id from recovery_case')).rows.map((r) => r.id as string)
const median = (xs: number[]) => xs.toSorted((a, b) => a - b)[xs.length >> 1]!
async function round(text: string, name: string | undefined, n = 300) {
  const t = process.hrtime.bigint()
  const cpu = process.cpuUsage()
  for (let i = 0; i < n; i++) await c.query(name === undefined ? { text, values: [ids[(i * 7919) % ids.length]] } : { name, text, values: [ids[(i * 7919) % ids.length]] })
  const d = process.cpuUsage(cpu)
  return [Number(process.hrtime.bigint() - t) / 1000 / n, (d.user + d.system) / n] as const
}
for (const [label, text] of [['case.load', load], ['link.consume (no row)', consume], ['by key', one]] as const) {
  const res: Record<string, number[]> = { named: [], unnamed: [], ncpu: [], ucpu: [] }
  await round(text, label, 500); await round(text, undefined, 500)
  for (let r = 0; r < 31; r++) {
    const [a, ac] = await round(text, label); const [b, bc] = await round(text, undefined)
    res.named!.push(a); res.unnamed!.push(b); res.ncpu!.push(ac); res.ucpu!.push(bc)
  }
  console.log(label, 'named', median(res.named!).toFixed(0), 'unnamed', median(res.unnamed!).toFixed(0), 'µs; ratio', median(res.named!.map((x, i) => res.unnamed![i]! / x)).toFixed(2), 'node cpu', median(res.ncpu!).toFixed(0), median(res.ucpu!).toFixed(0), 'bytes', Buffer.byteLength(text))
}
// audit lanes: 16 connections, one entry a transaction, durable
const pool = new pg.Pool({ connectionString: cluster.url('m'), max: 16 })
async function lanes(k: number, seconds = 3) {
  let n = 0; const end = Date.now() + seconds * 1000
  await Promise.all(Array.from({ length: 16 }, async (_, w) => {
    while (Date.now() < end) {
      const cl = await pool.connect()
      await cl.query('begin')
      await cl.query({ name: 'x', text: `update employer_key set failed_dummy = 0 where false`.replace('failed_dummy = 0', 'path = path') })
      await cl.query({ name: 'a', text: `insert into audit_entry (lane, act, actor, instance, detail) values ($1,'keySet','system','m:1','{}')`, values: [Math.floor(Math.random() * k)] })
      await cl.query('commit'); cl.release(); n++
    }
  }))
  return n / seconds
}
await lanes(16, 1)
const l1: number[] = [], l16: number[] = []
for (let r = 0; r < 5; r++) { l1.push(await lanes(1)); l16.push(await lanes(16)) }
console.log('lanes 1:', l1.map(Math.round), 'lanes 16:', l16.map(Math.round), 'median', Math.round(median(l1)), Math.round(median(l16)))
await pool.end(); await c.end(); await cluster.stop(); await rm(folder, { recursive: true, force: true })
