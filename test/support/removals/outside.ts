import type { Removal } from './removal.ts'

const circuit = 'src/platform/outside/circuit.ts'
const reading = 'src/platform/outside/read-at-most.ts'

const row = (
  id: string,
  without: string,
  [file, find, put]: readonly [file: string, find: string, put: string],
  test: string,
): Removal => ({
  id: `outside-${id}`,
  without,
  edits: [{ file, find, put }],
  noticedBy: file.replace(/\.ts$/, '.test.ts'),
  test,
})

/** The limits of every service outside, whichever it is. */
export const outsideRemovals: readonly Removal[] = [
  row(
    'busy',
    'the number of calls under way at once',
    [circuit, 'bulkhead(concurrent, 0)', 'bulkhead(1e6, 0)'],
    'one too many',
  ),
  row(
    'limit',
    'the end of waiting for a whole answer',
    [circuit, 'timeout(limit * 1_000,', 'timeout(limit * 1e6,'],
    'no longer than its limit',
  ),
  row(
    'rest',
    'the pause after failures in a row',
    [circuit, 'new ConsecutiveBreaker(failures)', 'new ConsecutiveBreaker(failures * 1e6)'],
    'asks nothing after failures in a row',
  ),
  row(
    'wrong',
    'the difference between one wrong answer and a service that is ill',
    [
      circuit,
      'isTaskCancelledError(fault) || isSickness(fault)',
      'isSickness(fault) || fault instanceof Error',
    ],
    'none that says nothing about the other side',
  ),
  row(
    'most',
    'the end of an answer that has none',
    [reading, 'if (size > most) throw', 'if (size > most * 1e3) throw'],
    'reads no further than is sensible',
  ),
]
