import type { Removal } from './removal.ts'

/** Who sees what at the desk, and that it is written down (ATK-50). */
export const deskSights: readonly Removal[] = [
  {
    id: 'sight-of-role',
    without: 'the question whether a role may see a page of the desk',
    edits: [
      {
        file: 'src/desk/web/desk-gate.ts',
        find: 'return maySee(who.roles, what) ? who : refuse(who, what)',
        put: 'return maySee(who.roles, what) || true ? who : refuse(who, what)',
      },
    ],
    noticedBy: 'test/attacks/atk-50.test.ts',
    test: 'pages of the desk are for the roles',
  },
  {
    id: 'power-of-role',
    without: 'the question whether a role may do what it asks for at the desk',
    edits: [
      {
        file: 'src/desk/web/desk-gate.ts',
        find: 'return mayDo(who.roles, what) ? who : refuse(who, what)',
        put: 'return mayDo(who.roles, what) || true ? who : refuse(who, what)',
      },
    ],
    noticedBy: 'test/attacks/atk-50.test.ts',
    test: 'nothing is done by whose work',
  },
  {
    id: 'sight-refused-told',
    without: 'the entry that somebody tried to see what is not for them',
    edits: [
      {
        file: 'src/desk/web/desk-gate.ts',
        find: "    await atomically((tx) =>\n      audit.append(tx, { act: 'sightRefused', actor: { officer: who.id }, reason: what }),\n    )\n",
        put: '',
      },
    ],
    noticedBy: 'test/attacks/atk-50.test.ts',
    test: 'pages of the desk are for the roles',
  },
  {
    id: 'case-look-told',
    without: 'the entry that a case was looked at',
    edits: [
      { file: 'src/desk/web/case-desk.ts', find: '        tellSeen(deps, at, who.id, tab),\n', put: '' },
    ],
    noticedBy: 'test/attacks/atk-50.test.ts',
    test: 'every look of an officer',
  },
  {
    id: 'approval-look-told',
    without: 'the entry that an approval was looked at',
    edits: [
      {
        file: 'src/desk/web/approval-routes.ts',
        find: "      tellSeen(deps, found, who.id, 'approval'),\n",
        put: '',
      },
    ],
    noticedBy: 'test/attacks/atk-50.test.ts',
    test: 'every look of an officer',
  },
  {
    id: 'approvals-look-told',
    without: 'the entry that the list of approvals was looked at',
    edits: [
      {
        file: 'src/desk/app/look-at-approvals.ts',
        find: '    atomically((tx) =>\n',
        put: '    Promise.resolve((tx: never) =>\n',
      },
    ],
    noticedBy: 'test/attacks/atk-50.test.ts',
    test: 'every look of an officer',
  },
  {
    id: 'queue-look-told',
    without: 'the entry that the queue was looked at',
    edits: [
      {
        file: 'src/desk/app/queue.ts',
        find: "    tell(deps, 'queueSeen', officer.id, { tab: view.tab }),\n",
        put: '',
      },
    ],
    noticedBy: 'test/attacks/atk-50.test.ts',
    test: 'every look of an officer',
  },
  {
    id: 'queue-file-told',
    without: 'the entry that the queue was taken along as a file',
    edits: [
      {
        file: 'src/desk/app/queue.ts',
        find: "  await tell(deps, 'queueExported', officer.id, { rows: rows.length, view: queueQuery(view) })\n",
        put: '',
      },
    ],
    noticedBy: 'test/attacks/atk-50.test.ts',
    test: 'every look of an officer',
  },
  {
    id: 'log-look-told',
    without: 'the entry that the log was looked at',
    edits: [
      {
        file: 'src/desk/app/read-log.ts',
        find: "  await tellOfLog(deps, 'logSeen', officer, view, { lines: lines.length })\n",
        put: '',
      },
    ],
    noticedBy: 'test/attacks/atk-50.test.ts',
    test: 'every look of an officer',
  },
  {
    id: 'log-file-told',
    without: 'the entry that the log was taken along as a file',
    edits: [
      {
        file: 'src/desk/app/export-log.ts',
        find: "tellOfLog(deps, 'logExported', who.id, view, {",
        put: 'Promise.resolve({',
      },
    ],
    noticedBy: 'test/attacks/atk-50.test.ts',
    test: 'every look of an officer',
  },
  {
    id: 'search-told',
    without: 'the entry that somebody was looked for',
    edits: [
      {
        file: 'src/desk/app/search.ts',
        find: '  await deps.atomically((tx) =>\n',
        put: '  await Promise.resolve((tx: never) =>\n',
      },
    ],
    noticedBy: 'test/attacks/atk-50.test.ts',
    test: 'every look of an officer',
  },
  {
    id: 'reception-told',
    without: 'the entry that a code was asked for at the reception',
    edits: [
      {
        file: 'src/desk/web/reception-routes.ts',
        find: "      await seekCases(deps, { is: 'code', value: code }, who, 'present')\n",
        put: '',
      },
    ],
    noticedBy: 'test/attacks/atk-50.test.ts',
    test: 'every look of an officer',
  },
  {
    id: 'search-reason',
    without: 'the reason that a search asks for',
    edits: [
      {
        file: 'src/desk/web/search-routes.ts',
        find: "if (sought.is === 'nothing' || reason === undefined) {",
        put: "if (sought.is === 'nothing') {",
      },
    ],
    noticedBy: 'test/journeys/desk.test.ts',
    test: 'finds by RUC',
  },
  {
    id: 'search-desk-only',
    without: 'the question whether a case that was found by its code is one of the desk',
    edits: [
      {
        file: 'src/desk/web/search-routes.ts',
        find: "const at = sought.is === 'code' ? await findAtDesk(deps, sought.value) : undefined",
        put: "const at = sought.is === 'code' ? { loaded: { code: sought.value }, desk: { centreId: null, assignedTo: null } } : undefined",
      },
    ],
    noticedBy: 'test/attacks/atk-50.test.ts',
    test: 'a search sent again',
  },
  {
    id: 'reveal-purpose',
    without: 'the purpose that is given before a datum is shown whole',
    edits: [
      {
        file: 'src/desk/web/case-routes.ts',
        find: 'if (datum === undefined || purpose === undefined) return',
        put: 'if (datum === undefined) return',
      },
    ],
    noticedBy: 'test/attacks/atk-50.test.ts',
    test: 'a datum is in sight',
  },
  {
    id: 'reveal-datum',
    without: 'the closed list of what may be shown whole',
    edits: [
      {
        file: 'src/desk/web/case-routes.ts',
        find: 'if (datum === undefined || purpose === undefined) return',
        put: 'if (purpose === undefined) return',
      },
    ],
    noticedBy: 'test/attacks/atk-50.test.ts',
    test: 'a datum is in sight',
  },
  {
    id: 'reveal-own',
    without: 'the question who said what for, before a datum is shown whole',
    edits: [
      {
        file: 'src/desk/app/case-view.ts',
        find: '    caseCode: loaded.code,\n    actor,\n    size: 200,',
        put: '    caseCode: loaded.code,\n    size: 200,',
      },
    ],
    noticedBy: 'test/attacks/atk-50.test.ts',
    test: 'a datum is in sight',
  },
  {
    id: 'reveal-ends',
    without: 'the end of a datum in sight',
    edits: [{ file: 'src/desk/app/case-view.ts', find: 'from: plus(loaded.now, -inSight)', put: 'from: 0' }],
    noticedBy: 'test/attacks/atk-50.test.ts',
    test: 'a datum is in sight',
  },
  {
    id: 'reveal-masks',
    without: 'the mask before a number of a person on the page of a case',
    edits: [
      {
        file: 'src/desk/web/case-routes.ts',
        find: "seesWhole: inSight.includes('cedula')",
        put: 'seesWhole: true',
      },
    ],
    noticedBy: 'test/attacks/atk-50.test.ts',
    test: 'a datum is in sight',
  },
  {
    id: 'review-sight',
    without: 'the question whether a role may see a change of mail',
    edits: [
      {
        file: 'src/contacts/web/review-routes.ts',
        find: "({ roles }) => maySee(roles, 'cases')",
        put: '({ roles }) => roles.length > 0',
      },
    ],
    noticedBy: 'test/journeys/contact-review.test.ts',
    test: 'a role without cases',
  },
  {
    id: 'review-power',
    without: 'the question whether a role may say the second word on a mail, on its page and in its act',
    edits: [
      {
        file: 'src/contacts/web/review-routes.ts',
        find: "({ roles }) => mayDo(roles, 'reviewContact')",
        put: '({ roles }) => roles.length > 0',
      },
      {
        file: 'src/contacts/app/review-change.ts',
        find: "mayApprove('contactChange', reviewer, proposedBy) &&",
        put: 'reviewer.person !== proposedBy &&',
      },
    ],
    noticedBy: 'test/journeys/contact-review.test.ts',
    test: 'a role without the power',
  },
  {
    id: 'review-told',
    without: 'the entry that a change of mail was looked at',
    edits: [
      {
        file: 'src/contacts/web/review-routes.ts',
        find: "    await note('contactChangeSeen', who, caseCode, employerId)\n",
        put: '',
      },
    ],
    noticedBy: 'test/journeys/contact-review.test.ts',
    test: 'a role without cases',
  },
  {
    id: 'review-reasons',
    without: 'the closed list of reasons for a change that is not approved',
    edits: [
      {
        file: 'src/contacts/domain/review.ts',
        find: "raw.fallo === 'refuse' && isOneOf(refusals, raw.motivo)",
        put: "raw.fallo === 'refuse'",
      },
    ],
    noticedBy: 'test/journeys/contact-review.test.ts',
    test: 'refused for a reason of the list',
  },
  {
    id: 'review-shown',
    without: 'the change that a second word is about',
    edits: [
      {
        file: 'src/contacts/app/review-change.ts',
        find: 'change?.id !== changeId || ',
        put: 'change === undefined || ',
      },
    ],
    noticedBy: 'test/journeys/contact-review.test.ts',
    test: 'of another change',
  },
]
