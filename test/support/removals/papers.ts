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
        find: 'legalName ? oneLine(legalName) : blank',
        put: 'legalName ? legalName : blank',
      },
    ],
    noticedBy: 'test/attacks/atk-54.test.ts',
    test: 'sentence of its own',
  },
  {
    id: 'letter-shown',
    without: 'the silence of a letter about what is the matter with the key, before the answers',
    edits: [{ file: 'src/proofs/dossier/domain/letter.ts', find: "  if (!isShown) return 'key'\n", put: '' }],
    noticedBy: 'src/proofs/dossier/domain/letter.test.ts',
    test: 'ATK-16',
  },
  {
    id: 'sheet-shown',
    without: 'the silence of a sheet about the path, before the answers',
    edits: [
      {
        file: 'src/proofs/dossier/web/visit-sheet-words.ts',
        find: 'const isShown = hasShown(loaded.case)',
        put: 'const isShown = loaded.case.ledger.length >= 0',
      },
    ],
    noticedBy: 'src/proofs/dossier/web/visit-sheet-words.test.ts',
    test: 'ATK-16',
  },
  {
    id: 'reminder-marks',
    without: 'the leaving out of marks that turn what is written into a calendar',
    edits: [
      {
        file: 'src/adapters/calendar/plain.ts',
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
  {
    id: 'paper-age',
    without: 'the greatest age of a certificate and of a letter',
    edits: [
      {
        file: 'src/proofs/dossier/domain/paper-day.ts',
        find: "day < addDays(today, -docs[oldest]) ? refused('old') : ok(undefined)",
        put: "day < addDays(today, -docs[oldest] * 100) ? refused('old') : ok(undefined)",
      },
    ],
    noticedBy: 'test/attacks/atk-49.test.ts',
    test: 'is not in order',
  },
  {
    id: 'paper-lapse',
    without: 'the second measure of a paper that was in order, when it is decided on',
    edits: [
      {
        file: 'src/proofs/dossier/domain/dossier.ts',
        find: 'if (check === null || check.hasLapsed) return null',
        put: 'if (check === null) return null',
      },
    ],
    noticedBy: 'test/attacks/atk-49.test.ts',
    test: 'goes too old while it waits',
  },
  {
    id: 'deed-end',
    without: 'the last day of a nombramiento',
    edits: [
      {
        file: 'src/proofs/dossier/domain/paper-day.ts',
        find: "day !== null && day < today ? refused('ended') : ok(undefined)",
        put: 'ok(undefined)',
      },
    ],
    noticedBy: 'test/attacks/atk-49.test.ts',
    test: 'is not in order',
  },
]
