import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isAtCounter } from '../../../cases/app/choose-way.ts'
import type { LoadedCase } from '../../../cases/app/ports.ts'
import { requestLink, settleExpired, type RequestLinkDeps } from '../../../cases/app/request-link.ts'
import { type CurrentCase } from '../../../cases/web/current-case.ts'
import { pageOf } from '../../../cases/web/journey.ts'
import { byCode, codeOf } from '../../../kernel/catalogue.ts'
import { plus, type Instant } from '../../../kernel/time.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import { readPhoneCode } from '../../../links/domain/phone-code.ts'
import { html, seeOther } from '../../../platform/web/context.ts'
import { takeFields } from '../../../platform/web/form-body.ts'
import {
  askUnlockCode,
  codeOfCase,
  mayAskCode,
  takeUnlockCode,
  type UnlockByCodeDeps,
} from '../app/unlock-by-code.ts'
import { unlockShown, type UnlockShownDeps } from '../app/unlock-shown.ts'
import { ChannelPage, TextCodePage, type NotSent, type TypedProblem } from './code-pages.tsx'
import { unlockCodePaths } from './unlock-ways.ts'

export interface UnlockCodeRoutesDeps {
  readonly code: UnlockByCodeDeps
  readonly shown: UnlockShownDeps
  readonly request: RequestLinkDeps
  readonly current: CurrentCase
  /** A finger that an officer compared in this case (E3): taken once, in the transaction of what it opens. */
  readonly finger: {
    isFresh(loaded: LoadedCase): Promise<boolean>
    take(tx: Tx, loaded: LoadedCase): Promise<string | undefined>
  }
  browserDigest(browserId: string): Uint8Array
}

const channelAct = 'unlockChannel'
const typeAct = 'unlockCode'
const againAct = 'unlockCodeAgain'

/**
 * P-32 and P-33: whoever was shown today says which contact is to answer. For everybody else these pages are not there:
 * they are sent where their case stands, with or without a mobile on file (ATK-16, ATK-18).
 */
