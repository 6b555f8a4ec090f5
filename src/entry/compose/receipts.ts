import { renderReceipt } from '../../adapters/pdf/receipt.ts'
import { createSigner } from '../../adapters/signing/ed25519.ts'
import { issueReceipt } from '../../adapters/signing/receipt-text.ts'
import { receiptActor, type ActReceiptFacts, type EmployerAct } from '../../audit/index.ts'
import { employerActs } from '../../audit/store/employer-acts.ts'
import { findAuditEntry } from '../../audit/store/read.ts'
import { auditTree } from '../../audit/store/tree-store.ts'
import { treeTask } from '../../audit/tree-task.ts'
import type { ReceiptDesk } from '../../cases/web/receipt-routes.ts'
import { checkReceiptPath } from '../../audit/web/check-receipt.tsx'
import type { ActReceipts, ReceiptHolder } from '../../keys/web/own-receipts.tsx'
import { createKeyedDigest } from '../../platform/crypto/digests.ts'
import { locales } from '../../platform/text/lang.ts'
import type { Installation } from '../installation.ts'
import { actReceiptWords, receiptWords } from '../receipt-words.ts'

/** Receipts: of a completed case, and of every other act; the tree that proves them; and who signs. */
export function receiptsOf(installation: Installation) {
  const { db, secrets, origin, theme, texts, clock } = installation
  const signer = createSigner(secrets.receipt)
  const tree = auditTree(db, signer)
  // The same key and purpose as the log's own: an employer is found by the digest that it is written under.
  const acts = employerActs(db, createKeyedDigest(secrets.audit, 'audit'))
  const caseUrl = `${origin}/caso`
  const isDemonstration = installation.mode === 'demonstration'

  const prove: ReceiptDesk['prove'] = async (entry) => {
    const proof = await tree.prove(entry, clock())
    // The entry was read from the log a moment ago: a log without it has been tampered with.
    if (proof === undefined) throw new Error('an entry of the log cannot be proven')
    return proof
  }

  const desk: ReceiptDesk = {
    institution: theme.name,
    publicKey: signer.publicKey,
    keyId: signer.keyId,
    entryOf: (code, act) => findAuditEntry(db, code, act),
    prove,
    issue: (facts) => issueReceipt(facts, signer),
    draw: (facts, receipt, lang) =>
      renderReceipt({
        facts,
        receipt,
        lang: locales[lang],
        url: caseUrl,
        words: receiptWords(texts, lang, facts, { demonstration: isDemonstration, caseUrl }),
      }),
  }

  async function factsOf(act: EmployerAct, { company, ruc }: ReceiptHolder): Promise<ActReceiptFacts> {
    return {
      form: 'act',
      institution: theme.name,
      act: act.act,
      by: receiptActor(act.actor),
      company,
      ruc,
      at: new Date(Math.floor(act.micros / 1000)).toISOString(),
      caseCode: act.caseCode,
      lane: act.lane,
      seq: act.seq,
      hash: act.hash,
      proof: await prove(act),
    }
  }
  const receipts: ActReceipts = {
    async file(act, holder) {
      const facts = await factsOf(act, holder)
      return `${JSON.stringify({ receipt: issueReceipt(facts, signer), facts, keyId: signer.keyId }, null, 2)}\n`
    },
    async pdf(act, holder, lang) {
      const facts = await factsOf(act, holder)
      const url = `${origin}${checkReceiptPath}`
      return renderReceipt({
        facts,
        receipt: issueReceipt(facts, signer),
        lang: locales[lang],
        url,
        words: actReceiptWords(texts, lang, facts, { demonstration: isDemonstration, url }),
      })
    },
  }

  return { desk, acts, receipts, tree, signer, tasks: treeTask(db, tree, clock) }
}
