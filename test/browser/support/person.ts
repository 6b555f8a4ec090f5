import type { CDPSession, ConsoleMessage, Page, Request, Response } from '@playwright/test'
import type { Lang } from '../../../src/kernel/lang.ts'
import type { Translate } from '../../../src/platform/text/texts.ts'

/** How somebody comes: with or without scripts, in which language, on how wide a screen. */
export interface Way {
  readonly scripts: boolean
  readonly lang: Lang
  /** CSS pixels. */
  readonly width: number
}

export const nameOf = ({ scripts, lang, width }: Way): string =>
  `${lang}, ${scripts ? 'with' : 'without'} scripts, ${width} px`

/** Somebody in front of a browser of their own, and everything that this browser asked for. */
export interface Person {
  readonly page: Page
  readonly way: Way
  readonly origin: string
  readonly t: Translate
  readonly journal: Journal
  /** Lets the tools of a test run in a page that may run no script of its own. */
  withTools<T>(work: () => Promise<T>): Promise<T>
}

export interface Journal {
  readonly requests: readonly Request[]
  /** What must be in no address and no referrer: the tokens of mailed links. */
  readonly secrets: Set<string>
  /** Origins of others where this test is meant to lead; what they tell of themselves is theirs, of us nothing may be told. */
  readonly others: Set<string>
  /** The document on the screen, as it was sent. */
  document(): Response
  /** From here on the line may break: that a request did not get through is the business of the test. */
  mayBreak(): void
  /** What went wrong: one line each. */
  troubles(): Promise<readonly string[]>
}

/** Listens from the first request on. */
export function journalOf(page: Page, origin: string): Journal {
  const requests: Request[] = []
  const errors: ConsoleMessage[] = []
  const faults: Error[] = []
  const refused = new Set<string>()
  const secrets = new Set<string>()
  const others = new Set<string>()
  let latest: Response | undefined
  let breaks = false
  page.on('request', (request) => requests.push(request))
  page.on('response', (response) => {
    if (response.status() >= 400) refused.add(response.url())
    if (response.request().isNavigationRequest() && (response.status() < 300 || response.status() >= 400))
      latest = response
  })
  page.on('pageerror', (fault) => faults.push(fault))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') errors.push(message)
  })

  /** Chromium writes a line for every document that is a refusal; that is the page's business. */
  const isStatus = (message: ConsoleMessage): boolean =>
    message.text().startsWith('Failed to load resource: the server responded with a status of 4') ||
    (message.text().startsWith('Failed to load resource: the server responded with a status of 503') &&
      refused.has(message.location().url))

  const isBreak = (message: ConsoleMessage): boolean =>
    breaks && /net::ERR_(?:INTERNET_DISCONNECTED|ABORTED|FAILED)/.test(message.text())

  return {
    requests,
    secrets,
    mayBreak() {
      breaks = true
    },
    others,
    document() {
      if (latest === undefined) throw new Error('nothing was opened yet')
      return latest
    },
    async troubles() {
      const headers = await Promise.all(
        requests.map((request) => request.allHeaders().catch(() => request.headers())),
      )
      return [
        ...faults.map((fault) => `script: ${fault.message}`),
        ...errors
          .filter((message) => !isStatus(message) && !isBreak(message))
          .map((message) => `console: ${message.text()}`),
        ...requests.flatMap((request, index) => {
          const { origin: to, pathname, search } = new URL(request.url())
          const referrer = headers[index]?.['referer'] ?? ''
          const said = `${pathname}${search} ${referrer}`
          return [
            ...(to === origin || others.has(to) || request.url().startsWith('data:')
              ? []
              : [`elsewhere: ${request.url()}`]),
            ...(referrer === '' || others.has(new URL(referrer).origin) ? [] : [`referrer: ${said}`]),
            ...[...secrets].filter((secret) => said.includes(secret)).map(() => `token in ${said}`),
          ]
        }),
      ]
    },
  }
}

/**
 * The switch of the browser that forbids scripts, turned for as long as a test looks at the page. What
 * was parsed without scripts stays as it is.
 */
export async function toolSwitch(page: Page, scripts: boolean): Promise<Person['withTools']> {
  if (scripts) return (work) => work()
  const session: CDPSession = await page.context().newCDPSession(page)
  const forbid = (value: boolean) => session.send('Emulation.setScriptExecutionDisabled', { value })
  return async (work) => {
    // The session has to have forbidden it before it may allow it.
    await forbid(true)
    await forbid(false)
    try {
      return await work()
    } finally {
      await forbid(true)
    }
  }
}
