import type { FastifyReply } from 'fastify'
import type { CodeName } from '../../kernel/catalogue.ts'
import type { Lang } from '../../kernel/lang.ts'
import type { Clock, Instant } from '../../kernel/time.ts'
import type { Assets } from '../ui/assets.ts'
import type { Html } from '../ui/jsx-runtime.ts'
import type { SessionWarningProps } from '../ui/components/session-warning.tsx'
import type { DemoPlaces, PageContext } from '../ui/page.tsx'
import type { Theme } from '../ui/theme.ts'
import type { Texts, Translate } from '../text/texts.ts'
import type { BrowserState } from './browser.ts'
import type { FormNumbers } from './form-number.ts'
import type { Advice, AdviceOf } from './repeats.ts'

/** What the web frame is made of; one object for the life of the process. */
export interface WebFrame {
  readonly texts: Texts
  readonly theme: Theme
  readonly assets: Assets
  readonly clock: Clock
  readonly origin: string
  readonly formNumbers: FormNumbers
  readonly demonstration: DemoPlaces | null
  /** What helps in place of one more try alike; left out, nothing is said. */
  readonly advice?: AdviceOf
}

/** One visit: who asks, in which language, and what goes back with the answer. */
export interface Visit {
  readonly lang: Lang
  readonly t: Translate
  readonly now: Instant
  readonly network: string
  readonly browserName: string
  browser: BrowserState
  /** True when the browser came back after its time without use. */
  readonly lapsed: boolean
  /** Seconds without use after which what was typed is gone. */
  readonly idle: number
  /** Changes what the browser carries. */
  carry(change: Partial<BrowserState>): void
  /** Lets the browser forget the case and everything typed; it stays the same browser. */
  forget(): void
  /** Notes that the same was refused once more. It closes nothing: only the advice hangs on it. */
  refusedOnceMore(name: CodeName): void
  /** The same was refused so often in so short a time that another try alike changes nothing. */
  isRepeating(name: CodeName): boolean
  advice(name: CodeName): Advice | undefined
  readonly page: PageContext
  /** X-04, for a page that shows what the time without use ends, whatever the browser carries. */
  readonly warning: SessionWarningProps
  /** A session of another life is open: X-04 stands on every page of this request, and counts by that one. */
  warnOf(session: Pick<SessionWarningProps, 'keepAliveUrl'> & { readonly idle: number }): void
  formNumber(act: string, version?: number): string
  /** Fresh, or stale (already acted); anything else is answered here and now. */
  checkForm(raw: string, act: string, version?: number): 'fresh' | 'stale'
}

declare module 'fastify' {
  interface FastifyRequest {
    visit: Visit
  }
}

/** A coded no, thrown from a handler and answered in one place with the page of its code. */
export class CodedRefusal extends Error {
  readonly refusal: CodeName
  readonly detail: Readonly<Record<string, string>>
  constructor(refusal: CodeName, detail: Readonly<Record<string, string>> = {}) {
    super(refusal)
    this.refusal = refusal
    this.detail = detail
  }
}

/** Not now: first another page, thrown from wherever that becomes known. */
export class Detour extends Error {
  readonly path: string
  constructor(path: string) {
    super(`first to ${path}`)
    this.path = path
  }
}

export const html = (reply: FastifyReply, page: Html, status = 200): FastifyReply =>
  reply.code(status).type('text/html; charset=utf-8').send(page.toString())

/** Every POST answers with this: the browser asks for the next page itself, and a reload never acts again. */
export const seeOther = (reply: FastifyReply, path: string): FastifyReply =>
  reply.code(303).header('location', path).send()
