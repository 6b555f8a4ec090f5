import type { Removal } from './removal.ts'

const journey = 'test/journeys/papers.test.ts'

/** The guards of the papers that are made for a case: letter, sheet of the way, reminder. */
export const paperRemovals: readonly Removal[] = [
  {
    id: 'papers-of-ended',
    without: 'the question whether a case whose papers are asked for is still open',
    edits: [
      {
        file: 'src/proofs/dossier/web/case-underway.ts',
        find: "  if (!isOpen(loaded.case.state)) throw new CodedRefusal('pageNotFound')\n",
        put: '',
      },
    ],
    noticedBy: journey,
    test: 'that is open',
  },
  {
    id: 'letter-names',
    without: 'the one line that a register’s name has in a letter',
    edits: [
      {
        file: 'src/proofs/dossier/web/letter-words.ts',
        find: 'const empresa = oneLine(employer.legalName)',
        put: 'const empresa = employer.legalName',
      },
    ],
    noticedBy: 'test/attacks/atk-54.test.ts',
    test: 'sentence of its own',
  },
]
