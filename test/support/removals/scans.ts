import type { Removal } from './removal.ts'

const journey = 'test/journeys/scan.test.ts'
const routes = 'src/desk/web/papers-routes.ts'

/** The guards of a paper that is scanned at the counter. */
export const scanRemovals: readonly Removal[] = [
  {
    id: 'scan-look',
    without: 'the look at a scan that came after the last one',
    edits: [
      {
        file: 'src/proofs/dossier/domain/dossier.ts',
        find: '  if (file !== null && file.scannedBy !== null && file.at > check.at) return null\n',
        put: '',
      },
    ],
    noticedBy: journey,
    test: 'says nothing about itself',
  },
  {
    id: 'scan-in-hand',
    without: 'the question whether the case is still in hand when a scan has come',
    edits: [
      {
        file: routes,
        find: "      const one = await desk.toDo(request, 'checkDocuments')\n      if (!isMine(one)) return desk.back(reply, one, '?aviso=tomado')\n      if (one.at.desk",
        put: '      const one = before\n      if (one.at.desk',
      },
    ],
    noticedBy: journey,
    test: 'in hand',
  },
  {
    id: 'scan-late',
    without: 'the second question whether the case is in hand, after the file',
    edits: [
      {
        file: routes,
        find: "      const one = await desk.toDo(request, 'checkDocuments')\n      if (!isMine(one)) return desk.back(reply, one, '?aviso=tomado')\n      if (one.at.desk",
        put: "      const one = before\n      if (!isMine(one)) return desk.back(reply, one, '?aviso=tomado')\n      if (one.at.desk",
      },
    ],
    noticedBy: journey,
    test: 'in hand',
  },
  {
    id: 'scan-power',
    without: 'the power to check papers at a scan',
    edits: [
      {
        file: routes,
        find: "const before = await desk.toDo(request, 'checkDocuments')",
        put: "const before = await desk.toSee(request, 'documents')",
      },
      {
        file: routes,
        find: "const one = await desk.toDo(request, 'checkDocuments')\n      if (!isMine(one)) return desk.back(reply, one, '?aviso=tomado')\n      if (one.at.desk",
        put: "const one = await desk.toSee(request, 'documents')\n      if (!isMine(one)) return desk.back(reply, one, '?aviso=tomado')\n      if (one.at.desk",
      },
    ],
    noticedBy: 'test/attacks/atk-50.test.ts',
    test: 'whose work it is not',
  },
  {
    id: 'scan-own-case',
    without: 'the frame of every act at the counter around a scan',
    edits: [
      {
        file: 'src/desk/app/scan-paper.ts',
        find: 'return actAtCounter(counter, officer, sent.caseId, ',
        put: "return actAtCounter({ ...counter, personDigest: () => '' as never }, officer, sent.caseId, ",
      },
    ],
    noticedBy: journey,
    test: 'own case',
  },
  {
    id: 'scan-over',
    without: 'the question whether the desk is done with the case of a scan',
    edits: [
      {
        file: routes,
        find: "      if (one.at.desk.finishedAt !== null) return again('noCase', one)\n",
        put: '',
      },
    ],
    noticedBy: journey,
    test: 'once the case is over',
  },
  {
    id: 'scan-unseen',
    without: 'the file that a scan was to replace',
    edits: [
      {
        file: routes,
        find: 'scanAct(code, kind), versionOf(document))',
        put: "scanAct(code, kind), versionOf(document)) !== 'x' || 'fresh'",
      },
    ],
    noticedBy: journey,
    test: 'kept once',
  },
  {
    id: 'scan-size',
    without: 'the greatest size of a scan',
    edits: [
      { file: routes, find: "      if (isSaidTooBig(request)) return again('big')\n", put: '' },
      { file: routes, find: "      if (upload.isTooBig) return again('big', one)\n", put: '' },
    ],
    noticedBy: journey,
    test: 'the next step',
  },
  {
    id: 'scan-kind',
    without: 'the question whether there may be a copy of a paper that is scanned',
    edits: [
      {
        file: routes,
        find: 'kind === doc && documentRules[kind].upload)',
        put: 'kind === doc)',
      },
    ],
    noticedBy: journey,
    test: 'of no other',
  },
  {
    id: 'scan-officer',
    without: 'the officer in what is written about a scan',
    edits: [
      {
        file: 'src/proofs/dossier/app/receive-file.ts',
        find: 'scannedBy === null ? { claimant: loaded.claimant } : { officer: scannedBy }',
        put: '{ claimant: loaded.claimant }',
      },
    ],
    noticedBy: journey,
    test: 'says who scanned it',
  },
]