export const unlockCodeRoutes = (deps: UnlockCodeRoutesDeps) => (app: FastifyInstance) => {
  const { code } = deps

  const settled = async (request: FastifyRequest): Promise<LoadedCase> => {
    const loaded = await deps.current(request)
    return (await settleExpired(deps.request, loaded)) ? deps.current(request) : loaded
  }
  /** The finger has been compared, and nothing was made of it yet. */
  const isFingerHere = async (loaded: LoadedCase): Promise<boolean> =>
    isAtCounter(loaded.case) &&
    loaded.case.state.is === 'proving' &&
    loaded.employer.mail !== null &&
    (await deps.finger.isFresh(loaded))
  const mayChoose = async (loaded: LoadedCase): Promise<boolean> =>
    mayAskCode(code, loaded) || (await isFingerHere(loaded))

  app.get(unlockCodePaths.channel, async (request, reply) => {
    const loaded = await settled(request)
    return (await mayChoose(loaded)) ? channel(request, reply, loaded) : seeOther(reply, pageOf(loaded))
  })

  app.post(unlockCodePaths.channel, async (request, reply) => {
    const { visit } = request
    const { f, medio } = takeFields(request.body, ['f', 'medio'])
    visit.checkForm(f, channelAct)
    const loaded = await settled(request)
    if (!(await mayChoose(loaded))) return seeOther(reply, pageOf(loaded))
    if (medio === 'correo') return byMail(request, reply, loaded)
    // A form of a page on which no mobile stood says nothing.
    if (medio === 'celular' && phoneOf(loaded) !== undefined) return byText(request, reply, loaded)
    return channel(request, reply, loaded, { nothingChosen: true })
  })

  app.get(unlockCodePaths.code, async (request, reply) => {
    const loaded = await settled(request)
    return mayAskCode(code, loaded) ? typing(request, reply, loaded) : seeOther(reply, pageOf(loaded))
  })

  app.post(unlockCodePaths.code, async (request, reply) => {
    const { visit } = request
    const raw = takeFields(request.body, ['f', 'codigo'])
    visit.checkForm(raw.f, typeAct)
    const loaded = await deps.current(request)
    const typed = readPhoneCode(raw.codigo)
    if (typed === undefined)
      return typing(request, reply, loaded, raw.codigo.trim() === '' ? 'empty' : 'length')
    const taken = await takeUnlockCode(code, loaded, typed, deps.browserDigest(visit.browser.id))
    if (!taken.ok) {
      const now = await deps.current(request)
      // Sent twice it is one code: the second time the case has gone on (F-27).
      if (isAnswered(now)) return seeOther(reply, pageOf(now))
      return typing(
        request,
        reply,
        now,
        taken.code === 'phoneCodeOver' || taken.detail === 0 ? 'over' : { left: taken.detail },
      )
    }
    if (taken.value === 'movedOn') return seeOther(reply, pageOf(await deps.current(request)))
    visit.carry({ link: { id: taken.value.id, evidence: taken.value.evidence }, waiting: true })
    return seeOther(reply, '/clave/desbloquear')
  })

  // Where an answer of this form stands, the language link and the end of the session ask for its page.
  app.get(unlockCodePaths.again, async (_request, reply) => seeOther(reply, unlockCodePaths.code))

  app.post(unlockCodePaths.again, async (request, reply) => {
    const { visit } = request
    const { f } = takeFields(request.body, ['f'])
    visit.checkForm(f, againAct)
    const loaded = await settled(request)
    const asked = await askUnlockCode(code, loaded, { lang: visit.lang, network: visit.network })
    if (!asked.ok && asked.code === 'noPhoneOnFile') return seeOther(reply, pageOf(loaded))
    return asked.ok
      ? seeOther(reply, unlockCodePaths.code)
      : typing(request, reply, loaded, { notSent: notSent(asked.code, asked.detail, visit.now) })
  })

  const phoneOf = ({ employer }: LoadedCase): string | undefined =>
    code.phoneCodes.isOpen ? employer.phone?.value : undefined

  /** Takes the finger, where it is the finger; the case as it is then, or where to go instead. */
  async function shownBy(
    request: FastifyRequest,
    loaded: LoadedCase,
    next: 'link' | 'choice',
  ): Promise<LoadedCase | { readonly elsewhere: string } | 'dayLimit'> {
    if (!isAtCounter(loaded.case)) return loaded
    const done = await unlockShown(
      deps.shown,
      loaded.case.id,
      { by: 'live', take: (tx, held) => deps.finger.take(tx, held) },
      next,
    )
    const now = await deps.current(request)
    if (done.ok) return now
    // Another tab was faster, or it counts no more: the officer goes on with the case.
    return done.code === 'dayLimit' ? 'dayLimit' : { elsewhere: pageOf(now) }
  }

  async function byMail(request: FastifyRequest, reply: FastifyReply, loaded: LoadedCase) {
    const { visit } = request
    const wasAtCounter = isAtCounter(loaded.case)
    const now = await shownBy(request, loaded, 'link')
    if (now === 'dayLimit') return channel(request, reply, loaded, { notSent: linksSpent })
    if ('elsewhere' in now) return seeOther(reply, now.elsewhere)
    if (!wasAtCounter && now.case.state.is === 'ready') {
      const asked = await requestLink(deps.request, now, 'short')
      if (!asked.ok && (asked.code === 'dayLimit' || asked.code === 'tooManyLinks'))
        return channel(request, reply, now, { notSent: linksSpent })
    }
    visit.carry({ waiting: true })
    return seeOther(reply, '/enlace/enviado')
  }

  async function byText(request: FastifyRequest, reply: FastifyReply, loaded: LoadedCase) {
    const { visit } = request
    const now = await shownBy(request, loaded, 'choice')
    if (now === 'dayLimit') return channel(request, reply, loaded, { notSent: linksSpent })
    if ('elsewhere' in now) return seeOther(reply, now.elsewhere)
    const asked = await askUnlockCode(code, now, { lang: visit.lang, network: visit.network })
    visit.carry({ waiting: true })
    if (asked.ok) return seeOther(reply, unlockCodePaths.code)
    // The form sent twice, or back to it: the code that is out is the one to type.
    if (asked.code === 'phoneCodeTooSoon' && (await codeOfCase(code, now)) !== undefined)
      return seeOther(reply, unlockCodePaths.code)
    return channel(request, reply, now, { notSent: notSent(asked.code, asked.detail, visit.now) })
  }

  function channel(
    { visit }: FastifyRequest,
    reply: FastifyReply,
    loaded: LoadedCase,
    said: { readonly nothingChosen?: boolean; readonly notSent?: NotSent } = {},
  ) {
    const view = ChannelPage({
      visit,
      formNumber: visit.formNumber(channelAct),
      caseCode: loaded.code,
      mail: loaded.employer.mail?.value ?? '',
      phone: phoneOf(loaded),
      ...said,
    })
    const status = said.notSent === undefined ? 200 : byCode(codeOf(said.notSent.name)).httpStatus
    return html(reply, view, said.nothingChosen === true ? 422 : status)
  }

  async function typing(
    { visit }: FastifyRequest,
    reply: FastifyReply,
    loaded: LoadedCase,
    problem?: TypedProblem,
  ) {
    const shown = await codeOfCase(code, loaded)
    if (shown === undefined) return seeOther(reply, unlockCodePaths.channel)
    const view = TextCodePage({
      visit,
      formNumbers: { type: visit.formNumber(typeAct), again: visit.formNumber(againAct) },
      caseCode: loaded.code,
      code: shown,
      problem,
    })
    return html(reply, view, statusOf(problem))
  }
}

/** What the code opened is open: the case stands on the page of the two ends. */
const isAnswered = ({ case: { state } }: LoadedCase): boolean =>
  state.is === 'linkIssued' && state.answered === true

const linksSpent: NotSent = { name: 'resendLimit', from: undefined }

const notSent = (name: NotSent['name'], seconds: number, now: Instant): NotSent => ({
  name,
  from: seconds > 0 ? plus(now, seconds) : undefined,
})

const statusOf = (problem: TypedProblem | undefined): number => {
  if (problem === undefined) return 200
  if (typeof problem === 'string')
    return problem === 'over' ? byCode(codeOf('phoneCodeOver')).httpStatus : 422
  return 'notSent' in problem ? byCode(codeOf(problem.notSent.name)).httpStatus : 422
}
