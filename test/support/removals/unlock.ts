import type { Removal } from './removal.ts'

const journey = 'test/journeys/unlock.test.ts'
const record = 'test/journeys/biometric-record.test.ts'
const guard = 'src/cases/domain/guard.test.ts'
const atk44 = 'test/attacks/atk-44.test.ts'
const races = 'test/races/races.test.ts'
const ask = 'src/proofs/biometrics/app/ask-unlock.ts'
const judge = 'src/proofs/biometrics/domain/on-file.ts'
const judged = 'src/proofs/biometrics/domain/on-file.test.ts'
const desk = 'src/desk/app/record-biometric.ts'
const redemption = 'src/cases/domain/redemption.ts'

/** The guards of lifting a block (CHANNELS 1.2, P-30, P-31). */
export const unlockRemovals: readonly Removal[] = [
  {
    id: 'unlock-paths',
    without: 'the paths on which alone a block is lifted',
    edits: [{ file: redemption, find: 'policy.paths[current.path].unlocks === true && ', put: '' }],
    noticedBy: guard,
    test: 'however much is shown',
  },
  {
    id: 'unlock-blocked',
    without: 'the block that there has to be to be lifted',
    edits: [{ file: redemption, find: 'facts.blocked && facts.contested', put: 'facts.contested' }],
    noticedBy: guard,
    test: 'leaves a key that is not blocked alone',
  },
  {
    id: 'unlock-contested',
    without: 'the report against a key that is to be kept, in judgement and statement',
    edits: [
      { file: redemption, find: ' && facts.contested === false', put: '' },
      {
        file: 'src/keys/store/key-store.ts',
        find: '      and not exists (select from employer_report r',
        put: '      and not exists (select from employer_report r where false and exists (select from employer_report r',
      },
      {
        file: 'src/keys/store/key-store.ts',
        find: "coalesce(greatest(k.set_at, k.unlocked_at), '-infinity'))`",
        put: "coalesce(greatest(k.set_at, k.unlocked_at), '-infinity')))`",
      },
    ],
    noticedBy: record,
    test: 'never kept where somebody reported',
  },
  {
    id: 'unlock-statement-contested',
    without: 'the report against a key, in the statement that lifts the block',
    edits: [
      {
        file: 'src/keys/store/key-store.ts',
        find: '              and r.reported_at >=',
        put: '              and false and r.reported_at >=',
      },
    ],
    noticedBy: 'src/keys/store/key-store.test.ts',
  },
  {
    id: 'unlock-statement-generation',
    without: 'the key that the statement names, when it lifts a block',
    edits: [
      {
        file: 'src/keys/store/key-store.ts',
        find: 'k.generation = $2 and k.generation > 0',
        put: '$2::int > 0',
      },
    ],
    noticedBy: 'src/keys/store/key-store.test.ts',
  },
  {
    id: 'unlock-link-kind',
    without: 'the kind of a link in the statement that uses it up',
    edits: [
      {
        file: 'src/links/store/link-store.ts',
        find: 'l.kind = any($2) and',
        put: '($2::text[] is not null) and',
      },
    ],
    noticedBy: 'src/links/store/link-store.test.ts',
    test: 'kind',
  },
  {
    id: 'unlock-link-used-once',
    without: 'the single use of a link that unlocks, in judgement and statement',
    edits: [
      {
        file: 'src/links/domain/link.ts',
        find: "  if (link.consumedAt !== null) return { is: 'used', at: link.consumedAt }\n",
        put: '',
      },
      {
        file: 'src/links/store/link-store.ts',
        find: '      and coalesce(l.consumed_at, l.voided_at) is null\n',
        put: '',
      },
      {
        file: 'src/links/domain/link.ts',
        find: "  if (link.voidedAt !== null || !link.current) return { is: 'void' }\n",
        put: '',
      },
      {
        file: 'src/links/store/link-store.ts',
        find: 'l.restore_epoch = i.restore_epoch and l.employer_epoch = e.epoch\n',
        put: 'l.restore_epoch = i.restore_epoch\n',
      },
      {
        file: 'src/cases/domain/transition.ts',
        find: "      return state.is === 'linkIssued' ? complete(current, event, policy, now) : refused('notNow')\n",
        put: '      return complete({ ...current, epoch: event.facts.epoch }, event, policy, now)\n',
      },
      {
        file: 'src/keys/store/key-store.ts',
        find: 'k.generation > 0 and k.blocked_at is not null',
        put: 'k.generation > 0',
      },
      { file: redemption, find: 'facts.blocked && facts.contested', put: 'facts.contested' },
      {
        file: 'src/policy/path-table.ts',
        find: "'notBlocked', 'noMail'",
        put: "'noMail'",
      },
      {
        file: 'src/cases/web/unlock-routes.ts',
        find: "    if (verdict.is === 'used' && isUnlocked(held.loaded)) return seeOther(reply, unlockedPath)\n    if (verdict.is !== 'live')",
        put: "    if (verdict.is !== 'live')",
      },
    ],
    noticedBy: races,
    test: 'one link to unlock',
  },
  {
    id: 'unlock-registries-kept',
    without: 'the life of the word of the registries, when somebody asks to unlock',
    edits: [
      {
        file: 'src/cases/domain/transition.ts',
        find: "  if (standing(ledger, clock, rule, policy.proof).expired) return close(current, 'proofsExpired', now)\n",
        put: '',
      },
    ],
    noticedBy: guard,
    test: 'does not begin anew',
  },
  {
    id: 'unlock-asks-officer-out',
    without: 'the officer who has a case, when somebody asks to unlock',
    edits: [
      {
        file: 'src/cases/domain/transition.ts',
        find: '  if (rule.unlocks !== true || isAttended(rule))',
        put: '  if (rule.unlocks !== true)',
      },
    ],
    noticedBy: guard,
    test: 'leads to no path like attendedUnlock',
  },
  {
    id: 'unlock-counter-kept',
    without: 'what an officer checked, when somebody asks to unlock beside it',
    edits: [{ file: ask, find: "  if (isAtCounter(before.case)) return refused('atCounter')\n", put: '' }],
    noticedBy: journey,
    test: 'what an officer has checked',
  },
  {
    id: 'unlock-no-recovery',
    without: 'the difference between unlocking and recovering, for what counts the questions',
    edits: [
      {
        file: 'src/cases/domain/transition.ts',
        find: "'stopContactChanges', 'clearSignInTries', 'tellContacts'",
        put: "'stopContactChanges', 'clearTries', 'tellContacts'",
      },
    ],
    noticedBy: 'test/attacks/atk-22.test.ts',
    test: 'unlocking the key gives no try',
  },
  {
    id: 'unlock-told',
    without: 'the notice of an unlocking',
    edits: [
      {
        file: 'src/cases/domain/transition.ts',
        find: "'clearSignInTries', 'tellContacts'],",
        put: "'clearSignInTries'],",
      },
    ],
    noticedBy: atk44,
    test: 'stops it from the notice',
  },
  {
    id: 'unlock-notice-blocks',
    without: 'the moment of the unlocking, when somebody says that it was not them',
    edits: [
      {
        file: 'src/cases/store/report-store.ts',
        find: 'greatest(k.set_at, k.unlocked_at) >= m.created_at',
        put: 'k.set_at >= m.created_at',
      },
    ],
    noticedBy: atk44,
    test: 'stops it from the notice',
  },
  {
    id: 'unlock-tries',
    without: 'the limit of requests to unlock',
    edits: [
      {
        file: 'src/proofs/biometrics/store/on-file-store.ts',
        find: '    where cardinality(${recent}) < $2`',
        put: '    where $2::int > 0`',
      },
    ],
    noticedBy: journey,
    test: 'three times a day',
  },
  {
    id: 'unlock-human-check',
    without: 'the single use of the human check of a request to unlock',
    edits: [
      {
        file: ask,
        find: "  if (!(await deps.useNonce(tx, nonce, network))) return refused('humanCheckUsed')\n",
        put: '  await deps.useNonce(tx, nonce, network)\n',
      },
    ],
    noticedBy: journey,
    test: 'one check, one request',
  },
  {
    id: 'unlock-doubt',
    without: 'the doubt that asks for a person, where only a record speaks',
    edits: [
      { file: ask, find: "proofs.includes('second') ? { why: 'attended' } : undefined", put: 'undefined' },
      {
        file: 'src/policy/path-table.ts',
        find: "    proofs: ['reg', 'bio', 'mail'],\n    whenDoubtful: ['second'],\n",
        put: "    proofs: ['reg', 'bio', 'mail'],\n",
      },
    ],
    noticedBy: journey,
    test: 'somebody reported something lately',
  },
  {
    id: 'on-file-there',
    without: 'the record itself',
    edits: [
      {
        file: judge,
        find: "  if (record === undefined) return refused('none', undefined)\n",
        put: '  if (record === undefined) return ok(undefined)\n',
      },
    ],
    noticedBy: judged,
    test: 'has to be there',
  },
  {
    id: 'on-file-appointment',
    without: 'the appointment of whoever is on file',
    edits: [{ file: judge, find: '!record.representsAsThen', put: 'record === null' }],
    noticedBy: judged,
  },
  {
    id: 'on-file-mailbox',
    without: 'the mailbox that was fixed with a record',
    edits: [{ file: judge, find: '!record.contactIsSame', put: 'record === null' }],
    noticedBy: judged,
  },
  {
    id: 'on-file-mailbox-digest',
    without: 'the address of that mailbox, which may change in its row',
    edits: [
      {
        file: ask,
        find: '        sameBytes(link.mailboxDigest(mail.value), record.contactDigest),',
        put: '        (link !== undefined || sameBytes(record.contactDigest, record.contactDigest)),',
      },
    ],
    noticedBy: journey,
    test: 'the mailbox is another one',
  },
  {
    id: 'on-file-age',
    without: 'the age of a record',
    edits: [
      { file: judge, find: 'now >= plus(record.enrolledAt', put: 'now < 0 && now >= plus(record.enrolledAt' },
    ],
    noticedBy: judged,
  },
  {
    id: 'on-file-wait',
    without: 'the wait after a contact was touched',
    edits: [{ file: judge, find: 'return now < from ? ', put: 'return now < 0 && now < from ? ' }],
    noticedBy: judged,
  },
  {
    id: 'on-file-touched',
    without: 'the retired contacts among those that were touched',
    edits: [
      {
        file: 'src/proofs/biometrics/store/on-file-store.ts',
        find: 'max(greatest(c.confirmed_at, c.retired_at))',
        put: 'max(c.confirmed_at)',
      },
    ],
    noticedBy: journey,
    test: 'a contact that was touched today',
  },
  {
    id: 'quiet-page',
    without: 'the one page for all that may come of asking',
    edits: [
      {
        file: 'src/cases/web/journey.ts',
        find: 'if (isQuietPath(path) && isWaiting(state.is)',
        put: "if (isQuietPath(path) && state.is === 'proving'",
      },
    ],
    noticedBy: journey,
    test: 'nobody is on file',
  },
  {
    id: 'quiet-shown',
    without: 'the difference between what is on file and what a person has shown',
    edits: [
      {
        file: 'src/cases/domain/shown.ts',
        find: "proof.kind !== 'reg' && !isOnlyOnFile(proof)",
        put: "proof.kind !== 'reg' && !(proof.source === '' && isOnlyOnFile(proof))",
      },
    ],
    noticedBy: journey,
    test: 'nobody is on file',
  },
  {
    id: 'quiet-story',
    without: 'the silence of the story of a case about a link that went out',
    edits: [
      {
        file: 'src/cases/web/case-story.ts',
        find: "unlockSent: { key: 'p96.ev.linkSent', from: 1 }",
        put: "unlockSent: { key: 'p96.ev.linkSent', from: 0 }",
      },
    ],
    noticedBy: journey,
    test: 'nobody is on file',
  },
  {
    id: 'quiet-status',
    without: 'the one next step of a case that was asked to unlock',
    edits: [
      {
        file: 'src/cases/web/case-status.ts',
        find: 'if (isWaiting && level === 0 && isQuietPath(current.path))',
        put: "if (state.is === 'proving' && level === 0 && isQuietPath(current.path))",
      },
    ],
    noticedBy: journey,
    test: 'nobody is on file',
  },
  {
    id: 'quiet-codes',
    without: 'the one answer to typed codes, whether a link went out or not',
    edits: [
      {
        file: 'src/proofs/biometrics/web/unlock-routes.ts',
        find: "    if (!typed.ok) return asked(request, reply, loaded, 'bad')\n",
        put: "    if (!typed.ok) return typed.code === 'linkDead' ? seeOther(reply, '/otras-formas') : asked(request, reply, loaded, 'bad')\n",
      },
    ],
    noticedBy: journey,
    test: 'nobody is on file',
  },
  {
    id: 'quiet-expiry',
    without: 'the silence about a link that ran out',
    edits: [
      {
        file: 'src/cases/app/request-link.ts',
        find: "seen.case.state.is !== 'linkIssued' || isQuietPath(seen.case.path)",
        put: "seen.case.state.is !== 'linkIssued'",
      },
    ],
    noticedBy: journey,
    test: 'a link that ran out',
  },
  {
    id: 'quiet-refusal',
    without: 'the silence about a mailbox that refused the link',
    edits: [{ file: 'src/entry/compose/mail.ts', find: ' || isQuietPath(before.case.path)', put: '' }],
    noticedBy: journey,
    test: 'a mailbox that refuses',
  },
  {
    id: 'record-approved',
    without: 'the attendance that is approved before a record is noted',
    edits: [{ file: desk, find: '    attended !== undefined &&\n', put: '' }],
    noticedBy: 'src/desk/app/record-biometric.test.ts',
  },
  {
    id: 'record-person',
    without: 'the person themselves, in place of whom no attorney leaves a record',
    edits: [{ file: desk, find: '    !isByAttorney(attended) &&\n', put: '' }],
    noticedBy: 'src/desk/app/record-biometric.test.ts',
  },
  {
    id: 'record-paper',
    without: 'the refusal of a record of somebody whom no clock of ours saw',
    edits: [{ file: desk, find: '    attended.enteredAt === undefined &&\n', put: '' }],
    noticedBy: 'src/desk/app/record-biometric.test.ts',
  },
  {
    id: 'record-second',
    without: 'the second person before a record, where one is asked for',
    edits: [
      {
        file: desk,
        find: "    (!asked.includes('second') || held.has('second')) &&\n",
        put: '    held.size > 0 &&\n',
      },
    ],
    noticedBy: 'src/desk/app/record-biometric.test.ts',
  },
  {
    id: 'record-consent',
    without: 'the consent of a box of its own',
    edits: [{ file: desk, find: "      if (!agreed) return refused('consent')\n", put: '' }],
    noticedBy: record,
    test: 'is noted while the person is there',
  },
]
