import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newKeys, recover } from '../support/recover.ts'
import { standingOf } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { visit } from '../support/visitor.ts'

/** The first `times` uses of a link fail in the server with this code, and then no more. */
const failing = (code: string, times: number) => `
  drop table if exists f07;
  drop sequence if exists f07_n;
  create sequence f07_n;
  create or replace function f07() returns trigger language plpgsql as $$
  begin
    if nextval('f07_n') <= ${times} then raise exception 'injected' using errcode = '${code}'; end if;
    return new;
  end $$;
  create or replace trigger f07 before update of consumed_at on link for each row
    when (new.consumed_at is distinct from old.consumed_at) execute function f07()`

/** Every code after which PostgreSQL has undone the whole transaction, and one after which it has given up waiting. */
const repeatable = ['40001', '40P01'] as const
const lockTimeout = '55P03'

describe('F-07 serialization failure, deadlock, lock timeout', () => {
  let service: Service
  beforeAll(async () => {
    service = await startService()
  })
  afterAll(() => service.stop())

  const setKey = async () => {
    const company = service.fresh()
    const ana = visit(service)
    await recover(ana, company, { stopAt: 'opened' })
    await ana.press(ana.t('p12.save'), { clave: newKeys['as-described'] })
    return { company, ana }
  }

  it.each(repeatable)('%s, three times: nobody notices', async (code) => {
    await service.db.pool.query(failing(code, 3))
    const { company, ana } = await setKey()
    expect(ana.page.path).toBe('/clave/lista')
    expect(await standingOf(service, company)).toMatchObject({ generation: 2, consumed: 1 })
    expect(service.faultLines()).toEqual([])
  })

  it.each([...repeatable, lockTimeout])(
    '%s without an end: tried a few times, then an honest error, and the link is as good as before',
    async (code) => {
      await service.db.pool.query(failing(code, 1_000))
      const { company, ana } = await setKey()
      expect(ana.page.status).toBeGreaterThanOrEqual(500)
      expect(ana.page.words).toContain('CLV-')
      const { rows } = await service.db.pool.query<{ n: number }>(`select last_value::int as n from f07_n`)
      expect(rows[0]?.n).toBeLessThanOrEqual(4)
      expect(await standingOf(service, company)).toMatchObject({ generation: 1, consumed: 0, liveLinks: 1 })

      await service.db.pool.query(`drop trigger f07 on link`)
      await ana.open('/clave/nueva')
      await ana.press(ana.t('p12.save'), { clave: newKeys['as-described'] })
      expect(ana.page.path).toBe('/clave/lista')
      service.faultLines()
    },
  )
})
