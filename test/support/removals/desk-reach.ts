import type { Removal } from './removal.ts'

const centres = 'test/attacks/atk-50.test.ts'

/** The centre of an officer, and what of others is none of theirs (ATK-50). */
export const deskReach: readonly Removal[] = [
  {
    id: 'reach-of-case',
    without: 'the question whether a case is of the centre of an officer',
    edits: [
      {
        file: 'src/desk/web/case-desk.ts',
        find: '    await deps.gate.toReach(who, at)\n',
        put: '',
      },
    ],
    noticedBy: centres,
    test: 'a case of another centre',
  },
  {
    id: 'reach-of-approval',
    without: 'the question whether an approval is of the centre of an officer',
    edits: [
      {
        file: 'src/desk/web/approval-routes.ts',
        find: '    await gate.toReach(who, { loaded: found.loaded, desk })\n',
        put: '',
      },
    ],
    noticedBy: centres,
    test: 'a case of another centre',
  },
  {
    id: 'reach-of-approvals',
    without: 'the centre in the list of what waits for a second person',
    edits: [
      {
        file: 'src/desk/app/look-at-approvals.ts',
        find: 'counter.waiting(listed, officer.centreId)',
        put: 'counter.waiting(listed, null)',
      },
    ],
    noticedBy: centres,
    test: 'a case of another centre',
  },
  {
    id: 'reach-of-changes',
    without: 'the centre in the list of changes that wait for a second word',
    edits: [
      {
        file: 'src/contacts/app/look-at-waiting.ts',
        find: 'changes.waiting(listed, centreId)',
        put: 'changes.waiting(listed, centreId === null ? null : null)',
      },
    ],
    noticedBy: 'test/journeys/contact-review.test.ts',
    test: 'has the company, the code',
  },
  {
    id: 'reach-of-suspicions',
    without: 'the centre in what supervision is told of suspicions',
    edits: [
      {
        file: 'src/desk/app/look-at-suspicions.ts',
        find: 'suspicions(listed, officer.centreId)',
        put: 'suspicions(listed, null)',
      },
    ],
    noticedBy: 'test/journeys/counter-pages.test.ts',
    test: 'stops on a suspicion',
  },
  {
    id: 'reach-of-file',
    without: 'the question whether a paper is of the centre of an officer',
    edits: [
      {
        file: 'src/proofs/dossier/web/officer-file-routes.ts',
        find: ' || !(await deps.reaches(who, loaded.code))',
        put: '',
      },
    ],
    noticedBy: centres,
    test: 'a case of another centre',
  },
  {
    id: 'reach-of-change',
    without: 'the question whether a change of mail is of the centre of an officer',
    edits: [
      {
        file: 'src/contacts/web/review-routes.ts',
        find: "    if (!(await deps.reaches(who, code.value))) throw new CodedRefusal('pageNotFound')\n",
        put: '',
      },
    ],
    noticedBy: centres,
    test: 'a case of another centre',
  },
  {
    id: 'reach-told',
    without: 'the entry that somebody tried to see a case of another centre',
    edits: [
      {
        file: 'src/desk/app/keep-reach.ts',
        find: "      act: 'sightRefused',\n      actor: { officer: officer.id },\n      employerId: at.loaded.employer.id,",
        put: "      act: 'caseSeen',\n      actor: { officer: officer.id },\n      employerId: at.loaded.employer.id,",
      },
    ],
    noticedBy: centres,
    test: 'a case of another centre',
  },
  {
    id: 'reach-of-queue',
    without: 'the centre in the queue',
    edits: [
      {
        file: 'src/desk/store/queue-store.ts',
        find: '  if (officer.centreId !== null)\n',
        put: '  if (officer.centreId !== null && officer.id.length === 0)\n',
      },
    ],
    noticedBy: centres,
    test: 'what waits at one centre',
  },
  {
    id: 'reach-of-next',
    without: 'the centre when the next case is taken',
    edits: [
      {
        file: 'src/desk/store/desk-case-store.ts',
        find: 'const within = centreId === null ? null : centresOf(centreId)',
        put: 'const within = centreId === null ? null : null',
      },
    ],
    noticedBy: centres,
    test: 'what waits at one centre',
  },
  {
    id: 'reach-of-search',
    without: 'the centre in what is found',
    edits: [
      {
        file: 'src/desk/app/search.ts',
        find: 'found.filter((one) => isWithinReach(officer, one))',
        put: 'found.filter((one) => isWithinReach({ ...officer, centreId: null }, one))',
      },
    ],
    noticedBy: centres,
    test: 'what waits at one centre',
  },
  {
    id: 'reach-by-code',
    without: 'staying with whoever has a case in hand when its code is shown elsewhere',
    edits: [
      {
        file: 'src/desk/store/desk-case-store.ts',
        find: 'centre_id is distinct from $2::uuid and assigned_to is null and',
        put: 'centre_id is distinct from $2::uuid and',
      },
    ],
    noticedBy: centres,
    test: 'whoever shows their code',
  },
]
