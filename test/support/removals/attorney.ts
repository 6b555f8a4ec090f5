import type { Removal } from './removal.ts'

const atk48 = 'test/attacks/atk-48.test.ts'
const named = 'an attorney is a claimant'

/** The guards of a case to which the representative sent another, with a power (SCREENS S-07, I-12). */
export const attorneyRemovals: readonly Removal[] = [
  {
    id: 'attorney-second-person',
    without: 'the second person that an attorney always needs',
    edits: [
      {
        file: 'src/cases/domain/ledger.ts',
        find: ' || ledger.some(isByAttorney)',
        put: ' || (ledger.length > 99 && ledger.some(isByAttorney))',
      },
    ],
    noticedBy: 'src/cases/domain/transition.test.ts',
    test: 'where an attorney was attended',
  },
  {
    id: 'attorney-proof',
    without: 'the word in the proof that it was an attorney',
    edits: [
      {
        file: 'src/desk/app/attest.ts',
        find: '        ...(attendance?.attorney != null && { byAttorney: true }),\n',
        put: '',
      },
    ],
    noticedBy: atk48,
    test: named,
  },
  {
    id: 'attorney-own',
    without: 'the question whether an officer is the attorney of the case',
    edits: [
      {
        file: 'src/desk/app/at-counter.ts',
        find: '(await counter.wasAttorney(',
        put: '(loaded.code === officer.person && await counter.wasAttorney(',
      },
    ],
    noticedBy: atk48,
    test: named,
  },
  {
    id: 'attorney-self',
    without: 'the question whether the officer has themselves before them',
    edits: [
      {
        file: 'src/desk/app/confirm-identity.ts',
        find: 'person === officer.person || ',
        put: '',
      },
    ],
    noticedBy: atk48,
    test: named,
  },
  {
    id: 'attorney-served',
    without: 'the question whether an attorney has served the case as an officer',
    edits: [
      {
        file: 'src/desk/app/confirm-identity.ts',
        find: ' || (await deps.counter.hasServed(tx, placeOf(loaded), person))',
        put: '',
      },
    ],
    noticedBy: atk48,
    test: named,
  },
  {
    id: 'attorney-told',
    without: 'the notice of an attorney to the registered mailboxes',
    edits: [
      {
        file: 'src/desk/app/confirm-identity.ts',
        find: 'if (attorney !== null) await deps.tellAttorney',
        put: 'if (attorney !== null && points.length > 99) await deps.tellAttorney',
      },
    ],
    noticedBy: atk48,
    test: named,
  },
  {
    id: 'attorney-bound',
    without: 'the attorney in what is approved',
    edits: [
      {
        file: 'src/desk/domain/reset-request.ts',
        find: '        ...canonicalPower(attendance.attorney),\n',
        put: '',
      },
    ],
    noticedBy: 'src/desk/domain/attorney.test.ts',
    test: 'binds an approval',
  },
  {
    id: 'attorney-box',
    without: 'the refusal of an attorney’s data without the box',
    edits: [
      {
        file: 'src/desk/web/attorney-form.ts',
        find: "    return attorneyFields.every((field) => raw[field].trim() === '') ? ok(undefined) : refused('box')",
        put: '    return ok(undefined)',
      },
    ],
    noticedBy: 'test/journeys/attorney.test.ts',
    test: 'data without the box',
  },
  {
    id: 'attorney-future',
    without: 'the question whether the day of a power has come',
    edits: [
      {
        file: 'src/desk/domain/attorney.ts',
        find: 'attorney.powerOn > today',
        put: 'attorney.powerOn > today + 9_999',
      },
    ],
    noticedBy: 'src/desk/domain/attorney.test.ts',
    test: 'none of tomorrow',
  },
  {
    id: 'attorney-forgotten',
    without: 'the end of an attorney’s words with their case',
    edits: [
      {
        file: 'src/desk/store/forget-words.ts',
        find: 'await inPortions(db, attorneys, [keepDays])',
        put: 'await inPortions(db, attorneys, [keepDays + 9_999])',
      },
    ],
    noticedBy: 'src/desk/store/counter-store.test.ts',
    test: 'when the words are forgotten',
  },
]
