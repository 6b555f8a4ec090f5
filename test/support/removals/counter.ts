import type { Removal } from './removal.ts'

const pages = 'test/journeys/counter-pages.test.ts'
const atk48 = 'test/attacks/atk-48.test.ts'

/** The guards of the counter and of whoever approves there. */
export const counterRemovals: readonly Removal[] = [
  {
    id: 'own-request',
    without: 'the other natural person at an approval',
    edits: [
      {
        file: 'src/desk/app/decide-reset.ts',
        find: "  if (!mayApprove('reset', officer, requestedBy.person)) return 'self'\n",
        put: '',
      },
    ],
    noticedBy: atk48,
    test: 'nobody decides about what they asked for',
  },
  {
    id: 'approver-passkey',
    without: 'the look whose passkey is shown at an approval',
    edits: [
      {
        file: 'src/staff/app/confirm-again.ts',
        find: 'judged.ok && judged.value.member === member.id ? judged.value : undefined',
        put: 'judged.ok ? judged.value : undefined',
      },
    ],
    noticedBy: atk48,
    test: 'nobody decides without the power to',
  },
  {
    id: 'approver-ceremony',
    without: 'the binding of the passkey to one request',
    edits: [
      {
        file: 'src/desk/app/decide-reset.ts',
        find: 'decisionCeremony(asked.id), asked.passkey',
        put: "asked.passkey.issued?.ceremony ?? '', asked.passkey",
      },
    ],
    noticedBy: atk48,
    test: 'nobody decides without the power to',
  },
  {
    id: 'stale-approval',
    without: 'the digest of what the approver was shown',
    edits: [
      {
        file: 'src/desk/app/decide-reset.ts',
        find: ' && digest === request.digest && digest === asked.digest',
        put: '',
      },
    ],
    noticedBy: atk48,
    test: 'an approval is void',
  },
  {
    id: 'own-case',
    without: 'the refusal to serve oneself',
    edits: [
      {
        file: 'src/desk/app/at-counter.ts',
        find: 'if (await isOwn(deps, tx, officer, loaded)) {',
        put: 'if (false) {',
      },
    ],
    noticedBy: atk48,
    test: 'serves neither themselves',
  },
  {
    id: 'frozen-at-counter',
    without: 'the stop of a case under suspicion',
    edits: [
      {
        file: 'src/cases/domain/transition.ts',
        find: "state.is === 'referred' && state.reason === 'frozen'\n",
        put: "state.is === 'referred' && state.reason === 'frozen' && state.at < 0\n",
      },
    ],
    noticedBy: atk48,
    test: 'a suspicion stops the case',
  },
  {
    id: 'recent-contact',
    without: 'the second person where a contact changed lately',
    edits: [
      {
        file: 'src/cases/store/case-store.ts',
        find: 'exists (select from contact c where c.employer_id = e.id\n',
        put: 'exists (select from contact c where false and c.employer_id = e.id\n',
      },
    ],
    noticedBy: atk48,
    test: 'changed yesterday',
  },
  {
    id: 'complete-papers',
    without: 'the list of what is missing before an attended check is written',
    edits: [
      {
        file: 'src/desk/app/attest.ts',
        find: "  if (pending.length > 0) return refused('pending', pending)\n",
        put: "  if (pending.length > 9) return refused('pending', pending)\n",
      },
    ],
    noticedBy: 'test/attacks/atk-49.test.ts',
  },
  {
    id: 'one-click-confirmation',
    without: 'the two words that say that this is a demonstration, before a click is a confirmation',
    edits: [
      {
        file: 'src/entry/compose/counter.ts',
        find: "mode === 'demonstration' && demo !== null",
        put: 'true',
      },
    ],
    noticedBy: pages,
    test: 'a production takes no click',
  },
  {
    id: 'one-click-with-passkey',
    without: 'the question whether an officer has a passkey, before a click is a confirmation',
    edits: [
      {
        file: 'src/entry/demo/one-click-confirmation.ts',
        find: 'return one === undefined || one.retiredAt !== null || one.passkeys > 0',
        put: 'return one === undefined',
      },
    ],
    noticedBy: pages,
    test: 'first key',
  },
  {
    id: 'sealed-papers',
    without: 'the cipher around a paper in the database',
    edits: [
      {
        file: 'src/platform/crypto/file-seal.ts',
        find: 'sealed.set(cipher.update(content), nonceBytes + tagBytes)',
        put: 'sealed.set(content.length > 80 ? content : cipher.update(content), nonceBytes + tagBytes)',
      },
      {
        file: 'src/platform/crypto/file-seal.ts',
        find: 'return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()])',
        put: 'return sealed.length > 80 + nonceBytes + tagBytes ? Buffer.from(sealed.subarray(nonceBytes + tagBytes)) : Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()])',
      },
    ],
    noticedBy: 'test/attacks/atk-59.test.ts',
  },
  {
    id: 'unseen-person',
    without: 'the question whether anybody confirmed who came, before a mailbox is proposed for them',
    edits: [
      {
        file: 'src/desk/app/propose-contact.ts',
        find: "if (attendance?.result !== 'confirmed') return refused('identity')",
        put: "if (attendance?.result === 'suspicion') return refused('identity')",
      },
    ],
    noticedBy: pages,
    test: 'set at the counter, when there was none',
  },
  {
    id: 'case-in-hand',
    without: 'the question whose case it is, before a paper is checked',
    edits: [
      {
        file: 'src/desk/web/papers-routes.ts',
        find: 'checkForm(raw.f, paperAct(one.at.loaded.code, doc))\n    if (!isMine(one)) return',
        put: 'checkForm(raw.f, paperAct(one.at.loaded.code, doc))\n    if (false) return',
      },
    ],
    noticedBy: pages,
    test: 'whose case it is not',
  },
  {
    id: 'another-day',
    without: 'the new beginning at the counter on another day',
    edits: [
      {
        file: 'src/desk/app/ask-registries.ts',
        find: 'isRunOut(loaded, deps.policy) ? await beginAnew(deps, tx, loaded, actor) : loaded',
        put: 'loaded',
      },
    ],
    noticedBy: 'test/journeys/counter.test.ts',
    test: 'goes on another day',
  },
  {
    id: 'late-approval',
    without: 'the limit of time of an approval at the counter',
    edits: [
      {
        file: 'src/desk/app/decide-reset.ts',
        find: ' && !isRunOut(loaded, deps.policy)',
        put: ' && isRunOut(loaded, deps.policy) !== undefined',
      },
    ],
    noticedBy: 'test/journeys/counter.test.ts',
    test: 'an approval that comes too late',
  },
  {
    id: 'person-of-another-day',
    without: 'the look at the person on the day of the reset',
    edits: [
      {
        file: 'src/desk/domain/attendance.ts',
        find: 'now - at < life * 1000',
        put: 'now - at < life * 1000 * 99',
      },
    ],
    noticedBy: 'src/desk/domain/attendance.test.ts',
    test: 'counts that a person was seen',
  },
  {
    id: 'agreement-at-counter',
    without: 'the agreement of responsibility before a first key is asked for',
    edits: [
      {
        file: 'src/desk/domain/pending.ts',
        find: "agreement: !checked.needsAgreement || attendance?.points.includes('agreement') === true,",
        put: 'agreement: true,',
      },
    ],
    noticedBy: pages,
    test: 'is not asked for before somebody agreed',
  },
]
