import type { Removal } from './removal.ts'

const proof = 'src/adapters/signing/receipt-proof.ts'
const proofTest = 'src/client/receipt-check.test.ts'
const hundreds = 'hundreds of variants'

/** Receipts, and the tree that proves them (I-17, ATK-58). */
export const receiptRemovals: readonly Removal[] = [
  {
    id: 'receipt-proof',
    without: 'the question whether a receipt’s proof leads to its head',
    edits: [
      {
        file: 'src/adapters/signing/receipt-text.ts',
        find: "return proofOf(facts, check) === undefined ? refused('forged') : ok(facts)",
        put: "return proofOf(facts, check) === null ? refused('forged') : ok(facts)",
      },
    ],
    noticedBy: proofTest,
    test: hundreds,
  },
  {
    id: 'receipt-head-signed',
    without: 'the signature of the head that a proof leads to',
    edits: [{ file: proof, find: 'if (!isSigned(proof.head, check)) return undefined', put: '' }],
    noticedBy: proofTest,
    test: hundreds,
  },
  {
    id: 'receipt-top',
    without: 'the step from the lane to the signed root',
    edits: [
      {
        file: proof,
        find: "return top === proof.head.root ? 'proven' : undefined",
        put: "return top === undefined ? undefined : 'proven'",
      },
    ],
    noticedBy: proofTest,
    test: hundreds,
  },
  {
    id: 'receipt-time',
    without: 'the time of a receipt, which the proof is about',
    edits: [{ file: proof, find: 'if (Math.abs(proof.micros / 1000 - said) > 1) return undefined', put: '' }],
    noticedBy: proofTest,
    test: hundreds,
  },
  {
    id: 'receipt-own',
    without: 'the employer whose acts are listed',
    edits: [
      {
        file: 'src/audit/store/employer-acts.ts',
        find: 'from audit_entry where subject = $1 and seq = $2 and act',
        put: 'from audit_entry where $1::text is not null and seq = $2 and act',
      },
    ],
    noticedBy: 'test/journeys/receipts.test.ts',
    test: 'are for nobody else',
  },
  {
    id: 'heads-grow',
    without: 'the proof that a head grew out of the one before',
    edits: [{ file: proof, find: ': hasGrown(before, head))', put: ': head.size > 0)' }],
    noticedBy: 'src/entry/cli/cli.test.ts',
    test: 'verifies, pins',
  },
  {
    id: 'heads-verified',
    without: 'the tree that the verifier of the log makes once more',
    edits: [
      {
        file: 'src/audit/app/verify.ts',
        find: 'if ([...promised].every((one) => one === root)) return',
        put: 'if (root.length > 0) return',
      },
    ],
    noticedBy: 'src/audit/store/tree.test.ts',
    test: 'says something else of',
  },
  {
    id: 'tree-entry-hash',
    without: 'the hash of the entry that a proof is asked for',
    edits: [
      {
        file: 'src/audit/store/tree-store.ts',
        find: 'if (leaf === undefined || leaf.hash !== entry.hash) return undefined',
        put: 'if (leaf === undefined) return undefined',
      },
    ],
    noticedBy: 'src/audit/store/tree.test.ts',
    test: 'says something else, and none',
  },
  {
    id: 'tree-one-head',
    without: 'the lock under which one head at a time is made',
    edits: [{ file: 'src/audit/store/tree-store.ts', find: 'await own.first(lockTree)', put: '' }],
    noticedBy: 'src/audit/store/tree.test.ts',
    test: 'twenty ask at the same moment',
  },
]
