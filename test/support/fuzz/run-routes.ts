import type { FastifyInstance } from 'fastify'
import { breaches } from '../answer-rules.ts'
import { routesOf, type Route } from '../route-table.ts'
import type { Service } from '../service.ts'
import { chanceOf, type Chance } from './chance.ts'
import { isList, shown, type Input } from './input.ts'
import { makeRequest, octetsOf, showsForm, type Asked, type Place } from './make-request.ts'
import { longestAnswer, type Finding, type Ran } from './run-target.ts'
import { send, type Heard } from './send.ts'
import { shrunk } from './shrink.ts'
import { standAt, standingNames, type Standing, type StandingName } from './standing.ts'

export interface RouteRun {
  readonly service: Service
  /** Listens on 127.0.0.1. */
  readonly app: FastifyInstance
  readonly seed: number
  readonly from: number
  /** Requests at most. */
  readonly inputs: number
  readonly milliseconds: number
  readonly isWanted: (path: string) => boolean
  /** Where in the flow the requests come from. Default: everywhere. */
  readonly places?: readonly StandingName[]
}

/** Requests from one place of the flow; then somebody else stands there. */
const perStanding = 100

/** What the parser of the runtime refuses before it is a request of ours: it has no words of ours. */
const notOurs = new Set([400, 408, 413, 414, 417, 431])

const hasWords = ({ headers }: Heard): boolean => headers['content-security-policy'] !== undefined

/** Everything that is wrong with an answer; empty when nothing is. */
function wrongWith(asked: Asked, heard: Heard, faults: readonly string[]): readonly string[] {
  const { status, headers, body } = heard
  const path = asked.line.split(' ')[1] ?? ''
  const isSilent = status === 0
  return [
    ...faults.map((line) => `log: ${line.slice(0, 600)}`),
    // Octets that are no request may be met with silence; a request is answered.
    ...(isSilent && isWhole(asked) ? ['no answer'] : []),
    ...(isSilent || (notOurs.has(status) && !hasWords(heard))
      ? []
      : breaches(path, { statusCode: status, headers, body })),
  ]
}

/** Whether it is a request at its end, as far as headers can say. */
const isWhole = ({ bent, headers }: Asked): boolean =>
  bent === '' &&
  !headers.some((each) => /^(?:transfer-encoding|content-length|expect|upgrade|connection):/i.test(each))

interface Tally {
  inputs: number
  milliseconds: number
  readonly findings: Map<string, Finding>
  readonly answers: Record<string, number>
}

/** Requests to every route from every place of the flow. One at a time, so that a fault has one request. */
export async function runRoutes(run: RouteRun): Promise<readonly Ran[]> {
  const { app, service, seed, places = standingNames } = run
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const { port } = address
  const routes = routesOf(app).filter(({ path }) => run.isWanted(path))
  if (routes.length === 0) return []
  // More can be said to a form than to a page.
  const weighed = routes.flatMap((route) =>
    route.methods.includes('POST') ? [route, route, route] : [route],
  )
  const { origin } = service
  const place: Place = { routes, methods: app.supportedMethods, host: new URL(origin).host, origin }
  const pages = routesOf(app)
    .filter(({ path, methods }) => methods.includes('GET') && !/[:*]/.test(path))
    .map(({ path }) => path)
  const standings = new Map<StandingName, { standing: Standing; left: number }>()
  const tallies = new Map<string, Tally>()

  const make = async (name: StandingName): Promise<Standing> => {
    const standing = await standAt(name, service, app, pages)
    standings.set(name, { standing, left: perStanding })
    return standing
  }
  for (const name of places) await make(name)

  /** Most of the requests that write come from where the form is on show. */
  const standingFor = async (chance: Chance, route: Route): Promise<Standing> => {
    const shown = places.filter((name) => showsForm(standings.get(name)?.standing, route))
    const name = shown.length > 0 && !chance.oneIn(4) ? chance.pick(shown) : chance.pick(places)
    const there = standings.get(name)
    if (there === undefined || there.left === 0) return make(name)
    there.left -= 1
    return there.standing
  }

  const ask = async (asked: Asked): Promise<{ readonly heard: Heard; readonly wrong: readonly string[] }> => {
    const heard = await send(port, Buffer.from(octetsOf(asked), 'latin1'), isWhole(asked))
    const wrong = wrongWith(asked, heard, service.faultLines())
    // Nobody asked for the registries to stay out.
    for (const registry of ['taxpayer', 'civil', 'companies', 'institution'] as const)
      service.faults.set(registry, 'none')
    return { heard, wrong }
  }

  const findingFor = async (n: number, route: Route, asked: Asked, first: string, kind: Finding['kind']) => {
    const small = await shrunk(
      asked,
      async (smaller) =>
        isAsked(smaller) && (await ask(smaller)).wrong[0]?.slice(0, 40) === first.slice(0, 40),
      { free: false, tries: kind === 'hang' ? 0 : 400 },
    )
    return { target: route.path, seed, n, kind, says: first, input: shown(small) }
  }

  const begun = performance.now()
  for (let n = run.from; n < run.from + run.inputs && performance.now() - begun < run.milliseconds; n += 1) {
    const chance = chanceOf(seed, 'routes', n)
    const route = chance.pick(weighed)
    const asked = makeRequest(chance, place, route, await standingFor(chance, route))
    let { heard, wrong } = await ask(asked)
    let kind: Finding['kind'] = 'crash'
    if (wrong.length === 0 && heard.milliseconds > longestAnswer) {
      // The machine may have been busy with something else: it is given a moment to be done with it.
      await new Promise((passed) => setTimeout(passed, 500))
      ;({ heard, wrong } = await ask(asked))
      if (wrong.length === 0 && heard.milliseconds > longestAnswer) {
        kind = 'hang'
        wrong = [`${Math.round(heard.milliseconds)} ms`]
      }
    }
    const tally: Tally = tallies.get(route.path) ?? {
      inputs: 0,
      milliseconds: 0,
      findings: new Map(),
      answers: {},
    }
    tallies.set(route.path, tally)
    tally.inputs += 1
    tally.milliseconds += heard.milliseconds
    const said = `${asked.line.split(' ', 1)[0]} ${heard.status}`
    tally.answers[said] = (tally.answers[said] ?? 0) + 1
    const [first] = wrong
    if (first === undefined) continue
    const known = first.replace(/[0-9a-f]{8,}|\d+/g, 'n').slice(0, 80)
    if (!tally.findings.has(known)) tally.findings.set(known, await findingFor(n, route, asked, first, kind))
  }
  return [...tallies].map(([target, { inputs, milliseconds, findings, answers }]) => ({
    target,
    inputs,
    milliseconds: Math.round(milliseconds),
    findings: [...findings.values()],
    answers,
  }))
}

const isAsked = (input: Input): input is Asked =>
  typeof input === 'object' && input !== null && !isList(input) && typeof input['line'] === 'string'
