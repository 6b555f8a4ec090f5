import { createHash } from 'node:crypto'
import type { SignatureCheck, Signer } from '../../audit/app/ports.ts'
import { readReceipt, receiptJson, type AnyReceiptFacts } from '../../audit/app/receipt.ts'
import { proofOf } from './receipt-proof.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'

const form = /\bclavero-receipt\.([A-Za-z0-9_-]{16,8000})\.([A-Za-z0-9_-]{86})(?![A-Za-z0-9_-])/

/** A receipt as one word that survives mail, paper and copying: canonical JSON and signature in base64url. */
export function issueReceipt(facts: AnyReceiptFacts, signer: Signer): string {
  const json = receiptJson(facts)
  return `clavero-receipt.${Buffer.from(json, 'utf8').toString('base64url')}.${signer.sign('clavero.receipt.1', json)}`
}

/**
 * Finds the receipt in any text (the word itself, a file around it, a PDF read as Latin-1) and checks
 * it without asking anyone. `unreadable`: there is none. `forged`: changed, or signed by another key, or with a proof that
 * does not lead to a signed head.
 */
export function openReceipt(
  text: string,
  check: SignatureCheck,
): Outcome<AnyReceiptFacts, 'unreadable' | 'forged'> {
  const [, payload, signature] = form.exec(text) ?? []
  if (payload === undefined || signature === undefined) return refused('unreadable')
  const json = Buffer.from(payload, 'base64url').toString('utf8')
  if (!check('clavero.receipt.1', json, signature)) return refused('forged')
  const facts = readReceipt(json)
  if (facts === undefined) return refused('unreadable')
  return proofOf(facts, check) === undefined ? refused('forged') : ok(facts)
}

/** What the QR code carries in place of the receipt: 43 characters that say nothing by themselves. */
export const receiptDigest = (receipt: string): string =>
  createHash('sha256').update(receipt).digest('base64url')
