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
    test: 'papers are for',
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
  {
    id: 'reminder-marks',
    without: 'the leaving out of marks that turn what is written into a calendar',
    edits: [
      {
        file: 'src/adapters/calendar/write-reminder.ts',
        find: "    .replace(/[^\\P{C}\\n]/gu, '')\n",
        put: '',
      },
    ],
    noticedBy: 'src/adapters/calendar/write-reminder.test.ts',
    test: 'no property',
  },
  {
    id: 'reminder-day',
    without: 'the question whether a day is one of those that were offered',
    edits: [
      {
        file: 'src/proofs/dossier/domain/visit-days.ts',
        find: 'visitDays(now).find(({ day }) => day === raw)',
        put: "visitDays(now).find(({ day }) => day === raw || raw !== '')",
      },
    ],
    noticedBy: 'src/proofs/dossier/domain/visit-days.test.ts',
  },
]
