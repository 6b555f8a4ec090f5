import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLab, type Lab } from '../support/lab/lab.ts'
import { recover } from '../support/recover.ts'
import { visit } from '../support/visitor.ts'

/** What a decision is made from, one of each kind, and what is decided. */
const deciding = ['case.byId', 'round.read', 'link.byRef', 'key.history', 'link.consume', 'key.set']

describe('F-09 a copy of the database that lags behind', () => {
  let lab: Lab
  beforeAll(async () => {
    lab = await openLab()
  })
  afterAll(() => lab.close())

  it('is never asked: what is read to decide goes where it is written, over the one address there is', async () => {
    const one = await lab.launch()
    lab.serve(one)
    const heard = new Set<string>()
    one.database.arm(({ statement }) => {
      heard.add(statement)
      return 'pass'
    })
    await recover(visit(lab), lab.fresh())
    expect([...heard]).toEqual(expect.arrayContaining(deciding))
    // Nor is there another one: who signs in while it is cut off waits, although the key is right.
    const company = lab.fresh()
    const ana = visit(lab)
    await ana.open('/entrar')
    const body = await ana.filled('/entrar', { ruc: company.identifier, clave: company.key ?? '' })
    one.database.pause()
    const answer = ana.ask('/entrar', { method: 'POST', body }).then(({ status }) => status)
    const waits = new Promise((passed) => setTimeout(() => passed('waits'), 1_000))
    expect(await Promise.race([answer, waits])).toBe('waits')
    one.database.resume()
    expect(await answer).toBe(303)
    one.kill()
  })
})
