import type { Removal } from './removal.ts'

const f04 = 'test/faults/f-04.test.ts'
const signedReader = 'src/adapters/signatures/reader-process.test.ts'
const turns = 'src/adapters/files/fair-turns.test.ts'

/** The guards of the processes that look into files. */
export const fileRemovals: readonly Removal[] = [
  {
    id: 'reader-memory',
    without: 'the end of a process that holds more memory than a file may cost',
    edits: [
      {
        file: 'src/adapters/files/inspector.ts',
        find: '    mostResident,\n    mostSaid',
        put: '    mostResident: 8 * mostResident,\n    mostSaid',
      },
    ],
    noticedBy: f04,
    test: 'grows outside',
  },
  {
    id: 'reader-held',
    without: 'the word of a process on how much it has held, when it was not seen',
    edits: [
      {
        file: 'src/adapters/files/inspector.ts',
        find: "typeof held === 'number' ? held : 0",
        put: '0',
      },
    ],
    noticedBy: f04,
    test: 'says itself',
  },
  {
    id: 'reader-turns',
    without: 'the turns between those who wait for their file to be looked at',
    edits: [
      {
        file: 'src/adapters/files/fair-turns.ts',
        find: 'if (isTurn || rest.length === 0)',
        put: 'if (rest.length === 0)',
      },
    ],
    noticedBy: turns,
    test: 'more than one file',
  },
  {
    id: 'reader-places',
    without: 'the place that whoever waits with many files leaves to one with fewer',
    edits: [
      {
        file: 'src/adapters/files/fair-turns.ts',
        find: 'if (count >= waiting && !makeRoom(by))',
        put: 'if (count >= waiting)',
      },
    ],
    noticedBy: turns,
    test: 'most of the places',
  },
  {
    id: 'reader-confined',
    without: 'the confinement of the processes that look into files',
    edits: [
      {
        file: 'src/adapters/files/inspector.ts',
        find: "process.allowedNodeEnvironmentFlags.has('--permission')",
        put: 'false',
      },
    ],
    noticedBy: f04,
    test: 'reaches for',
  },
  {
    id: 'signed-reader-confined',
    without: 'the confinement of the processes that read signed files',
    edits: [
      {
        file: 'src/adapters/signatures/reader-process.ts',
        find: "process.allowedNodeEnvironmentFlags.has('--permission')",
        put: 'false',
      },
    ],
    noticedBy: signedReader,
    test: 'reaches for',
  },
  {
    id: 'signed-reader-settings',
    without: 'the empty settings of a process that reads a signed file',
    edits: [{ file: 'src/adapters/signatures/one-reader.ts', find: 'env: {},', put: 'env: process.env,' }],
    noticedBy: signedReader,
    test: 'reaches for',
  },
]
