import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { letTimePass } from '../support/passing-time.ts'
import { change, standingOf } from '../support/rows.ts'

attack('ATK-07', 'redeeming at the edge of its life', (scene) => {
  /** Puts the end of the newest link of this company so far from now, by the database's clock. Milliseconds. */
  const endsIn = (company: Parameters<typeof change>[1], left: number) =>
    change(
      scene.service,
      company,
      `update link set accepted_at = clock_timestamp() - make_interval(secs => life_seconds) + $2 * interval '1 millisecond'
        where employer_id = $1 and consumed_at is null and voided_at is null`,
      left,
    )

  it.each([
    ['a second before its end', 1_500, 303],
    ['at its end', 0, 410],
    ['a tenth of a second after it', -100, 410],
    ['a second after it', -1_000, 410],
  ])('%s', async (_when, left, status) => {
    const { company, ana } = await scene.opened()
    const body = await ana.filled('/clave/nueva', { clave: scene.key })
    await endsIn(company, left)
    const answer = await ana.ask('/clave/nueva', { method: 'POST', body })
    expect(answer.status).toBe(status)
    expect(await standingOf(scene.service, company)).toMatchObject({ generation: status === 303 ? 2 : 1 })
  })

  it('a request that came in time and had to wait for a rival until after the end is refused', async () => {
    const { company, ana } = await scene.opened()
    const body = await ana.filled('/clave/nueva', { clave: scene.key })
    await endsIn(company, 700)
    const rival = await scene.service.db.pool.connect()
    try {
      await rival.query('begin')
      await rival.query(
        `select 1 from link where employer_id = (select id from employer where identifier = $1) for update`,
        [company.identifier],
      )
      const asked = ana.ask('/clave/nueva', { method: 'POST', body })
      await new Promise((passed) => setTimeout(passed, 900))
      await rival.query('rollback')
      expect((await asked).status).toBe(410)
    } finally {
      rival.release()
    }
    expect(await standingOf(scene.service, company)).toMatchObject({ generation: 1, consumed: 0 })
  })

  it('lives no longer than ten minutes from minting, whatever the mail server says about its acceptance', async () => {
    const { company, ana } = await scene.opened()
    const body = await ana.filled('/clave/nueva', { clave: scene.key })
    await change(
      scene.service,
      company,
      `update link set accepted_at = null, minted_at = clock_timestamp() - make_interval(secs => cap_seconds) where employer_id = $1`,
    )
    expect((await ana.ask('/clave/nueva', { method: 'POST', body })).status).toBe(410)
    await letTimePass(scene.service, company, 1)
    expect(await standingOf(scene.service, company)).toMatchObject({ generation: 1 })
  })
})
