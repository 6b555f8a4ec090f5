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
    // Nor is there another one: cut off from it, nothing is decided.
    one.database.pause()
    const ana = visit(lab)
    const asked = ana.open('/empresa').then(() => 'answered')
    const before = heard.size
    await Promise.race([asked, new Promise((passed) => setTimeout(passed, 300))])
    expect(heard.size).toBe(before)
    one.kill()
    await asked.catch(() => undefined)
  })
})
