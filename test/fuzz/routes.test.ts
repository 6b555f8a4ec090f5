import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeOfficers } from '../../src/entry/demo/officers.ts'
import { buildWeb } from '../../src/entry/web.ts'
import { demonstrationRoutes } from '../support/demonstration.ts'
import { accountsBy } from '../support/accounts.ts'
import { formSchemas } from '../support/fuzz/form-schemas.ts'
import { findingLines, fuzzOptions, isWanted, report } from '../support/fuzz/options.ts'
import { runRoutes, type RouteRun } from '../support/fuzz/run-routes.ts'
import { standAt, standingNames } from '../support/fuzz/standing.ts'
import { startIdentityProvider, type IdentityProvider } from '../support/identity-provider.ts'
import { routesOf } from '../support/route-table.ts'
import { standInParts } from '../support/signed.ts'
import { membersOf } from '../support/staff.ts'
import { testPhone } from '../support/unlock-code.ts'
import { plainAffiliate } from '../support/affiliate.ts'
import { testBank } from '../support/bank.ts'
import { startService, type Service } from '../support/service.ts'

/** What the build server asks: counted, not timed. About a minute and a half. */
const requestsOfCi = 24_000

const options = fuzzOptions()
const { seconds, seed, from, inputs = seconds === undefined ? requestsOfCi : Infinity } = options

let service: Service
let provider: IdentityProvider
let app: FastifyInstance

const build = async (more: Parameters<typeof buildWeb>[1] = []): Promise<FastifyInstance> => {
  const [instance] = service.instances
  if (instance === undefined) throw new Error('no instance')
  const built = await buildWeb(instance.parts, [...demonstrationRoutes(service), ...more])
  await built.listen({ port: 0, host: '127.0.0.1' })
  return built
}

beforeAll(async () => {
  const many = 1e9
  provider = await startIdentityProvider()
  service = await startService({
    scheme: 'https',
    trustedProxies: [],
    employers: 2_500,
    accounts: accountsBy(provider),
    texting: testPhone().texting,
    affiliate: plainAffiliate().parts,
    bank: testBank().parts,
    signatures: standInParts(),
    // As many tries as there are requests, or as the database allows: what stands behind the limits is to be
    // reached again and again.
    policy: (base) => ({
      ...base,
      link: { ...base.link, dayMax: 50, mailboxDayMax: 200, codeTries: 5, codeTriesDay: 50 },
      text: { ...base.text, employerDayMax: 50, networkHourMax: 25 },
      unlock: { ...base.unlock, triesPerDay: 20 },
      // And deposits whose amounts anybody can name.
      bank: { ...base.bank, ordersPerDay: 5, mostCents: 1 },
      signIn: { ...base.signIn, attempts: many },
      // Whoever waits instead of having a check solved has waited before they are asked for.
      humanCheck: { ...base.humanCheck, ticketWait: 1, ticketsPerHour: many },
      network: {
        ...base.network,
        refusedPairsPerHour: many,
        signInFailuresPerHour: many,
        caseLookupsPerHour: many,
        enquiriesPerHour: many,
      },
    }),
  })
  await makeOfficers(membersOf(service))
  app = await build()
}, 600_000)
afterAll(async () => {
  await app.close()
  await service.stop()
  await provider.stop()
})

const run = (change: Partial<RouteRun> = {}): RouteRun => ({
  service,
  app,
  seed,
  from,
  inputs,
  milliseconds: seconds === undefined ? Infinity : seconds * 1_000,
  isWanted: (path) => isWanted(options, 'routes', path),
  ...change,
})

/**
 * Forms that no request got through to, behind their number as well: a walk that is stopped at every gate shows nothing
 * of what it guards.
 */
const untaken = (
  ran: Awaited<ReturnType<typeof runRoutes>>,
  among: readonly string[] = Object.keys(formSchemas),
): readonly string[] => {
  const taken = ran.filter(({ answers = {} }) => Object.keys(answers).some(isTaken))
  return among.filter((path) => !taken.some(({ target }) => target === path))
}
const isTaken = (answer: string): boolean => /^POST (?:20[04]|303|410|422|429)$/.test(answer)

