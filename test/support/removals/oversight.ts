import type { Removal } from './removal.ts'

const seal = 'src/adapters/signing/log-seal.ts'
const sealTest = 'src/adapters/signing/log-seal.test.ts'

/** What auditors and supervisors are told, and what ties it to the log (S-21, I-17). */
export const oversightRemovals: readonly Removal[] = [
  {
    id: 'export-signature',
    without: 'the question who signed an exported log',
    edits: [
      { file: seal, find: "if (!check('clavero.log.1', json, signature))", put: 'if (signature.length < 9)' },
    ],
    noticedBy: sealTest,
    test: 'the seal of another export',
  },
  {
    id: 'export-digest',
    without: 'the digest that ties a seal to the lines before it',
    edits: [
      {
        file: seal,
        find: "digestOf(file.subarray(0, end)) === seal.digest ? ok(seal) : refused('changed')",
        put: "end >= 0 ? ok(seal) : refused('changed')",
      },
    ],
    noticedBy: sealTest,
    test: 'a changed line',
  },
  {
    id: 'export-purpose',
    without: 'the purpose that a signature of an exported log is for',
    edits: [
      {
        file: 'src/adapters/signing/ed25519.ts',
        find: '`${purpose}\\n${text}`',
        put: '`${purpose.slice(0, 8)}\\n${text}`',
      },
    ],
    noticedBy: sealTest,
    test: 'a signature made for a receipt',
  },
  {
    id: 'export-heads',
    without: 'the heads that bound what an export looked through',
    edits: [
      {
        file: 'src/desk/app/export-log.ts',
        find: 'place.seq <= (ends.get(place.lane) ?? 0)',
        put: 'place.seq > 0',
      },
    ],
    noticedBy: 'src/desk/app/export-log.test.ts',
  },
  {
    id: 'export-cut',
    without: 'the line that shows that there would be more',
    edits: [
      { file: 'src/desk/app/export-log.ts', find: 'found.length <= mostLines', put: 'found.length >= 0' },
    ],
    noticedBy: 'test/journeys/desk.test.ts',
    test: 'where it is cut',
  },
  {
    id: 'chain-beyond',
    without: 'the look behind the head of a lane, where nobody honest writes',
    edits: [
      {
        file: 'src/audit/app/verify.ts',
        find: 'else if (beyond !== undefined)',
        put: 'else if (beyond !== undefined && beyond.seq < 0)',
      },
    ],
    noticedBy: 'src/audit/store/audit-log.test.ts',
    test: 'an entry behind the head',
  },
  {
    id: 'chain-fixed-head',
    without: 'the heads that a check is held to while others write',
    edits: [
      { file: 'src/audit/store/read.ts', find: 'and seq <= $3 order', put: 'and $3::bigint >= 0 order' },
    ],
    noticedBy: 'src/audit/store/audit-log.test.ts',
    test: 'what is written meanwhile',
  },
  {
    id: 'waiting-sight',
    without: 'the question whether somebody may see which mailboxes wait for a second word',
    edits: [
      {
        file: 'src/contacts/web/review-routes.ts',
        find: "    if (!mayDo(who.roles, 'reviewContact')) {\n      await note('sightRefused', who)",
        put: "    if (who.roles.length === 0) {\n      await note('sightRefused', who)",
      },
    ],
    noticedBy: 'test/journeys/contact-review.test.ts',
    test: 'until somebody decides',
  },
  {
    id: 'waiting-told',
    without: 'the entry that what waits was looked at',
    edits: [
      {
        file: 'src/contacts/app/look-at-waiting.ts',
        find: "        act: 'queueSeen',",
        put: "        act: 'logSeen',",
      },
    ],
    noticedBy: 'test/attacks/atk-50.test.ts',
    test: 'every look of an officer',
  },
  {
    id: 'waiting-masked',
    without: 'the mask of a mailbox in the list of what waits',
    edits: [
      { file: 'src/contacts/web/waiting-page.tsx', find: 'maskEmail(one.newMail)', put: 'one.newMail' },
    ],
    noticedBy: 'test/journeys/contact-review.test.ts',
    test: 'until somebody decides',
  },
  {
    id: 'suspicion-sight',
    without: 'the question whether somebody may see which cases were stopped on a suspicion',
    edits: [
      {
        file: 'src/desk/web/suspicion-list.tsx',
        find: "!maySee(who.roles, 'suspicions')",
        put: "!maySee(who.roles, 'cases')",
      },
    ],
    noticedBy: 'test/journeys/counter-pages.test.ts',
    test: 'stops on a suspicion',
  },
  {
    id: 'suspicion-told',
    without: 'the entry that the stopped cases were looked at',
    edits: [
      {
        file: 'src/desk/app/look-at-suspicions.ts',
        find: 'if (found.length > 0)',
        put: 'if (found.length < 0)',
      },
    ],
    noticedBy: 'test/journeys/counter-pages.test.ts',
    test: 'stops on a suspicion',
  },
]
