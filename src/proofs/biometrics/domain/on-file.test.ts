import { describe, expect, it } from 'vitest'
import { days, hours, instant, plus } from '../../../kernel/time.ts'
import { asDescribed } from '../../../policy/index.ts'
import { judgeOnFile, type OnFile } from './on-file.ts'

const now = instant(Date.UTC(2027, 2, 1, 15))
const { unlock } = asDescribed
const sound: OnFile = {
  enrolledAt: plus(now, -days(100)),
  contactIsSame: true,
  representsAsThen: true,
  contactTouchedAt: plus(now, -days(200)),
}
const judged = (change: Partial<OnFile>) => judgeOnFile({ ...sound, ...change }, unlock, now)

describe('a record of fingerprint or face', () => {
  it('counts while everything is as it was at that act', () => {
    expect(judged({})).toEqual({ ok: true, value: undefined })
    expect(judged({ contactTouchedAt: null })).toEqual({ ok: true, value: undefined })
  })

  it('has to be there', () => {
    expect(judgeOnFile(undefined, unlock, now)).toMatchObject({ code: 'none' })
  })

  it('counts for nobody who represents the employer by another appointment', () => {
    expect(judged({ representsAsThen: false })).toMatchObject({ code: 'representativeChanged' })
  })

  it('counts for no other mailbox than that of the act', () => {
    expect(judged({ contactIsSame: false })).toMatchObject({ code: 'contactChanged' })
  })

  it('grows old, to the second', () => {
    const oldest = plus(now, -days(unlock.onFileDays))
    expect(judged({ enrolledAt: oldest })).toMatchObject({ code: 'tooOld' })
    expect(judged({ enrolledAt: plus(oldest, 1) })).toMatchObject({ ok: true })
  })

  it('waits a day after any contact was touched, and says until when', () => {
    expect(unlock.contactWait).toBe(hours(24))
    const touched = plus(now, -unlock.contactWait)
    expect(judged({ contactTouchedAt: touched })).toMatchObject({ ok: true })
    expect(judged({ contactTouchedAt: plus(touched, 1) })).toMatchObject({
      code: 'recent',
      detail: plus(now, 1),
    })
  })
})
