import { createSignatureCheck } from '../adapters/signing/ed25519.ts'
import { openReceipt } from '../adapters/signing/receipt-text.ts'
import { checkReceiptPagePath } from '../audit/web/check-receipt.tsx'
import { checkRoutes } from '../audit/web/check-routes.tsx'
import { caseReceiptRoutes } from '../desk/web/case-receipt-routes.ts'
import { reportReviewRoutes } from '../desk/web/report-review-routes.tsx'
import { representationRoutes } from '../desk/web/representation-routes.tsx'
import type { DeskGate } from '../desk/web/desk-gate.ts'
import { currentSession } from '../keys/web/current-session.ts'
import { ownReceiptRoutes } from '../keys/web/own-receipts.tsx'
import { digestOf } from '../platform/crypto/digests.ts'
import type { CookieJar } from '../platform/web/cookies.ts'
import { randomText } from './chance.ts'
import type { Composition } from './compose.ts'
import { enquiryPages } from './compose/enquiries.ts'
import { receiptPage } from './receipt-page.ts'
import type { Routes } from './routes.ts'

/** Receipts of acts: the account's, the desk's, and the page where anybody checks one. */
export function receiptPages(parts: Composition, gate: DeskGate, jar: CookieJar): readonly Routes[] {
  const { installation, proofs, casework } = parts
  const { policy, theme } = installation
  const { publicKey } = proofs.signer
  const check = createSignatureCheck(publicKey)
  const { acts, receipts } = proofs
  return [
    ownReceiptRoutes({
      acts,
      receipts,
      session: currentSession({ policy, sessions: parts.sessions, jar, sessionDigest: digestOf }),
    }),
    reportReviewRoutes({
      ...parts.reportReview,
      gate,
      confirmation: parts.counter.confirmation,
      ceremonies: parts.staff.ceremonies,
      newChallenge: () => randomText(32),
    }),
    ...enquiryPages(parts, gate),
    representationRoutes({
      representations: parts.representation.desk,
      audit: parts.audit,
      atomically: parts.move.atomically,
      gate,
    }),
    caseReceiptRoutes({ ...casework.view, gate, acts, receipts }),
    checkRoutes({ institution: theme.name, publicKey, open: (text) => openReceipt(text, check) }),
    (app) =>
      app.get(checkReceiptPagePath, async (_request, reply) =>
        reply
          .header('content-disposition', 'attachment; filename="comprobar.html"')
          // To be kept, and never to be shown as a page of ours: its policy is its own.
          .type('application/octet-stream')
          .send(receiptPage({ ...installation, institution: theme.name, publicKey })),
      ),
  ]
}
