import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { brokenInvariants } from '../support/invariants.ts'
import { openLab, type Lab } from '../support/lab/lab.ts'
import { persevere } from '../support/lab/persevere.ts'
import { letTimePass } from '../support/passing-time.ts'
import { standingOf } from '../support/rows.ts'
import { visit } from '../support/visitor.ts'

const people = 8
/** Milliseconds in which a process that is asked to stop has to be gone. */
const drained = 10_000

describe('F-03 a process that is asked to stop while it works', () => {
  let lab: Lab
  beforeAll(async () => {
    lab = await openLab()
  })
  afterAll(() => lab.close())

  it('finishes what it has begun, is gone within ten seconds, and everybody goes on with the other one', async () => {
    const [one, other] = await Promise.all([lab.launch(), lab.launch()])
    lab.serve(one, other)
    const companies = Array.from({ length: people }, () => lab.fresh())
    let halves = 0
    const all = companies.map((company) => {
      const ana = visit(lab)
      const { ask } = ana
      ana.ask = (path, asking) =>
        ask(path, asking).catch((fault: unknown) => {
          // An answer that had begun and broke off; a connection that was refused is none.
          if (fault instanceof Error && fault.message === 'aborted') halves += 1
          throw fault
        })
      return persevere(ana, company, {
        lost: () => new Promise((passed) => setTimeout(passed, 30)),
        wait: () => letTimePass(lab, company, 90),
      })
    })
    await new Promise((passed) => setTimeout(passed, 150))
    one.ask()
    lab.serve(other)
    const late = setTimeout(() => one.kill(), drained)
    expect(await one.ended).toBe(0)
    clearTimeout(late)
    await Promise.all(all)
    expect(halves).toBe(0)
    expect(await brokenInvariants(lab.db, lab.policy, ['I-26'])).toEqual([])
    for (const company of companies) expect((await standingOf(lab, company)).generation).toBe(2)
    expect(one.log.join('\n')).not.toContain('"level":"error"')
  })
})
