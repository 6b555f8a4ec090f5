import type { Removal } from './removal.ts'

const f41 = 'test/faults/f-41.test.ts'

/** The guards of what was attended on paper, and entered afterwards (F-41). */
export const offlineRemovals: readonly Removal[] = [
  {
    id: 'paper-second-person',
    without: 'the second person that an attendance on paper always needs',
    edits: [
      {
        file: 'src/cases/domain/ledger.ts',
        find: 'ledger.some(isOnPaper)',
        put: 'ledger.length > 99 && ledger.some(isOnPaper)',
      },
    ],
    noticedBy: f41,
    test: 'bound to both times',
  },
  {
    id: 'first-proof-clock',
    without: 'the clock that begins with the first proof, for whoever comes days after they chose a centre',
    edits: [
      {
        file: 'src/cases/domain/transition.ts',
        find: 'current.ledger.length === 0 ? now : current.touchedAt',
        put: 'current.touchedAt',
      },
    ],
    noticedBy: 'src/cases/domain/transition.test.ts',
    test: 'days after they chose it',
  },
  {
    id: 'paper-future',
    without: 'the question whether the time on the paper has come',
    edits: [
      {
        file: 'src/desk/domain/paper-time.ts',
        find: "if (attendedAt > now) return refused('future')",
        put: "if (attendedAt > now + 99_999_999) return refused('future')",
      },
    ],
    noticedBy: f41,
    test: 'still to come',
  },
  {
    id: 'paper-before-case',
    without: 'the question whether there was such a case at the time on the paper',
    edits: [
      {
        file: 'src/desk/domain/paper-time.ts',
        find: "if (plus(attendedAt, minutes(1)) <= openedAt) return refused('beforeCase')",
        put: '',
      },
    ],
    noticedBy: f41,
    test: 'before the case',
  },
  {
    id: 'paper-too-old',
    without: 'the limit of the policy when a form is entered',
    edits: [
      {
        file: 'src/desk/domain/paper-time.ts',
        find: "return now - attendedAt >= limit * 1000 ? refused('tooOld') : ok(attendedAt)",
        put: "return now - attendedAt >= limit * 9000 ? refused('tooOld') : ok(attendedAt)",
      },
    ],
    noticedBy: f41,
    test: 'as old as the policy says',
  },
  {
    id: 'paper-clock',
    without: 'the clock that runs from the time on the paper',
    edits: [
      {
        file: 'src/desk/app/attest.ts',
        find: 'at: paper?.attendedAt ?? loaded.now,',
        put: 'at: loaded.now,',
      },
    ],
    noticedBy: f41,
    test: 'comes too late',
  },
  {
    id: 'paper-lapsed',
    without: 'the look at an attendance on paper that has run out since it was entered',
    edits: [
      {
        file: 'src/desk/domain/pending.ts',
        find: ' && !checked.isAttendanceOver',
        put: '',
      },
    ],
    noticedBy: f41,
    test: 'counts no longer',
  },
  {
    id: 'paper-days',
    without: 'the day of the form, by which its papers are measured',
    edits: [
      {
        file: 'src/desk/domain/paper-time.ts',
        find: 'attendance?.paper?.attendedAt ?? now',
        put: 'attendance === null || attendance.n > 0 ? now : now',
      },
    ],
    noticedBy: f41,
    test: 'papers are measured',
  },
  {
    id: 'paper-verifier',
    without: 'the look whether whoever approves saw the person',
    edits: [
      {
        file: 'src/desk/app/decide-reset.ts',
        find: "attendance?.verifiers.includes(officer.person) === true ? 'saw' : undefined",
        put: 'attendance?.verifiers.includes(officer.person) === true ? undefined : undefined',
      },
    ],
    noticedBy: f41,
    test: 'different persons',
  },
  {
    id: 'paper-own-case',
    without: 'the look whether the colleague who is named attended themselves',
    edits: [
      {
        file: 'src/desk/app/enter-paper.ts',
        find: 'if (await isOwn(deps, tx, attendant, loaded)) {',
        put: 'if (false) {',
      },
    ],
    noticedBy: f41,
    test: 'different persons',
  },
  {
    id: 'paper-attendant',
    without: 'the question whether the colleague who is named serves people',
    edits: [
      {
        file: 'src/desk/app/enter-paper.ts',
        find: "if (attendant === undefined || !mayDo(attendant.roles, 'servePeople'))",
        put: 'if (attendant === undefined)',
      },
    ],
    noticedBy: f41,
    test: 'cannot be read',
  },
  {
    id: 'paper-numbered',
    without: 'the question whether such a form was ever printed',
    edits: [
      {
        file: 'src/desk/app/enter-paper.ts',
        find: "if (!(await deps.counter.wasPrinted(sheet))) return refused('noSheet')",
        put: '',
      },
    ],
    noticedBy: f41,
    test: 'never printed',
  },
  {
    id: 'paper-person-there',
    without: 'the word of the officer that the person is at their mailbox',
    edits: [
      {
        file: 'src/desk/app/resend.ts',
        find: "if (!isAtMailbox) return refused('notThere')",
        put: '',
      },
    ],
    noticedBy: f41,
    test: 'has to be there',
  },
  {
    id: 'paper-no-link',
    without: 'the wait of a link for whoever has gone home',
    edits: [
      {
        file: 'src/desk/app/decide-reset.ts',
        find: 'isThere(file) ? send : undefined',
        put: 'isThere(file) ? send : send',
      },
    ],
    noticedBy: f41,
    test: 'with its own time',
  },
  {
    id: 'paper-bound',
    without: 'the times of the form in what is approved',
    edits: [
      {
        file: 'src/desk/domain/reset-request.ts',
        find: '        ...canonicalPaper(attendance.paper),\n',
        put: '',
      },
    ],
    noticedBy: f41,
    test: 'bound to both times',
  },
]
