import type { FastifyInstance, FastifyReply } from 'fastify'
import type { AuditPosition, InclusionProof, ReceiptFacts } from '../../audit/index.ts'
import type { Lang } from '../../kernel/lang.ts'
import { CodedRefusal } from '../../platform/web/context.ts'
import { actOf, caseReceipt } from '../app/case-receipt.ts'
import type { LoadedCase } from '../app/ports.ts'
import { ownCase, type SeenCaseDeps } from './seen-case.ts'

/** Who signs receipts and draws them. */
export interface ReceiptDesk {
  /** Legal name, as it is signed. */
  readonly institution: string
  /** Ed25519: 32 octets in base64url, and the name of the key. */
  readonly publicKey: string
  readonly keyId: string
  /** Entry of the act that completed the case, in the log. */
  entryOf(caseCode: string, act: ReceiptFacts['act']): Promise<AuditPosition | undefined>
  /** That the entry is in the log, under a signed head. */
  prove(entry: AuditPosition): Promise<InclusionProof>
  /** The signed receipt as one word (`clavero-receipt.…`). */
  issue(facts: ReceiptFacts): string
  /** The page to print, which carries the signed receipt inside. */
  draw(facts: ReceiptFacts, receipt: string, lang: Lang): Promise<Uint8Array>
}

export interface ReceiptRoutesDeps extends SeenCaseDeps {
  readonly desk: ReceiptDesk
}

/**
 * The receipt of a completed case, for the browser that completed it and nobody else: it names the
 * company. It holds no key; there is none to hold. The public key is there for everybody, so that a
 * receipt can be checked without asking us.
 */
export const receiptRoutes = (deps: ReceiptRoutesDeps) => (app: FastifyInstance) => {
  const { desk } = deps

  async function receiptOf(loaded: LoadedCase): Promise<{ facts: ReceiptFacts; receipt: string }> {
    if (loaded.case.state.is !== 'completed') throw new CodedRefusal('pageNotFound')
    const entry = await desk.entryOf(loaded.code, actOf(loaded.case.state))
    const facts =
      entry === undefined ? undefined : caseReceipt(loaded, entry, desk.institution, await desk.prove(entry))
    // No audit, no act (I-13): a key without its entry is a defect of ours.
    if (facts === undefined) throw new Error('a completed case has no audit entry of its key')
    return { facts, receipt: desk.issue(facts) }
  }

  app.get('/caso/:code/comprobante.pdf', async (request, reply) => {
    const loaded = await ownCase(deps, request)
    const { facts, receipt } = await receiptOf(loaded)
    const pdf = await desk.draw(facts, receipt, request.visit.lang)
    return attachment(reply, `${loaded.code}.pdf`).type('application/pdf').send(pdf)
  })

  app.get('/caso/:code/comprobante.json', async (request, reply) => {
    const loaded = await ownCase(deps, request)
    const { facts, receipt } = await receiptOf(loaded)
    const body = JSON.stringify({ receipt, facts, keyId: desk.keyId }, null, 2)
    return attachment(reply, `${loaded.code}.json`).type('application/json; charset=utf-8').send(`${body}\n`)
  })

  // RFC 8037: an Ed25519 key as a JSON Web Key. `x` is what `clavero receipt verify --key` takes.
  const key = { kty: 'OKP', crv: 'Ed25519', x: desk.publicKey, kid: desk.keyId, use: 'sig', alg: 'EdDSA' }
  app.get('/.well-known/clavero-receipt-key', async (_request, reply) =>
    reply.type('application/jwk+json').send(`${JSON.stringify(key)}\n`),
  )
}

/** A case code is letters, digits and hyphens, so the plain form of RFC 6266 needs no encoding. */
const attachment = (reply: FastifyReply, name: string): FastifyReply =>
  reply.header('content-disposition', `attachment; filename="${name}"`)
