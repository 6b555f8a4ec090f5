import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { profileNames } from '../../src/policy/index.ts'
import { brokenInvariants } from '../support/invariants.ts'
import { openLab, type Lab, type LabInstance } from '../support/lab/lab.ts'
import { lawfulKey, recover } from '../support/recover.ts'
import { actsOf, standingOf } from '../support/rows.ts'
import { visit } from '../support/visitor.ts'

describe.each(profileNames)('F-28 a process that is cut off from the database, %s', (profile) => {
  let lab: Lab
  let cutOff: LabInstance
  let well: LabInstance
  beforeAll(async () => {
    lab = await openLab({ profile })
    ;[cutOff, well] = await Promise.all([lab.launch(), lab.launch()])
    lab.serve(cutOff, well)
  })
  afterAll(() => lab.close())

  /** Somebody in front of P-12, who sends a key through either process; the first stops after `statement`. */
  const atTheKey = async (statement: string) => {
    const company = lab.fresh()
    const ana = visit(lab)
    await recover(ana, company, { stopAt: 'opened' })
    const body = await ana.filled('/clave/nueva', {})
    const through = (instance: LabInstance) => {
      const window = visit({ ...lab, port: instance.port })
      for (const [name, value] of ana.cookies) window.cookies.set(name, value)
      return (n: number) =>
        window.ask('/clave/nueva', { method: 'POST', body: { ...body, clave: lawfulKey(profile, n) } })
    }
    const reached = Promise.withResolvers<void>()
    cutOff.database.arm((ran) => {
      if (ran.statement === statement) {
        cutOff.database.pause()
        reached.resolve()
      }
      return 'pass'
    })
    const late = through(cutOff)(1)
    await reached.promise
    return { company, late, now: through(well)(2) }
  }

  it('before it uses up the link: the other one sets its key, and what was on its way comes too late', async () => {
    const { company, late, now } = await atTheKey('key.history')
    expect((await now).status).toBe(303)
    cutOff.database.resume()
    expect((await late).status).not.toBe(303)
    expect(await standingOf(lab, company)).toMatchObject({ generation: 2, consumed: 1 })
    expect((await actsOf(lab, company))['keySet']).toBe(1)
  })

  it('while it holds the link: nobody waits for it for ever, and one key is set', async () => {
    const { company, late, now } = await atTheKey('link.hold')
    // Whoever waits is told so within ten seconds; the database drops an idle holder after fifteen.
    const first = await now
    expect([303, 503]).toContain(first.status)
    await new Promise((passed) => setTimeout(passed, 6_000))
    cutOff.database.resume()
    await late.catch(() => undefined)
    const { generation, consumed, liveLinks } = await standingOf(lab, company)
    expect({ generation, consumed, liveLinks }).toEqual(
      first.status === 303
        ? { generation: 2, consumed: 1, liveLinks: 0 }
        : { generation: 1, consumed: 0, liveLinks: 1 },
    )
    expect(await brokenInvariants(lab.db, lab.policy, ['I-26'])).toEqual([])
  })
})