describe('the forms of the routes', () => {
  it('have a schema, every one that is written to and no other', () => {
    const written = routesOf(app).filter(({ methods }) => methods.includes('POST'))
    expect(Object.keys(formSchemas).sort()).toEqual(written.map(({ path }) => path).sort())
  })

  it('have the fields that their schema says, wherever they are shown', async () => {
    const shown = new Map<string, Set<string>>()
    for (const name of standingNames) {
      const { forms } = await standAt(name, service, app, [
        '/',
        '/empresa',
        '/entrar',
        '/preguntas',
        '/enlace',
        '/cuenta',
      ])
      for (const [action, fields] of forms)
        shown.set(action, new Set([...(shown.get(action) ?? []), ...Object.keys(fields)]))
    }
    expect(shown.size).toBeGreaterThan(8)
    const strange = [...shown].flatMap(([action, names]) => {
      // A form that only asks may lead to a place on its page.
      const [place = ''] = action.split('#')
      const path = Object.keys(formSchemas).find((each) =>
        new RegExp(`^${each.replace(/:\w+/g, '[^/]+')}$`).test(place),
      )
      const { properties = {} } = path === undefined ? {} : formSchemas[path as keyof typeof formSchemas]
      return [...names].filter((name) => !(name in properties)).map((name) => `${action}: ${name}`)
    })
    expect(strange).toEqual([])
  })
})

describe('a route that is broken', () => {
  it('is found with its request, made small, whether it throws, takes its time or forgets a header', async () => {
    const broken = await build([
      (more) => {
        more.get('/roto/lanza', ({ query }) => {
          if (Object.keys(query as object).length > 0) throw new Error('a broken route')
          return ''
        })
        more.get('/roto/cabecera', (_, reply) => reply.removeHeader('x-frame-options').send('x'))
        more.get('/roto/lento', async () => new Promise((late) => setTimeout(() => late('x'), 1_200)))
      },
    ])
    const only = (paths: readonly string[], most: number) =>
      runRoutes(
        run({
          app: broken,
          seed: 3,
          from: 0,
          places: ['stranger'],
          inputs: most,
          milliseconds: Infinity,
          isWanted: (path) => paths.includes(path),
        }),
      )
    const found = [
      ...(await only(['/roto/lanza', '/roto/cabecera'], 40)),
      ...(await only(['/roto/lento'], 3)),
    ]
    await broken.close()
    const kinds = found.flatMap(({ findings }) =>
      findings.map(({ target, kind, says }) => `${target} ${kind} ${says}`),
    )
    expect(kinds.some((each) => /^\/roto\/lanza crash log: .*a broken route/.test(each))).toBe(true)
    expect(kinds.some((each) => each.startsWith('/roto/cabecera crash x-frame-options: undefined'))).toBe(
      true,
    )
    expect(kinds.some((each) => /^\/roto\/lento hang \d+ ms/.test(each))).toBe(true)
    expect(service.faultLines()).toEqual([])
  })
})

it(
  'every route answers whatever it is sent, by the rules of all answers, within a second (RELIABILITY 11)',
  { timeout: 86_400_000 },
  async () => {
    const ran = await runRoutes(run())
    report('routes', options, ran)
    expect(findingLines(ran)).toEqual([])
    if (inputs !== requestsOfCi || options.only !== undefined) return
    const missed = untaken(ran)
    if (missed.length === 0) return
    // That may have been chance, and not for want of somebody to whom the form is shown. One in a hundred requests gets
    // through to those forms that carry a file.
    const more = { isWanted: (path: string) => missed.includes(path), inputs: 600 * missed.length }
    const again = await runRoutes(run({ ...more, from: requestsOfCi }))
    expect(findingLines(again)).toEqual([])
    expect(untaken(again, missed)).toEqual([])
  },
)
