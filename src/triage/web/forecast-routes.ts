import type { FastifyInstance } from 'fastify'
import { daysLeft, nextDueDate, type Extension } from '../../arrears/domain/due-date.ts'
import { provinces } from '../../arrears/domain/provinces.ts'
import { CodedRefusal, html } from '../../platform/web/context.ts'
import type { Instant } from '../../kernel/time.ts'
import { forecast, type ForecastFacts, type ForecastPolicy } from '../app/forecast.ts'
import { readStated, statedFields, type RawStated } from '../domain/stated.ts'
import { ForecastForm } from './forecast-form.tsx'
import { ForecastPage } from './forecast-page.tsx'
import { forecastPath, readWay, resultPagePath } from './preparation.ts'
import { PreparePage } from './prepare-page.tsx'

export interface ForecastRoutesDeps {
  readonly policy: ForecastPolicy
  /** What this installation has seen: kept for a while, and the same for whoever asks. */
  facts(now: Instant): Promise<ForecastFacts>
  extensions(): Promise<readonly Extension[]>
}

type Asked = { Querystring: Readonly<Record<string, unknown>> }

/**
 * Before the first attempt: what somebody says of their situation, and what it comes to. Every page is a GET, keeps
 * nothing, looks nobody up, and says the same to whoever says the same.
 */
export const forecastRoutes = (deps: ForecastRoutesDeps) => (app: FastifyInstance) => {
  app.get<Asked>(forecastPath, async ({ visit, query }, reply) =>
    html(reply, ForecastForm({ visit, provinces, raw: query, missing: [] })),
  )

  app.get<Asked>(resultPagePath, async ({ visit, query }, reply) => {
    const stated = readStated(query, provinces)
    if (!stated.ok)
      return html(reply, ForecastForm({ visit, provinces, raw: query, missing: stated.missing }), 422)
    const { value } = stated
    const [facts, extensions] = await Promise.all([deps.facts(visit.now), deps.extensions()])
    const due = nextDueDate(visit.now, value.province, extensions)
    const view = ForecastPage({
      visit,
      forecast: forecast(value, facts, deps.policy),
      figureDays: deps.policy.triage.figureDays,
      isRegistryDown: facts.isRegistryDown,
      due,
      left: daysLeft(due, visit.now),
      province: value.province,
      isHousehold: value.kind === 'household',
      query: writeStated(query),
    })
    return html(reply, view)
  })

  app.get<{ Params: { way: string } }>(`${forecastPath}/preparar/:way`, async ({ visit, params }, reply) => {
    const way = readWay(params.way)
    if (way === undefined) throw new CodedRefusal('pageNotFound')
    return html(reply, PreparePage({ visit, way }))
  })
}

/** The answers of our own fields only: nothing else of an address is ever written back. */
const writeStated = (raw: RawStated): string => {
  const kept = [...statedFields, 'provincia'].flatMap((field): [string, string][] => {
    const said = raw[field]
    return typeof said === 'string' && said !== '' ? [[field, said.slice(0, 60)]] : []
  })
  return new URLSearchParams(kept).toString()
}
