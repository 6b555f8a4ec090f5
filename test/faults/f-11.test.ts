import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { identify, newKeys, recover, signIn } from '../support/recover.ts'
import { standingOf } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { visit } from '../support/visitor.ts'

describe('F-11 a database that only reads', () => {
  let service: Service
  beforeAll(async () => {
    service = await startService()
  })
  afterAll(() => service.stop())

  /** As a standby is, or a disk that is nearly full: for every connection that opens from now on. */
  const readOnly = async (on: boolean) => {
    const { rows } = await service.db.pool.query<{ name: string }>('select current_database() as name')
    const name = rows[0]?.name ?? ''
    const client = await service.db.pool.connect()
    await client.query('set default_transaction_read_only = off')
    await client.query(`alter database ${name} set default_transaction_read_only = ${on ? 'on' : 'off'}`)
    await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()`,
      [name],
    )
    client.release(true)
    // Connections say that they broke to whoever asks next.
    await new Promise((passed) => setTimeout(passed, 100))
  }

  it('shows what can be read, accepts nothing, and goes on when it can write again', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await recover(ana, company, { stopAt: 'opened' })
    const before = await standingOf(service, company)

    await readOnly(true)
    const stranger = visit(service)
    expect((await stranger.open('/')).status).toBe(200)
    expect((await stranger.open('/estado')).status).toBe(200)
    expect((await stranger.ask('/healthz')).status).toBeLessThan(504)

    await ana.press(ana.t('p12.save'), { clave: newKeys['as-described'] })
    expect(ana.page.status).toBe(503)
    expect(ana.page.words).toContain('CLV-')
    await signIn(visit(service), company, company.key ?? '')
    await identify(visit(service), service.fresh()).catch(() => undefined)
    expect(await standingOf(service, company)).toEqual(before)

    await readOnly(false)
    await ana.open('/clave/nueva')
    await ana.press(ana.t('p12.save'), { clave: newKeys['as-described'] })
    expect(ana.page.path).toBe('/clave/lista')
    expect((await standingOf(service, company)).generation).toBe(2)
    service.faultLines()
  })
})
