import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { langs, type Lang } from '../../kernel/lang.ts'
import { CodedRefusal, html } from '../../platform/web/context.ts'
import { BrokenForm, takeFields } from '../../platform/web/form-body.ts'
import type { NetworkLimits } from '../../platform/web/network-limits.ts'
import type { Texts } from '../../platform/text/texts.ts'
import { mostCharacters } from '../domain/fold.ts'
import type { FindRows, Found } from '../app/find-rows.ts'
import { rowOf } from '../domain/rows.ts'
import { FindPage } from './find-page.tsx'
import { doorPaths, resultPath, triagePath } from './paths.ts'
import { rowWords, type RowFacts } from './row-words.ts'

/** The same search for a program. */
export const findDataPath = `${doorPaths['T-05']}.json`

/** Characters that are taken; what is beyond `mostCharacters` is not looked at, and nobody is sent back for it. */
const longestText = 16_000

export interface FindRoutesDeps {
  readonly find: FindRows
  readonly facts: RowFacts
  readonly limits: NetworkLimits
  readonly texts: Pick<Texts, 'in'>
  readonly origin: string
}

/**
 * T-05. What is typed here may hold a number or a key, whatever the page asks for, so it comes by POST and is answered
 * on the spot: it is in no address, no history, no log and no table. It acts on nothing, so it has no form number: who
 * comes back to a page of yesterday, or has no cookies, is answered too.
 */
export const findRoutes =
  (deps: FindRoutesDeps) =>
  (app: FastifyInstance): void => {
    const { facts } = deps
    const path = doorPaths['T-05']

    app.get(path, async ({ visit }, reply) => html(reply, FindPage({ visit, facts })))

    app.post(path, async (request, reply) => {
      const { visit } = request
      const { texto } = takeFields(request.body, ['texto'], longestText)
      if (texto.trim() === '') return html(reply, FindPage({ visit, facts, isEmpty: true }), 422)
      const found = await within(deps.limits, request, () => deps.find(texto))
      return html(reply, FindPage({ visit, facts, found }))
    })

    void app.register((own, _options, done) => {
      own.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, parsed) => {
        try {
          parsed(null, JSON.parse(text as string))
        } catch {
          parsed(new BrokenForm('no JSON'))
        }
      })
      // Whatever it says about what it takes: a program gets JSON, refusals included.
      own.addHook('onRequest', (request, _reply, goOn) => {
        request.headers.accept = 'application/json'
        goOn()
      })
      own.post(findDataPath, async (request, reply) => {
        const { text, lang } = readAsked(request.body)
        const found = await within(deps.limits, request, () => deps.find(text))
        return sendData(reply, foundData(deps, found, lang))
      })
      done()
    })
  }

/**
 * Acts on a place of the network. A search costs less than a page, and it is asked most when something is down: while
 * the places cannot be counted because the database is away, it answers without.
 */
async function within(
  limits: NetworkLimits,
  { visit, log }: FastifyRequest,
  act: () => Found,
): Promise<Found> {
  const place = await limits.reserve('triageSearch', visit.network).catch((fault: unknown) => {
    log.warn({ err: fault }, 'a search was not counted')
    return 'uncounted' as const
  })
  if (place === undefined) throw new CodedRefusal('networkBusy')
  return act()
}

/** Throws BrokenForm for anything but `{ "text": "…", "lang": "es" | "en" }`, of which the language may be left out. */
function readAsked(body: unknown): { readonly text: string; readonly lang: Lang } {
  const { text, lang } = takeFields(body, ['text', 'lang'], longestText)
  if (text.trim() === '') throw new BrokenForm('no text')
  const known = lang === '' ? langs[0] : langs.find((one) => one === lang)
  if (known === undefined) throw new BrokenForm('no language of ours')
  return { text: text.slice(0, mostCharacters), lang: known }
}

/** What a program gets; fields are only ever added (docs/operate/triage.md). */
function foundData({ texts, facts, origin }: FindRoutesDeps, found: Found, lang: Lang) {
  const t = texts.in(lang)
  return {
    format: 1,
    code: found.code ?? null,
    isGuess: found.isGuess,
    isHidden: found.isHidden,
    rows: found.rows.map(({ row, likely }) => {
      const { title, why, todo, time, next } = rowWords(t, rowOf(row), facts)
      return {
        id: row,
        score: Math.round(likely * 1_000) / 1_000,
        title,
        why,
        todo,
        time,
        url: `${origin}${resultPath(row)}`,
        next: { text: next, url: `${origin}${rowOf(row).next.path}` },
      }
    }),
    list: `${origin}${triagePath}`,
  }
}

const sendData = (reply: FastifyReply, data: unknown): FastifyReply =>
  reply.type('application/json; charset=utf-8').send(JSON.stringify(data))
