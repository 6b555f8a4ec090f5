import { randomBytes } from 'node:crypto'
import type { Secret } from '../../kernel/secret.ts'
import { createCircuit, NotAnswered, type CircuitLimits } from '../../platform/outside/circuit.ts'
import { readAtMost } from '../../platform/outside/read-at-most.ts'
import type { BankGateway, BankQuestion } from '../../proofs/bank-account/app/ports.ts'

export interface HttpBankOptions extends Partial<CircuitLimits> {
  /** Ends with a slash or not; `deposits` and `confirmations` stand below it. */
  readonly base: URL
  readonly credential: Secret<string>
  /** Limit of a whole exchange. Seconds, default 8. */
  readonly limit?: number
}

/** Octets of an answer that are read at most. */
const longestAnswer = 8_192
/** Longest of a text in an answer. */
const longestText = 200

/**
 * The bank by HTTP: JSON, a bearer credential, and a key by which it knows the same order again. Redirects are not
 * followed: they could lead the credential elsewhere. An answer counts only if it repeats whom it is about, and the
 * nonce of this very request: one about another account, or an older one played back, is no answer (I-03, I-10).
 */
export function createHttpBank(options: HttpBankOptions): BankGateway {
  const { concurrent = 4, failures = 5, pause = 30 } = options
  const circuit = createCircuit<string | undefined>({
    concurrent,
    failures,
    pause,
    isSick: (status) => status === undefined,
  })
  const status = async (request: Request): Promise<string | undefined> => {
    try {
      return await circuit.run(() => exchange(options, request))
    } catch (fault) {
      if (fault instanceof NotAnswered) return undefined
      throw fault
    }
  }
  return {
    async deposit(question, cents) {
      const said = await status({ method: 'POST', path: 'deposits', question, more: { cents } })
      return said === 'ordered' ? 'taken' : said === 'refused' ? 'refused' : 'unavailable'
    },
    async ask(question) {
      const said = await status({ method: 'POST', path: 'confirmations', question, more: {} })
      return said === 'asked' ? 'taken' : said === 'refused' ? 'refused' : 'unavailable'
    },
    async answerTo(question) {
      const path = `confirmations/${encodeURIComponent(question.ref)}`
      const said = await status({ method: 'GET', path, question, more: {} })
      return said === 'approved' || said === 'refused' || said === 'pending' ? said : 'unavailable'
    },
  }
}

interface Request {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly question: BankQuestion
  readonly more: Readonly<Record<string, unknown>>
}

/** What the answer says of its `status`; undefined where it is no answer to this request. */
async function exchange(
  { base, credential, limit = 8 }: HttpBankOptions,
  { method, path, question, more }: Request,
): Promise<string | undefined> {
  const nonce = randomBytes(16).toString('base64url')
  const url = new URL(path, base.href.endsWith('/') ? base : `${base.href}/`)
  if (method === 'GET') url.searchParams.set('nonce', nonce)
  try {
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(limit * 1_000),
      headers: {
        authorization: `Bearer ${credential.reveal()}`,
        accept: 'application/json',
        ...(method === 'POST' && {
          'content-type': 'application/json',
          'idempotency-key': `"${question.ref}"`,
        }),
      },
      ...(method === 'POST' && { body: JSON.stringify({ ...question, ...more, nonce }) }),
    })
    if (response.status < 200 || response.status > 299) {
      await response.body?.cancel()
      return undefined
    }
    return statusIn((await readAtMost(response, longestAnswer)).toString('utf8'), question, nonce)
  } catch {
    // No connection, no time left, or an answer that broke off: nothing is known.
    return undefined
  }
}

/** The word of an answer, if it is one to this question. Throws where it is no JSON. */
export function statusIn(body: string, question: BankQuestion, nonce: string): string | undefined {
  const answer: unknown = JSON.parse(body)
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return undefined
  const text = (name: string): string | undefined => {
    if (!Object.hasOwn(answer, name)) return undefined
    const value = (answer as Readonly<Record<string, unknown>>)[name]
    return typeof value === 'string' && value.length <= longestText ? value : undefined
  }
  const isAbout =
    text('ref') === question.ref &&
    text('nonce') === nonce &&
    text('holder') === question.holder &&
    text('last4') === question.account.last4
  return isAbout ? text('status') : undefined
}
