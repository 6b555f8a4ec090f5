import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseId, EmployerId, LinkId } from '../../kernel/ids.ts'
import { instant, plus } from '../../kernel/time.ts'
import { judgeLink, type Link } from './link.ts'

const now = instant(Date.UTC(2027, 2, 1, 15))
const before = plus(now, -60)
const live: Link = {
  kind: 'recovery',
  contact: 'mail',
  id: 'link' as LinkId,
  ref: 'reference',
  employerId: 'employer' as EmployerId,
  caseId: 'case' as CaseId,
  digest: new Uint8Array(32),
  codeDigest: new Uint8Array(32),
  mintedAt: before,
  acceptedAt: before,
  diesAt: plus(now, 120),
  codeTries: 0,
  browser: null,
  consumedAt: null,
  voidedAt: null,
  voidReason: null,
  replacedAt: null,
  current: true,
  now,
}
const verdict = (change: Partial<Link>) => judgeLink({ ...live, ...change })

const used = { consumedAt: before }
const replaced = { replacedAt: before }
const awaited = { voidedAt: before, voidReason: 'newerLink' }
const expired = { diesAt: now }
const voided = { voidedAt: before, voidReason: 'caseMoved' }
const outdated = { current: false }

describe('what a link is worth', () => {
  it('is live while nothing speaks against it', () => {
    expect(verdict({})).toEqual({ is: 'live' })
  })

  it('lives strictly before its end, and not at it (L-11)', () => {
    expect(verdict({ diesAt: plus(now, 0.001) })).toEqual({ is: 'live' })
    expect(verdict({ diesAt: now })).toEqual({ is: 'expired', at: now })
  })

  it.each([
    ['used', used],
    ['replaced', replaced],
    ['replaced', awaited],
    ['expired', expired],
    ['void', voided],
    ['void', outdated],
  ] as const)('is %s for one reason alone', (is, why) => {
    expect(verdict(why).is).toBe(is)
  })

  it('says used first, then replaced, then expired, then void: what the person needs to know', () => {
    expect(verdict({ ...used, ...replaced, ...expired, ...voided, ...outdated }).is).toBe('used')
    expect(verdict({ ...replaced, ...expired, ...voided, ...outdated }).is).toBe('replaced')
    expect(verdict({ ...awaited, ...expired, ...outdated }).is).toBe('replaced')
    expect(verdict({ ...expired, ...voided, ...outdated }).is).toBe('expired')
  })

  it('tells when it was used or replaced', () => {
    expect(verdict(used)).toEqual({ is: 'used', at: before })
    expect(verdict({ ...awaited, replacedAt: now })).toEqual({ is: 'replaced', at: now })
    expect(verdict(awaited)).toEqual({ is: 'replaced', at: before })
  })

  it('is live exactly when all five conditions of the consuming statement hold', () => {
    const conditions = [used, replaced, awaited, expired, voided, outdated] as const
    fc.assert(
      fc.property(fc.subarray([...conditions]), (chosen) => {
        expect(verdict(Object.assign({}, ...chosen) as Partial<Link>).is === 'live').toBe(chosen.length === 0)
      }),
    )
  })
})
