import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { watchClock } from '../../src/entry/watch-clock.ts'
import { days, instant } from '../../src/kernel/time.ts'
import { createLog } from '../../src/platform/log.ts'
import { profileNames } from '../../src/policy/index.ts'
import { freshDatabase } from '../support/database.ts'
import { letTimePass } from '../support/passing-time.ts'
import { newest, newKeys, nextMail, openLink, recover } from '../support/recover.ts'
import { standingOf } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { visit } from '../support/visitor.ts'

const minutes = 60
const hours = 3_600

describe.each(profileNames)('F-29 clocks that jump and differ, %s', (profile) => {
  let service: Service
  let ahead = 0
  beforeAll(async () => {
    service = await startService({ profile })
  })
  afterAll(() => service.stop())
  afterEach(() => {
    service.moveWebClock(-ahead)
    ahead = 0
    expect(service.faultLines()).toEqual([])
  })
  const jump = (seconds: number) => {
    service.moveWebClock(seconds)
    ahead += seconds
  }

  it.each([
    ['ten minutes ahead', 10 * minutes],
    ['ten minutes behind', -10 * minutes],
    ['a day and an hour ahead', 25 * hours],
    ['a day and an hour behind', -25 * hours],
  ])('a machine that is %s keeps no link alive and kills none', async (_name, seconds) => {
    const company = service.fresh()
    const ana = visit(service)
    const since = newest(ana)
    await recover(ana, company, { stopAt: 'sent' })
    const mail = await nextMail(ana, company, since)
    jump(seconds)
    // Three minutes by the only clock that counts.
    await letTimePass(service, company, 200)
    await openLink(ana, mail)
    expect(ana.page.path).not.toBe('/clave/nueva')
    expect((await standingOf(service, company)).generation).toBe(1)

    jump(-seconds)
    const other = service.fresh()
    const eva = visit(service)
    const before = newest(eva)
    await recover(eva, other, { stopAt: 'sent' })
    const fresh = await nextMail(eva, other, before)
    jump(seconds)
    await openLink(eva, fresh)
    await eva.press(eva.t('p12.save'), { clave: newKeys[profile] })
    expect(eva.page.path).toBe('/clave/lista')
  })
})

describe('F-29 the alarm', () => {
  it.each([
    [0, 0],
    [1.5, 0],
    [3, 1],
    [-3, 1],
    [days(1), 1],
  ])('of a machine that is %s s ahead: %s', async (seconds, lines) => {
    const { db, drop } = await freshDatabase(1)
    const said: string[] = []
    const heard = Promise.withResolvers<void>()
    const stop = watchClock({
      db,
      clock: () => instant(Date.now() + seconds * 1000),
      logger: createLog({
        level: 'warn',
        write(line) {
          said.push(line)
          heard.resolve()
        },
      }),
    })
    await Promise.race([heard.promise, new Promise((passed) => setTimeout(passed, 200))])
    stop()
    await drop()
    expect(said).toHaveLength(lines)
    expect(said.every((line) => line.includes('secondsAhead'))).toBe(true)
  })
})
