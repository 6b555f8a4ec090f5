import { test as base, expect, type Page } from '@playwright/test'
import { createTexts } from '../../../src/platform/text/texts.ts'
import { openDatabase, type Database } from '../../../src/platform/database/database.ts'
import { sharedState } from './as-found.ts'
import { startDemonstration, type RunningDemonstration } from './demonstration.ts'
import { lend } from './lend.ts'
import { journalOf, toolSwitch, type Person, type Way } from './person.ts'

export interface Arriving extends Partial<Way> {
  readonly from?: RunningDemonstration
  readonly dark?: boolean
}

/**
 * `CLAVERO_SLOW_LINE=700`: milliseconds before each answer reaches a browser. On a line like that of many an employer a walk
 * that looks before the page has come, or clicks before its script has, fails every time and not one time in a hundred. The
 * walk of the upload has a line of its own.
 */
async function slowDown(page: Page): Promise<void> {
  const latency = Number(process.env['CLAVERO_SLOW_LINE'] ?? 0)
  if (latency === 0) return
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: -1,
    uploadThroughput: -1,
  })
}

/** What stood before everybody when the walk failed: elsewhere, the list is often all that is left of it. */
async function tell(people: readonly Person[]): Promise<void> {
  for (const { page } of people) {
    const words = await page
      .locator('body')
      .innerText()
      .catch((error: unknown) => String(error))
    console.log(`${page.url()}\n${words.replaceAll(/^/gm, '  | ')}`)
  }
}

const texts = createTexts()
let networks = 0

interface Worker {
  readonly demonstration: RunningDemonstration
  /** The same service under the other profile; started only for who asks. */
  readonly standards: RunningDemonstration
}

interface Each {
  /** Somebody new, with a browser and a network of their own. What it asked for is judged at the end. */
  readonly arrive: (arriving?: Arriving) => Promise<Person>
  readonly db: Database
  /** For a walk that changes this employer, by its RUC: after the test it is as it was, for whoever comes next. */
  readonly borrow: (ruc: string) => Promise<void>
  /** Of every test, asked for or not: what all share is left as it was found. */
  readonly leftAsFound: undefined
}

export const test = base.extend<Each, Worker>({
  demonstration: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of what is needed here.
    async ({}, use) => {
      const running = await startDemonstration('as-described')
      await use(running)
      await running.stop()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  standards: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of what is needed here.
    async ({}, use) => {
      const running = await startDemonstration('standards')
      await use(running)
      await running.stop()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  db: async ({ demonstration }, use) => {
    const db = openDatabase({ url: demonstration.databaseUrl, max: 1, applicationName: 'browser tests' })
    await use(db)
    await db.close()
  },
  // Before what gives back, so that it looks after it.
  leftAsFound: [
    async ({ db }, use) => {
      const before = await sharedState(db)
      await use(undefined)
      expect.soft(await sharedState(db), 'what a walk changes it borrows').toEqual(before)
    },
    { auto: true },
  ],
  borrow: async ({ db }, use) => {
    const back: (() => Promise<void>)[] = []
    await use(async (ruc) => void back.push(await lend(db, ruc)))
    for (const put of back) await put()
  },
  arrive: async ({ browser, demonstration }, use, testInfo) => {
    const people: Person[] = []
    await use(
      async ({ scripts = true, lang = 'es', width = 320, from = demonstration, dark = false } = {}) => {
        const context = await browser.newContext({
          javaScriptEnabled: scripts,
          viewport: { width, height: 720 },
          locale: 'es-EC',
          colorScheme: dark ? 'dark' : 'light',
          reducedMotion: 'reduce',
          baseURL: from.origin,
          // RFC 5737: networks that nobody has.
          extraHTTPHeaders: {
            'x-forwarded-for': `198.51.${100 + Math.floor(networks / 250)}.${(networks % 250) + 1}`,
          },
        })
        networks += 1
        if (lang !== 'es') await context.addCookies([{ name: 'clv-lang', value: lang, url: from.origin }])
        const page = await context.newPage()
        await slowDown(page)
        const person: Person = {
          page,
          way: { scripts, lang, width },
          origin: from.origin,
          t: texts.in(lang),
          journal: journalOf(page, from.origin),
          withTools: await toolSwitch(page, scripts),
        }
        people.push(person)
        return person
      },
    )
    for (const { journal } of people) expect.soft(await journal.troubles()).toEqual([])
    if (testInfo.status !== testInfo.expectedStatus) await tell(people)
    for (const { page } of people) await page.context().close()
  },
})

export { expect }
