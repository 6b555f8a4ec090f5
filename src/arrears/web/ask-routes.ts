import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PassedCheck } from '../../human-check/app/proof-of-work.ts'
import { humanGate, type HumanGateDeps } from '../../human-check/web/human-gate.ts'
import { compact, normaliseNumber } from '../../kernel/digits.ts'
import { parseEmployerIdentifier } from '../../kernel/employer-identifier.ts'
import type { Lang } from '../../kernel/lang.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import { isSynthetic } from '../../kernel/synthetic.ts'
import type { PlainKey } from '../../platform/text/texts.ts'
import { html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { withinLimit, type NetworkLimits } from '../../platform/web/network-limits.ts'
import { arrearsPaths } from './arrears-paths.ts'
import { AskedPage, AskPage, type AskPageProps } from './ask-page.tsx'

export interface AskRoutesDeps extends HumanGateDeps {
  readonly limits: NetworkLimits
  readonly syntheticOnly: boolean
  /** Uses the check up and leaves the rest to the worker; false when it was used before. */
  ask(
    asked: { readonly identifier: string; readonly branchCode: string; readonly lang: Lang },
    nonce: string,
    network: string,
  ): Promise<boolean>
}

interface Typed {
  readonly ruc: string
  readonly sucursal: string
}

const action = 'certificate'
const form = 'askCertificate'
const waitForm = 'waitCertificate'
const waitPlace = { action: arrearsPaths.askWait, back: arrearsPaths.ask }
const nothingTyped: Typed = { ruc: '', sucursal: '' }

/**
 * A certificate for whoever has no key (DOMAIN 9): asked for by number, sent to the registered mailbox. The answer is
 * the same for every number and takes as long: whether there is such an employer is looked up by the worker (ATK-14,
 * ATK-15). Every request counts against its network.
 */
export const askRoutes = (deps: AskRoutesDeps) => (app: FastifyInstance) => {
  const gate = humanGate(deps, action, waitForm)

  app.get(arrearsPaths.ask, async (request, reply) => page(request, reply, nothingTyped))

  app.post(arrearsPaths.ask, async (request, reply) => {
    const { visit } = request
    const raw = takeFields(request.body, ['f', 'ruc', 'sucursal', 'humanCheck'])
    visit.checkForm(raw.f, form)
    const typed: Typed = { ruc: raw.ruc.slice(0, 100), sucursal: raw.sucursal.slice(0, 100) }
    const read = readAsked(typed, deps)
    if (!read.ok) return page(request, reply, typed, { errors: read.detail })
    if (raw.humanCheck === '') {
      visit.carry({ certificate: typed })
      return seeOther(reply, arrearsPaths.askWait)
    }
    const passed = await gate.judge(visit, raw.humanCheck)
    return passed.ok
      ? go(request, reply, typed, passed.value, 'caseLookup')
      : page(request, reply, typed, { refused: passed.code })
  })

  app.get(arrearsPaths.askWait, async (request, reply) => {
    const { visit } = request
    if (visit.browser.certificate === undefined) return seeOther(reply, arrearsPaths.ask)
    return html(reply, await gate.wait(visit, waitPlace))
  })

  app.post(arrearsPaths.askWait, async (request, reply) => {
    const { visit } = request
    const raw = takeFields(request.body, ['f', 'boleto'])
    visit.checkForm(raw.f, waitForm)
    const typed = visit.browser.certificate
    if (typed === undefined) return seeOther(reply, arrearsPaths.ask)
    const passed = gate.judgeTicket(visit, raw.boleto)
    if (!passed.ok && passed.code === 'humanCheckTooEarly')
      return html(reply, await gate.wait(visit, waitPlace, raw.boleto), 422)
    if (!passed.ok) return seeOther(reply, arrearsPaths.askWait)
    return go(request, reply, typed, passed.value, 'waitingTicket')
  })

  app.get(arrearsPaths.asked, async ({ visit }, reply) => html(reply, AskedPage({ visit })))

  async function page(
    { visit }: FastifyRequest,
    reply: FastifyReply,
    typed: Typed,
    trouble: Pick<AskPageProps, 'errors' | 'refused'> = {},
  ) {
    const view = AskPage({
      visit,
      typed,
      formNumber: visit.formNumber(form),
      ...(await gate.show(visit)),
      ...trouble,
    })
    return html(reply, view, trouble.errors === undefined && trouble.refused === undefined ? 200 : 422)
  }

  async function go(
    request: FastifyRequest,
    reply: FastifyReply,
    typed: Typed,
    { nonce }: PassedCheck,
    counted: 'caseLookup' | 'waitingTicket',
  ) {
    const { visit } = request
    const read = readAsked(typed, deps)
    if (!read.ok) return page(request, reply, typed, { errors: read.detail })
    const asked = { ...read.value, lang: visit.lang }
    const taken = await withinLimit(deps.limits, [counted, visit.network], () =>
      deps.ask(asked, nonce, visit.network),
    )
    if (!taken) return page(request, reply, typed, { refused: 'humanCheckUsed' })
    const { certificate: _asked, ...rest } = visit.browser
    visit.browser = rest
    return seeOther(reply, arrearsPaths.asked)
  }
}

/** Every problem at once. A doubtful number goes through: nobody is told whether it is anybody's. */
function readAsked(
  typed: Typed,
  { syntheticOnly }: Pick<AskRoutesDeps, 'syntheticOnly'>,
): Outcome<
  { readonly identifier: string; readonly branchCode: string },
  'form',
  readonly { readonly field: 'ruc' | 'sucursal'; readonly key: PlainKey }[]
> {
  const errors: { readonly field: 'ruc' | 'sucursal'; readonly key: PlainKey }[] = []
  const employer = parseEmployerIdentifier(typed.ruc)
  if (isEmpty(typed.ruc)) errors.push({ field: 'ruc', key: 'p02.err.ruc.empty' })
  else if (!employer.ok)
    errors.push({
      field: 'ruc',
      key:
        employer.code === 'length' || employer.code === 'characters'
          ? 'p02.err.ruc.len'
          : employer.code === 'suffix'
            ? 'p02.err.ruc.001'
            : 'p02.err.ruc.check',
    })
  else if (syntheticOnly && !isSynthetic(employer.value.identifier))
    errors.push({ field: 'ruc', key: 'p02.err.demo' })
  const number = normaliseNumber(typed.sucursal)
  const branch = isEmpty(typed.sucursal) ? '0001' : number.ok ? number.value : ''
  if (!/^\d{4}$/.test(branch)) errors.push({ field: 'sucursal', key: 'p02.err.suc' })
  if (errors.length > 0 || !employer.ok) return refused('form', errors)
  return ok({
    identifier: employer.value.identifier,
    branchCode: employer.value.branchForced ?? branch,
  })
}

function isEmpty(raw: string): boolean {
  const typed = compact(raw)
  return typed.ok && typed.value === ''
}
