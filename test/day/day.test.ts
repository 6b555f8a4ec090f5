import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { profileNames, type ProfileName } from '../../src/policy/index.ts'
import { reportOf, tableOf, type DayReport } from '../support/day/report.ts'
import { runDay } from '../support/day/run-day.ts'

/** `npm run day` hands these over; without it a small day of each kind runs. */
const asked = (name: string): string | undefined => process.env[`CLAVERO_DAY_${name}`] || undefined
const seed = Number(asked('SEED') ?? 1)
const users = Number(asked('USERS') ?? 50)
const file = asked('JSON')
const profiles = profileNames.filter((name) => name === (asked('PROFILE') ?? name))
const greylists = [300, 1_800].filter((seconds) => seconds === Number(asked('GREYLIST') ?? seconds))
/** Each day has a clock and a database of its own, so two go side by side. */
const days = profiles.flatMap((profile) => greylists.map((greylist) => [profile, greylist] as const))

/** Of a hundred honest users, so many finish the same day (RELIABILITY 11, slow mail). */
const target: Readonly<Record<number, number>> = { 300: 99, 1_800: 95 }

describe('F-21: a day of honest and hostile users, with mail that is put off', () => {
  const reports: DayReport[] = []

  it.concurrent.each(days)('%s, greylisting %i s', { timeout: 36_000_000 }, async (profile, greylist) => {
    const day = await runDay({ seed, profile, users, greylist })
    const report = await reportOf(day)
    reports.push(report)
    if (file !== undefined) writeFileSync(file, `${JSON.stringify(reports, undefined, 2)}\n`)
    console.log(tableOf(report))
    // Whoever did not come to an end, for whoever asked for it.
    if (asked('TRACE') !== undefined)
      for (const { person, passed, finishedAt } of day.errands)
        if (passed > 1 || finishedAt === undefined) console.log(person.trace.join('\n'))
    await day.service.close()
    expect(report.failures).toEqual([])
    expect(report.hostileWithKey).toBe(0)
    if (keepsProofs(profile)) {
      expect(report.all.percent).toBeGreaterThanOrEqual(target[greylist] ?? 0)
      expect(report.repeats.filter((one) => !isByRule(one))).toEqual([])
      const spent = report.repeats.filter(({ why }) => why === 'no link left').length
      expect(spent).toBeLessThanOrEqual(report.all.users / 100)
    }
  })
})

const keepsProofs = (profile: ProfileName): boolean => profile === 'standards'

/**
 * No slowness of the mail takes a proof away (F-21). What does: staying away for longer than a proof lives with the
 * link in the mailbox (RELIABILITY 4.1), and having asked for every link that a case may have (L-19).
 */
const isByRule = ({ kind, why }: DayReport['repeats'][number]): boolean =>
  why === 'no link left' || (kind === 'longAway' && why === 'proofs ran out')
