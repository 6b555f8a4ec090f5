import type { FastifyReply, FastifyRequest } from 'fastify'
import { langs, type Lang } from '../../kernel/lang.ts'
import type { Policy } from '../../policy/policy.ts'
import type { Sealer } from '../crypto/seal.ts'
import { durationInWords } from '../text/dates.ts'
import type { Translate } from '../text/texts.ts'
import { frameTexts, sessionWarningTexts, type FrameTexts } from '../ui/frame-texts.ts'
import type { SessionWarningProps } from '../ui/components/session-warning.tsx'
import type { PageContext } from '../ui/page.tsx'
import { themeFiles } from '../ui/theme.ts'
import type { BrowserState } from './browser.ts'
import { addressOf, written } from './address.ts'
import { browserName } from './browser-name.ts'
import type { CookieJar } from './cookies.ts'
import { CodedRefusal, type Visit, type WebFrame } from './context.ts'
import { networkOf } from './network.ts'
import { isRepeating, withRefusal } from './repeats.ts'

/** A cookie older than this is sealed anew, so that the time without use is known to the minute. Seconds. */
const refreshAfter = 60
/** How long a browser that waits for its mail keeps its case: the outer limit of the proofs. Seconds. */
const waitingLife = 86_400

export interface VisitDeps {
  readonly frame: WebFrame
  readonly jar: CookieJar
  readonly sealer: Sealer
  readonly policy: Policy
  newBrowserId(): string
}

export interface Visits {
  /** Reads who asks, before anything else happens. */
  begin(request: FastifyRequest): Visit
  /** Writes back what the browser carries, when it changed. */
  end(request: FastifyRequest, reply: FastifyReply): void
}

export function visits(deps: VisitDeps): Visits {
  const { frame, policy } = deps
  const frames = Object.fromEntries(
    langs.map((lang) => [lang, frameTexts(frame.texts.in(lang), lang, frame.theme)]),
  ) as Record<Lang, FrameTexts>
  const warnings = Object.fromEntries(
    langs.map((lang) => [lang, warningFor(policy.session, frame.texts.in(lang))]),
  ) as Record<Lang, SessionWarningProps>
  const files = themeFiles(frame.theme)
  const sealedAs = 'browser'
  const before = new WeakMap<FastifyRequest, BrowserState | undefined>()

  const read = (request: FastifyRequest): BrowserState | undefined => {
    const cookie = deps.jar.read(request, 'browser')
    return cookie === undefined ? undefined : (deps.sealer.open(cookie, sealedAs) as BrowserState | undefined)
  }

  return {
    begin(request) {
      const now = frame.clock()
      const known = read(request)
      before.set(request, known)
      // Now: a socket that is closed in the middle of the request has no address any more, and who closed it
      // would be counted nowhere (ATK-23).
      const address = request.ip as string | undefined
      const life = lifeOf(known, policy)
      const lapsed = known !== undefined && now - known.seenAt >= life * 1000
      const browser: BrowserState =
        known === undefined
          ? { id: deps.newBrowserId(), seenAt: now }
          : lapsed
            ? { id: known.id, seenAt: now }
            : known
      const lang = languageOf(deps.jar.read(request, 'lang'))
      // What only some answers need is worked out for those.
      let other: SessionWarningProps | undefined
      const pageFor = (state: BrowserState): PageContext => ({
        lang,
        frame: frames[lang],
        theme: frame.theme,
        themeFiles: files,
        assets: frame.assets,
        path: written(addressOf(request.url)),
        demo: frame.demonstration ?? undefined,
        ...((other !== undefined || hasSomethingToLose(state)) && {
          sessionWarning: other ?? warnings[lang],
        }),
      })
      const visit: Visit = {
        lang,
        t: frame.texts.in(lang),
        now,
        get network() {
          return networkOf(address)
        },
        get browserName() {
          return browserName(request.headers['user-agent'])
        },
        browser,
        lapsed,
        idle: policy.session.idle,
        get page() {
          return pageFor(visit.browser)
        },
        warning: warnings[lang],
        warnOf({ idle, keepAliveUrl }) {
          other = {
            ...warnings[lang],
            keepAliveUrl,
            warnAfter: Math.max(0, idle - policy.session.warning),
            endAfter: idle,
          }
        },
        carry(change) {
          visit.browser = { ...visit.browser, ...change }
        },
        forget() {
          visit.browser = { id: visit.browser.id, seenAt: now }
        },
        refusedOnceMore(name) {
          const { refusals = [] } = visit.browser
          visit.carry({ refusals: withRefusal(refusals, name, now, policy.triage) })
        },
        isRepeating: (name) => isRepeating(visit.browser.refusals ?? [], name, now, policy.triage),
        advice: (name) => frame.advice?.(name),
        formNumber: (act, version = 0) => frame.formNumbers.make(visit.browser.id, act, version),
        checkForm(raw, act, version = 0) {
          const verdict = frame.formNumbers.judge(raw, visit.browser.id, act, version)
          // A form of a browser that carries nothing yet cannot have come from a page of ours.
          if (verdict === 'foreign' || known === undefined)
            throw new CodedRefusal(lapsed ? 'sessionOver' : 'foreignForm')
          return verdict
        },
      }
      return visit
    },
    end(request, reply) {
      const { visit } = request
      const known = before.get(request)
      const changed = visit.browser !== known
      const old = known !== undefined && visit.now - known.seenAt >= refreshAfter * 1000
      if (changed || old) {
        const state = { ...visit.browser, seenAt: visit.now }
        deps.jar.write(reply, 'browser', deps.sealer.seal(state, sealedAs))
      }
    },
  }
}

/** Seconds without use. */
const lifeOf = (known: BrowserState | undefined, policy: Policy): number => {
  const { signature, bank, session } = policy
  if (known?.depositing === true) return Math.max(waitingLife, bank.depositLife)
  if (known?.signing === true) return Math.max(waitingLife, signature.requestLife)
  return known?.waiting === true ? waitingLife : session.idle
}

/** While the mail is on its way the browser keeps its case for a day, and nobody has to be woken. */
const hasSomethingToLose = ({ waiting, signing, typed, caseId }: BrowserState): boolean =>
  waiting !== true && signing !== true && (typed !== undefined || caseId !== undefined)

/** The cookie may be a minute older than the page says, so the question comes that much earlier. */
const warningFor = ({ idle, warning }: Policy['session'], t: Translate): SessionWarningProps => ({
  warnAfter: idle - warning - refreshAfter,
  endAfter: idle,
  keepAliveUrl: '/sesion',
  leaveHref: '/',
  texts: sessionWarningTexts(t, durationInWords(warning, t)),
})

const languageOf = (cookie: string | undefined): Lang => langs.find((lang) => lang === cookie) ?? 'es'
