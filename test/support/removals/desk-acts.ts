import type { Removal } from './removal.ts'

/** What officers do, in whose hand, for which reasons, and what an approval is bound to (ATK-48, I-12). */
export const deskActs: readonly Removal[] = [
  {
    id: 'taken-once',
    without: 'the question whether a case is somebody’s already, when it is taken',
    edits: [
      {
        file: 'src/desk/store/desk-case-store.ts',
        find: 'and (d.assigned_to is null or d.assigned_to = $2\n',
        put: 'and (true\n',
      },
    ],
    noticedBy: 'src/desk/store/desk-case-store.test.ts',
    test: 'exactly one has it',
  },
  {
    id: 'released-by-holder',
    without: 'the question whose case it is that is given back',
    edits: [
      {
        file: 'src/desk/store/desk-case-store.ts',
        find: 'where case_id = $1 and assigned_to = $2 and status in',
        put: 'where case_id = $1 and $2::uuid is not null and status in',
      },
    ],
    noticedBy: 'src/desk/store/desk-case-store.test.ts',
    test: 'given back by its officer alone',
  },
  {
    id: 'ended-not-taken',
    without: 'the end of a case at the desk, when it is taken',
    edits: [
      {
        file: 'src/desk/store/desk-case-store.ts',
        find: 'where d.case_id = $1 and d.status in ${open}\n',
        put: 'where d.case_id = $1\n',
      },
    ],
    noticedBy: 'src/desk/store/desk-case-store.test.ts',
    test: 'taken by nobody',
  },
  {
    id: 'identity-in-hand',
    without: 'the question whose case it is, before who came is written down',
    edits: [
      {
        file: 'src/desk/web/identity-routes.ts',
        find: "if (!isMine(one)) return desk.back(reply, one, '?aviso=tomado')",
        put: '',
      },
    ],
    noticedBy: 'test/attacks/atk-48.test.ts',
    test: 'an officer acts only',
  },
  {
    id: 'reset-in-hand',
    without: 'the question whose case it is, before a reset is asked for',
    edits: [
      {
        file: 'src/desk/web/reset-routes.ts',
        find: "if (!isMine(one)) return desk.back(reply, one, '?aviso=tomado')",
        put: '',
      },
    ],
    noticedBy: 'test/attacks/atk-48.test.ts',
    test: 'an officer acts only',
  },
  {
    id: 'contact-in-hand',
    without: 'the question whose case it is, before a mailbox is proposed',
    edits: [
      {
        file: 'src/desk/web/contact-routes.ts',
        find: "if (!isMine(one)) return desk.back(reply, one, '?aviso=tomado')",
        put: '',
      },
    ],
    noticedBy: 'test/attacks/atk-48.test.ts',
    test: 'an officer acts only',
  },
  {
    id: 'registries-in-hand',
    without: 'the question whose case it is, before registries are asked',
    edits: [
      {
        file: 'src/desk/web/papers-routes.ts',
        find: 'registryAct(one.at.loaded.code))\n    if (!isMine(one)) return',
        put: 'registryAct(one.at.loaded.code))\n    if (false) return',
      },
    ],
    noticedBy: 'test/attacks/atk-48.test.ts',
    test: 'an officer acts only',
  },
  {
    id: 'link-in-hand',
    without: 'the question whose case it is, before a link is sent again',
    edits: [
      {
        file: 'src/desk/web/link-routes.ts',
        find: "if (!isMine(one)) return desk.back(reply, one, '?aviso=tomado')\n    const sent",
        put: 'const sent',
      },
    ],
    noticedBy: 'test/attacks/atk-48.test.ts',
    test: 'an officer acts only',
  },
  {
    id: 'finish-in-hand',
    without: 'the question whose case it is, before an attendance is finished',
    edits: [
      {
        file: 'src/desk/web/link-routes.ts',
        find: "if (!isMine(one)) return desk.back(reply, one, '?aviso=tomado')\n    const reason",
        put: 'const reason',
      },
    ],
    noticedBy: 'test/attacks/atk-48.test.ts',
    test: 'an officer acts only',
  },
  {
    id: 'finish-reason',
    without: 'the first sign-in or the reason with which an attendance ends',
    edits: [
      {
        file: 'src/desk/domain/finish.ts',
        find: "return reason === null ? refused('reason') : ok(reason)",
        put: "return ok(reason ?? 'comesBack')",
      },
    ],
    noticedBy: 'test/journeys/counter.test.ts',
    test: 'not closed at the counter',
  },
  {
    id: 'finish-reasons',
    without: 'the closed list of reasons with which an attendance ends',
    edits: [
      {
        file: 'src/desk/web/link-routes.ts',
        find: 'finishReasons.find((each) => each === motivo) ?? null',
        put: 'motivo as (typeof finishReasons)[number]',
      },
    ],
    noticedBy: 'test/journeys/counter-pages.test.ts',
    test: 'says what is wrong',
  },
  {
    id: 'reset-reasons',
    without: 'the closed list of reasons for a reset',
    edits: [
      {
        file: 'src/desk/web/reset-routes.ts',
        find: 'if (reason === undefined) return',
        put: 'if (false) return',
      },
    ],
    noticedBy: 'test/journeys/counter-pages.test.ts',
    test: 'only for a reason of the list',
  },
  {
    id: 'decision-list',
    without: 'the closed list of decisions',
    edits: [
      {
        file: 'src/desk/web/approval-routes.ts',
        find: 'decisions.find((each) => each === raw.decision)',
        put: "decisions.find((each) => each === raw.decision) ?? 'returned'",
      },
    ],
    noticedBy: 'test/journeys/counter-pages.test.ts',
    test: 'only for a reason of the list',
  },
  {
    id: 'decision-reason',
    without: 'the reason without which nothing goes back',
    edits: [
      {
        file: 'src/desk/domain/reset-request.ts',
        find: "asked.decision !== 'approved' && asked.reason.trim() === ''",
        put: "asked.decision === 'approved' && asked.reason === '-'",
      },
    ],
    noticedBy: 'test/journeys/counter-pages.test.ts',
    test: 'only for a reason of the list',
  },
  {
    id: 'identity-points',
    without: 'the points by which an identity is confirmed',
    edits: [
      {
        file: 'src/desk/domain/attendance.ts',
        find: "result === 'confirmed' && !isComplete",
        put: 'points.length > 9 && !isComplete',
      },
    ],
    noticedBy: 'test/journeys/counter-pages.test.ts',
    test: 'says what is wrong',
  },
  {
    id: 'identity-results',
    without: 'the closed list of what is found about a person',
    edits: [
      {
        file: 'src/desk/web/identity-routes.ts',
        find: 'attendanceResults.find((each) => each === raw.resultado)',
        put: "attendanceResults.find((each) => each === raw.resultado) ?? 'confirmed'",
      },
    ],
    noticedBy: 'test/journeys/counter-pages.test.ts',
    test: 'says what is wrong',
  },
  {
    id: 'paper-seen',
    without: 'the question what an officer looked at, before a paper is in order',
    edits: [
      {
        file: 'src/desk/web/paper-form.ts',
        find: "if (result === 'ok' && !isOriginal && raw.archivo === '') return",
        put: 'if (false) return',
      },
    ],
    noticedBy: 'test/journeys/counter-pages.test.ts',
    test: 'says what is wrong',
  },
  {
    id: 'one-open-request',
    without: 'the question whether a reset was asked for already, in the act and in the table',
    edits: [
      {
        file: 'src/desk/app/request-reset.ts',
        find: "        if ((await deps.counter.openRequest(at.loaded.case.id, at.tx)) !== undefined)\n          return refused('open', undefined)\n",
        put: '',
      },
      {
        file: 'src/desk/store/counter-store.ts',
        find: '\n   on conflict ((case when decided_at is null then case_id end)) do nothing`',
        put: '`',
      },
    ],
    noticedBy: 'test/journeys/counter.test.ts',
    test: 'a first key goes out',
  },
  {
    id: 'decided-once',
    without: 'the question whether a request was decided already',
    edits: [
      {
        file: 'src/desk/domain/reset-request.ts',
        find: "  if (request.isDecided) return refused('decided')\n",
        put: '',
      },
    ],
    noticedBy: 'test/attacks/atk-48.test.ts',
    test: 'an approval is void when a paper',
  },
  {
    id: 'approval-employer',
    without: 'the employer as a part of what an approver was shown',
    edits: [{ file: 'src/desk/domain/reset-request.ts', find: '    employer.legalName,\n', put: '' }],
    noticedBy: 'test/attacks/atk-48.test.ts',
    test: 'an approval is void when the name',
  },
  {
    id: 'approval-facts',
    without: 'the block of the key and the epoch as parts of what an approver was shown',
    edits: [
      { file: 'src/desk/domain/reset-request.ts', find: '    facts.blocked,\n', put: '' },
      { file: 'src/desk/domain/reset-request.ts', find: '    facts.epoch,\n', put: '' },
      { file: 'src/cases/domain/path-rule.ts', find: 'current.epoch !== facts.epoch', put: 'false' },
    ],
    noticedBy: 'test/attacks/atk-48.test.ts',
    test: 'an approval is void when the block',
  },
  {
    id: 'approval-mailbox',
    without: 'the mailbox as a part of what an approver was shown',
    edits: [
      {
        file: 'src/desk/domain/reset-request.ts',
        find: '[mail?.id ?? null, mail?.value ?? null]',
        put: '[]',
      },
      { file: 'src/desk/domain/reset-request.ts', find: '    facts.epoch,\n', put: '' },
      { file: 'src/cases/domain/path-rule.ts', find: 'current.epoch !== facts.epoch', put: 'false' },
    ],
    noticedBy: 'test/attacks/atk-48.test.ts',
    test: 'an approval is void when the mailbox',
  },
  {
    id: 'approval-ledger',
    without: 'the proofs as a part of what an approver was shown',
    edits: [
      {
        file: 'src/desk/domain/reset-request.ts',
        find: '    ...ledger.flatMap(proofParts),\n',
        put: '',
      },
    ],
    noticedBy: 'test/attacks/atk-48.test.ts',
    test: 'an approval is void when what the registries',
  },
  {
    id: 'approval-papers',
    without: 'the papers as a part of what an approver was shown',
    edits: [
      {
        file: 'src/desk/domain/reset-request.ts',
        find: 'papers: ({ dossierDigest }) => [dossierDigest]',
        put: 'papers: () => []',
      },
    ],
    noticedBy: 'test/attacks/atk-48.test.ts',
    test: 'an approval is void when a paper',
  },
  {
    id: 'approval-page',
    without: 'the digest that stood on the page of whoever decides',
    edits: [{ file: 'src/desk/app/decide-reset.ts', find: ' && digest === asked.digest', put: '' }],
    noticedBy: 'test/attacks/atk-48.test.ts',
    test: 'an approval comes too late',
  },
  {
    id: 'approval-expiry',
    without: 'the end of what was proven, when somebody approves it',
    edits: [
      {
        file: 'src/cases/domain/ledger.ts',
        find: 'const expired = own.length > 0 && (idle || old)',
        put: 'const expired = own.length > 99 && (idle || old)',
      },
    ],
    noticedBy: 'test/attacks/atk-48.test.ts',
    test: 'an approval comes too late',
  },
  {
    id: 'note-empty',
    without: 'the question whether a note says anything',
    edits: [
      { file: 'src/desk/app/add-note.ts', find: "      if (note === '') return refused('empty')\n", put: '' },
    ],
    noticedBy: 'test/journeys/counter.test.ts',
    test: 'a note says something',
  },
  {
    id: 'note-short',
    without: 'the length of a note',
    edits: [
      { file: 'src/desk/app/add-note.ts', find: 'text.trim().slice(0, longestNote)', put: 'text.trim()' },
    ],
    noticedBy: 'test/journeys/counter.test.ts',
    test: 'a note says something',
  },
  {
    id: 'queue-formula',
    without: 'the mark in front of a name that a spreadsheet would take for a formula',
    edits: [{ file: 'src/desk/domain/csv.ts', find: "? `'${text}` : text", put: '? text : text' }],
    noticedBy: 'test/journeys/desk.test.ts',
    test: 'no name is a formula',
  },
  {
    id: 'queue-quotes',
    without: 'the quotes that keep a name within its cell',
    edits: [{ file: 'src/desk/domain/csv.ts', find: ".replaceAll('\"', '\"\"')", put: '' }],
    noticedBy: 'test/journeys/desk.test.ts',
    test: 'no name is a formula',
  },
  {
    id: 'log-of-case',
    without: 'the case that an auditor asked for',
    edits: [{ file: 'src/desk/app/read-log.ts', find: '    caseCode: view.caseCode,\n', put: '' }],
    noticedBy: 'test/journeys/desk.test.ts',
    test: 'is read by an auditor',
  },
  {
    id: 'log-of-officer',
    without: 'the officer that an auditor asked for',
    edits: [{ file: 'src/desk/app/read-log.ts', find: 'deps.actorWord(view.officer)', put: 'undefined' }],
    noticedBy: 'test/journeys/desk.test.ts',
    test: 'is read by an auditor',
  },
  {
    id: 'log-until',
    without: 'the day until which an auditor asked',
    edits: [
      {
        file: 'src/desk/app/read-log.ts',
        find: 'to === undefined ? afterAll',
        put: 'to !== undefined ? afterAll',
      },
    ],
    noticedBy: 'test/journeys/desk.test.ts',
    test: 'is read by an auditor',
  },
]
