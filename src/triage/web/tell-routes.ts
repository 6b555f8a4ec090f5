import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { checkWords } from '../../human-check/app/check-words.ts'
import type { PassedCheck } from '../../human-check/app/proof-of-work.ts'
import { humanGate, type HumanGateDeps } from '../../human-check/web/human-gate.ts'
import { CodedRefusal, html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { withinLimit, type NetworkLimits } from '../../platform/web/network-limits.ts'
import { tell, type EnquiryStore, type TellDeps } from '../app/enquiries.ts'
import { keptText, longestTold, parseEnquiryCode } from '../domain/enquiry.ts'
import { tellPaths, toldPath } from './paths.ts'
import { LookPage, TellPage, ToldPage, type TellPageProps } from './tell-pages.tsx'

export interface TellRoutesDeps extends TellDeps, HumanGateDeps {
  readonly enquiries: EnquiryStore
  readonly limits: NetworkLimits
  readonly keepDays: number
}

const action = 'enquiry'
const form = 'tell'
const waitForm = 'waitTell'
const lookForm = 'lookTold'

/** A text is read up to here and refused as too long from `longestTold` on, with everything still in its field. */
const longestField = 16_000

/**
 * T-06, where none of the answers fitted: what is seen on the screen goes to an officer, and the answer is read with a
 * code. No name, number or address is asked for, and what looks like one is taken out before anything is kept (B7, I-23).
 * Whoever has no script waits with the text in the page: nothing is kept of who has not passed the check (ATK-25).
 */
export const tellRoutes = (deps: TellRoutesDeps) => (app: FastifyInstance) => {
  const gate = humanGate(deps, action, waitForm)
  /** The text waits in the page, as far as it may be kept. */
  const waitPlace = (text: string) => ({
    action: tellPaths.wait,
    back: tellPaths.tell,
    carried: { texto: keptText(text) },
  })

  app.get(tellPaths.tell, async (request, reply) => page(request, reply, ''))

  app.post(tellPaths.tell, async (request, reply) => {
    const { visit } = request
    const raw = takeFields(request.body, ['f', 'texto', 'humanCheck'], longestField)
    visit.checkForm(raw.f, form)
    const error = errorIn(raw.texto)
    if (error !== undefined) return page(request, reply, raw.texto, { error })
    if (raw.humanCheck === '') return html(reply, await gate.wait(visit, waitPlace(raw.texto)))
    const passed = await gate.judge(visit, raw.humanCheck)
    return passed.ok
      ? go(request, reply, raw.texto, passed.value)
      : page(request, reply, raw.texto, { refused: passed.code })
  })

  // The page of the wait came by POST; loaded again by its address it has nothing to wait with.
  app.get(tellPaths.wait, async (_request, reply) => seeOther(reply, tellPaths.tell))

  app.post(tellPaths.wait, async (request, reply) => {
    const { visit } = request
    const raw = takeFields(request.body, ['f', 'boleto', 'texto'], longestField)
    visit.checkForm(raw.f, waitForm)
    const error = errorIn(raw.texto)
    if (error !== undefined) return page(request, reply, raw.texto, { error })
    const passed = gate.judgeTicket(visit, raw.boleto)
    if (passed.ok) return go(request, reply, raw.texto, passed.value)
    if (passed.code !== 'humanCheckTooEarly')
      return page(request, reply, raw.texto, { refused: checkWords[passed.code] })
    return html(reply, await gate.wait(visit, waitPlace(raw.texto), raw.boleto), 422)
  })

  app.get(tellPaths.look, async ({ visit }, reply) =>
    html(reply, LookPage({ visit, typed: '', formNumber: visit.formNumber(lookForm) })),
  )

  app.post(tellPaths.look, async ({ visit, body }, reply) => {
    const { f, codigo } = takeFields(body, ['f', 'codigo'])
    visit.checkForm(f, lookForm)
    const code = parseEnquiryCode(codigo)
    return code.ok
      ? seeOther(reply, toldPath(code.value))
      : html(
          reply,
          LookPage({
            visit,
            typed: codigo.slice(0, 100),
            isWrong: true,
            formNumber: visit.formNumber(lookForm),
          }),
          422,
        )
  })

  app.get<{ Params: { code: string } }>(tellPaths.told, async ({ visit, params }, reply) => {
    const code = parseEnquiryCode(params.code)
    if (!code.ok) throw new CodedRefusal('pageNotFound')
    // Only what is not there counts: whoever comes back for an answer may do so as often as they like (ATK-18).
    const enquiry = await withinLimit(
      deps.limits,
      ['enquiryLookup', visit.network],
      () => deps.enquiries.find(code.value),
      (found) => found === undefined,
    )
    if (enquiry === undefined) throw new CodedRefusal('pageNotFound')
    return html(reply, ToldPage({ visit, enquiry, keepDays: deps.keepDays }))
  })

  async function page(
    { visit }: FastifyRequest,
    reply: FastifyReply,
    typed: string,
    trouble: Pick<TellPageProps, 'error' | 'refused'> = {},
  ) {
    const view = TellPage({
      visit,
      typed: keptText(typed, longestField),
      formNumber: visit.formNumber(form),
      ...(await gate.show(visit)),
      keepDays: deps.keepDays,
      ...trouble,
    })
    return html(reply, view, trouble.error === undefined && trouble.refused === undefined ? 200 : 422)
  }

  async function go(request: FastifyRequest, reply: FastifyReply, text: string, { nonce }: PassedCheck) {
    const { network, lang } = request.visit
    const told = await withinLimit(deps.limits, ['enquiry', network], () =>
      tell(deps, { text, lang }, { nonce, network }),
    )
    return told.ok
      ? seeOther(reply, toldPath(told.value))
      : page(request, reply, text, { refused: 'humanCheckUsed' })
  }
}

function errorIn(text: string): TellPageProps['error'] {
  // What a browser sends for a new line is two characters, and one was typed.
  if (text.replaceAll('\r\n', '\n').length > longestTold) return 't06.err.long'
  return keptText(text) === '' ? 't06.err' : undefined
}
