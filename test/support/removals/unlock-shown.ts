import type { Removal } from './removal.ts'

const journey = 'test/journeys/unlock-shown.test.ts'
const useCase = 'src/proofs/biometrics/app/unlock-shown.ts'

/** The guards of what a person shows today to lift a block. */
export const unlockShownRemovals: readonly Removal[] = [
  {
    id: 'shown-for-officer',
    without: 'the question whether an officer has to see this person, whatever they show',
    edits: [
      { file: useCase, find: "if (isForOfficer(deps, before, path)) return refused('attended')", put: '' },
    ],
    noticedBy: journey,
    test: 'opens nothing by itself',
  },
  {
    id: 'shown-at-counter',
    without: 'the question whether an officer has this case already',
    edits: [
      {
        file: useCase,
        find: "isAtCounter(current) && current.state.is === 'proving' : !isAtCounter(current)",
        put: 'isAtCounter(current) : true',
      },
    ],
    noticedBy: journey,
    test: 'undoes nothing that an officer has begun',
  },
  {
    id: 'finger-vouched',
    without: 'the earlier visit at which a finger was enrolled',
    edits: [
      {
        file: 'src/proofs/biometrics/store/live-store.ts',
        find: '.first(unvouched, [subject, caseId]))?.n === 0',
        put: '.first(unvouched, [subject, caseId])) !== undefined',
      },
    ],
    noticedBy: journey,
    test: 'stands for nothing where it was enrolled in the same case',
  },
  {
    id: 'finger-path',
    without: 'the path on which alone a finger stands for the papers',
    edits: [
      {
        file: 'src/desk/app/counter-file.ts',
        find: 'deps.policy.paths[loaded.case.path].fingerForPapers === true &&',
        put: '',
      },
    ],
    noticedBy: journey,
    test: 'stands for nothing where it does not match',
  },
]
